import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { entryLine } from '@/utils/entry-line'
import { blockText } from '@/utils/markdown-text'
import { documentParts, frontMatter, hasProperty } from './document-lines'
import { createDocumentWriter } from './document-writer'
import { entryValues } from './entry-values'
import { fileNameOf } from './file-name'
import { protectLiquid } from './liquid-text'
import type { EntryTemplates, Profile, ProfileOptions, TimeLink } from './profile'
import { topicNoteOptions } from './profiles'
import { createShotWriter, type ShotSource, type ShotWriter } from './shot-files'
import { compileTemplate } from './template'
import { topicNoteTemplates } from './templates/topic-note'
import { yamlText } from './yaml'

/** One file for a topic, a tag or a selection. */
export const topicNoteProfile: Profile = {
  name: 'Topic note',
  entry: topicNoteTemplates,
  options: topicNoteOptions,
}

export interface TopicNoteSettings {
  timeLink: TimeLink
  options?: Partial<ProfileOptions>
  /** The built-in templates if absent. */
  templates?: EntryTemplates
  /** The shots that can be files beside the note; absent: embeds stay as they stand. */
  shots?: Pick<ShotSource, 'has'>
}

export interface TopicNote {
  /** With its extension. */
  fileName: string
  text: string
  /** Ids of entries that the document places and the library no longer has. */
  leftOut: string[]
  /** The shots that must be files beside the note. */
  shots: ShotWriter
}

/**
 * A document's own text with its entries written where they stand: under a heading as a heading one level below it,
 * in a list as an item. Pure, and fast enough for a preview that follows typing.
 * @throws TemplateError
 */
export function writeTopicNote(
  document: LecternDocument,
  entriesById: ReadonlyMap<string, Entry>,
  { timeLink, options: chosen, templates = topicNoteProfile.entry, shots: source }: TopicNoteSettings,
): TopicNote {
  const options = { ...topicNoteProfile.options, ...chosen }
  const heading = compileTemplate(templates.heading, options.target)
  const body = compileTemplate(templates.body, options.target)
  const shots = createShotWriter(source ?? { has: () => false }, options.target, '')
  const leftOut: string[] = []
  const writer = createDocumentWriter()
  if (options.titleHeading) writer.addText(`# ${titleText(document.title, options)}\n`)
  for (const part of documentParts(shots.write(document.body))) {
    if ('text' in part) {
      writer.addText(options.target === 'jekyll' ? protectLiquid(part.text) : part.text)
      continue
    }
    const entry = entriesById.get(part.entryId)
    if (entry && entry.deletedAt === undefined) {
      const values = entryValues(entry, { timeLink, options, shots })
      writer.addEntry(part, { heading: heading.render(values), body: body.render(values) })
    } else {
      leftOut.push(part.entryId)
    }
  }
  return {
    fileName: `${fileNameOf(document.title)}.md`,
    text: frontMatter(propertiesOf(document, options)) + writer.text(),
    leftOut: [...new Set(leftOut)],
    shots,
  }
}

/** A topic made for a tag, a filter's result or a selection, to be exported and not stored. */
export function gatherTopic(title: string, entries: readonly Entry[]): LecternDocument {
  const at = new Date(0).toISOString()
  const lines = entries.map(({ id }) => `${entryLine(id)}\n`)
  const body = `# ${blockText(title)}\n\n${lines.join('\n')}`
  return { id: '', revision: 0, kind: 'topic', title, properties: [], body, createdAt: at, updatedAt: at }
}

/** Jekyll renders only files with front matter; the learner's own title stays theirs. */
function propertiesOf({ properties, title }: LecternDocument, { target }: ProfileOptions) {
  if (target !== 'jekyll' || hasProperty(properties, 'title')) return properties
  return [...properties, { name: 'title', value: yamlText(title) }]
}

function titleText(title: string, { target }: ProfileOptions): string {
  return blockText(title, target === 'jekyll' ? '$$' : '$')
}
