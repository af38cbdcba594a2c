import type { LecternDocument } from '@/utils/document'
import { inlineText } from '@/utils/markdown-text'
import { documentParts, frontMatter, hasProperty } from './document-lines'
import { createDocumentWriter } from './document-writer'
import { encodePath } from './link-path'
import { protectLiquid } from './liquid-text'
import type { ProfileOptions } from './profile'
import type { ShotWriter } from './shot-files'
import { yamlList, yamlText } from './yaml'

/** What a document needs to know of an entry's file to link to it. */
export interface EntryFile {
  /** Without its folder and extension. */
  name: string
  title: string
}

export interface DocumentText {
  text: string
  /** Ids of placed entries that have no file. */
  leftOut: string[]
}

/** A document's own text, with a link to an entry's file where the entry stands. */
export function vaultDocumentText(
  document: LecternDocument,
  fileName: string,
  entryFiles: ReadonlyMap<string, EntryFile>,
  { target, shots }: { target: ProfileOptions['target']; shots: ShotWriter },
): DocumentText {
  const isForJekyll = target === 'jekyll'
  const own = document.properties.filter(({ name }) => name !== 'lectern')
  const added = isForJekyll ? titleOf(document) : aliasOf(document, fileName)
  const properties = [...own, ...added, { name: 'lectern', value: yamlText(document.id) }]
  const body = shots.write(document.body)
  const { text, leftOut } = isForJekyll ? jekyllBody(body, entryFiles) : obsidianBody(body, entryFiles)
  return { text: frontMatter(properties) + text, leftOut }
}

function titleOf({ properties, title }: LecternDocument): LecternDocument['properties'] {
  return hasProperty(properties, 'title') ? [] : [{ name: 'title', value: yamlText(title) }]
}

/** Obsidian knows a document by its file's name; a title that is no name for a file stands beside it. */
function aliasOf({ properties, title }: LecternDocument, fileName: string): LecternDocument['properties'] {
  const isKnown = title === fileName || title === '' || hasProperty(properties, 'aliases')
  return isKnown ? [] : [{ name: 'aliases', value: yamlList([title]) }]
}

function obsidianBody(body: string, entryFiles: ReadonlyMap<string, EntryFile>): DocumentText {
  const leftOut: string[] = []
  const lines: string[] = []
  for (const part of documentParts(body)) {
    const file = 'text' in part ? undefined : entryFiles.get(part.entryId)
    if ('text' in part) lines.push(part.text)
    else if (file === undefined) leftOut.push(part.entryId)
    else lines.push(`${part.indent}![[${file.name}]]`)
  }
  const text = lines.join('\n')
  return { text: text === '' || text.endsWith('\n') ? text : `${text}\n`, leftOut }
}

/** Jekyll has neither wikilinks nor embedding: an entry is a list's item with an ordinary link. */
function jekyllBody(body: string, entryFiles: ReadonlyMap<string, EntryFile>): DocumentText {
  const leftOut: string[] = []
  const writer = createDocumentWriter()
  for (const part of documentParts(body)) {
    const file = 'text' in part ? undefined : entryFiles.get(part.entryId)
    if ('text' in part) writer.addText(protectLiquid(part.text))
    else if (file === undefined) leftOut.push(part.entryId)
    else {
      const heading = `[${inlineText(file.title, '$$')}](../entries/${encodePath(file.name)}.md)`
      const indent = part.isInList ? part.indent : ''
      writer.addEntry({ ...part, indent, isInList: true }, { heading, body: '' })
    }
  }
  return { text: writer.text(), leftOut }
}
