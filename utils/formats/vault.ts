import { type LecternDocument, placedEntryIds } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { documentParts, frontMatter } from './document-lines'
import { entryValues } from './entry-values'
import { createFileNamer } from './file-name'
import { gather, sortById } from './in-order'
import type { EntryTemplates, Profile, ProfileOptions, TimeLink } from './profile'
import { vaultOptions } from './profiles'
import type { ExportControl, Sink } from './sink'
import { compileTemplate } from './template'
import { vaultTemplates } from './templates/vault'
import { yamlText } from './yaml'
import { createZipWriter } from './zip'

/** One file per entry and per document, as an Obsidian vault. */
export const vaultProfile: Profile = {
  name: 'Vault',
  entry: vaultTemplates,
  options: vaultOptions,
}

export interface VaultSettings {
  timeLink: TimeLink
  options?: Partial<Omit<ProfileOptions, 'target'>>
  /** The built-in templates if absent. */
  templates?: EntryTemplates
  /** Minutes east of UTC at an instant; those of the learner's clock if absent. */
  utcOffsetMinutes?: (at: Date) => number
}

export interface VaultSource extends VaultSettings {
  /**
   * In the order of their ids, which is that of their making: of two entries with one title the older keeps the plain
   * file name. An array may stand in any order.
   */
  entries: Iterable<Entry> | AsyncIterable<Entry>
  documents: Iterable<LecternDocument> | AsyncIterable<LecternDocument>
}

export interface VaultReport {
  fileCount: number
  byteCount: number
  /** Entry lines that wrote nothing, since their entry was not among the exported. */
  leftOut: { documentId: string; entryId: string }[]
}

export interface VaultFile {
  /** With its folder and extension. */
  path: string
  text: string
}

/**
 * Writes entries and documents as a zip of Markdown files. Deleted ones are left out. Memory holds the documents and
 * the entries' file names, not the entries; equal libraries give equal bytes.
 * @throws TemplateError, and the signal's reason when it is aborted.
 */
export async function exportVault(source: VaultSource, sink: Sink, control: ExportControl = {}): Promise<VaultReport> {
  const documents = sortById((await gather(source.documents)).filter(isPresent))
  const writer = createVaultWriter(documents, source)
  const zip = createZipWriter(sink, control)
  const entries = Array.isArray(source.entries) ? sortById(source.entries) : source.entries
  for await (const entry of entries) {
    if (!isPresent(entry)) continue
    const { path, text } = writer.writeEntry(entry)
    await zip.add(path, text)
  }
  const leftOut: VaultReport['leftOut'] = []
  for (const document of documents) {
    const file = writer.writeDocument(document)
    await zip.add(file.path, file.text)
    leftOut.push(...file.leftOut.map((entryId) => ({ documentId: document.id, entryId })))
  }
  return { ...(await zip.end()), leftOut }
}

/** The file that an entry becomes, for a live preview. `documents` are those that may place it. */
export function previewVaultEntry(
  entry: Entry,
  settings: VaultSettings & { documents?: readonly LecternDocument[] },
): VaultFile {
  const documents = sortById((settings.documents ?? []).filter(isPresent))
  return createVaultWriter(documents, settings).writeEntry(entry)
}

interface VaultWriter {
  writeEntry(entry: Entry): VaultFile
  /** To be called when all entries are written: only then are the names that a document links to known. */
  writeDocument(document: LecternDocument): VaultFile & { leftOut: string[] }
}

function createVaultWriter(documents: readonly LecternDocument[], settings: VaultSettings): VaultWriter {
  // Links in Obsidian name a file without its folder, so all folders share one set of names.
  const nameOf = createFileNamer()
  const documentNames = new Map(documents.map(({ id, title }) => [id, nameOf(title, id)]))
  const topics = topicsByEntry(documents, documentNames)
  const entryNames = new Map<string, string>()
  const writeText = createEntryWriter(settings)
  return {
    writeEntry: (entry) => {
      const { fileName, text } = writeText(entry, topics.get(entry.id) ?? [])
      const name = nameOf(fileName, entry.id)
      entryNames.set(entry.id, name)
      return { path: `entries/${name}.md`, text }
    },
    writeDocument: (document) => {
      const name = documentNames.get(document.id) ?? nameOf(document.title, document.id)
      const folder = document.kind === 'topic' ? 'topics' : 'documents'
      return { path: `${folder}/${name}.md`, ...documentText(document, entryNames) }
    },
  }
}

function createEntryWriter(settings: VaultSettings) {
  const options = { ...vaultProfile.options, ...settings.options }
  const { fileName, properties, heading, body } = settings.templates ?? vaultProfile.entry
  const compile = (text: string) => compileTemplate(text, options.target)
  const templates = {
    fileName: compile(fileName),
    properties: compile(properties),
    heading: compile(heading),
    body: compile(body),
  }
  return (entry: Entry, topics: readonly string[]) => {
    const values = entryValues(entry, { ...settings, options, topics })
    const title = options.titleHeading ? `# ${templates.heading.render(values)}\n\n` : ''
    const text = `${title}${templates.body.render(values).trim()}`.trimEnd()
    const front = withoutEmptyLines(templates.properties.render(values))
    const written = `---\n${front}\n---\n${text === '' ? '' : `\n${text}\n`}`
    return { fileName: templates.fileName.render(values), text: written }
  }
}

function withoutEmptyLines(text: string): string {
  const lines = text.split('\n')
  return lines.filter((line) => line.trim() !== '').join('\n')
}

/** A document's own text, with a link to an entry's file where the entry stands. */
function documentText(document: LecternDocument, entryNames: ReadonlyMap<string, string>) {
  const leftOut: string[] = []
  const lines: string[] = []
  for (const part of documentParts(document.body)) {
    const name = 'text' in part ? undefined : entryNames.get(part.entryId)
    if ('text' in part) lines.push(part.text)
    else if (name === undefined) leftOut.push(part.entryId)
    else lines.push(`${part.indent}![[${name}]]`)
  }
  const own = document.properties.filter(({ name }) => name !== 'lectern')
  const properties = [...own, { name: 'lectern', value: yamlText(document.id) }]
  const body = lines.join('\n')
  return { text: `${frontMatter(properties)}${body}${body.endsWith('\n') || body === '' ? '' : '\n'}`, leftOut }
}

function topicsByEntry(
  documents: readonly LecternDocument[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string[]> {
  const topics = new Map<string, string[]>()
  for (const { id, kind, body } of documents) {
    if (kind !== 'topic') continue
    const name = names.get(id)
    for (const entryId of name === undefined ? [] : placedEntryIds(body)) {
      topics.set(entryId, [...(topics.get(entryId) ?? []), name ?? ''])
    }
  }
  return topics
}

const isPresent = ({ deletedAt }: { deletedAt?: string | undefined }) => deletedAt === undefined
