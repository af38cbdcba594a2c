import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { placedEntryIds } from '@/utils/entry-line'
import type { Reading } from '@/utils/readings'
import type { LecternText } from '@/utils/text'
import { entryValues, type PlacingTopic } from './entry-values'
import { createFileNamer } from './file-name'
import { gather, sortById } from './in-order'
import type { EntryTemplates, Profile, ProfileOptions, TimeLink } from './profile'
import { vaultOptions } from './profiles'
import { addShotFiles, createShotWriter, type ShotSource, type ShotWriter } from './shot-files'
import type { ExportControl, Sink } from './sink'
import { compileTemplate } from './template'
import { vaultTemplates } from './templates/vault'
import { chooseTexts, transcriptLink, transcriptText } from './transcript-file'
import { type EntryFile, vaultDocumentText } from './vault-document'
import { createZipWriter } from './zip'

/** One file per entry and per document, as an Obsidian vault. */
export const vaultProfile: Profile = {
  name: 'Vault',
  entry: vaultTemplates,
  options: vaultOptions,
}

export interface VaultSettings {
  timeLink: TimeLink
  options?: Partial<ProfileOptions>
  /** The built-in templates if absent. */
  templates?: EntryTemplates
  /** Minutes east of UTC at an instant; those of the learner's clock if absent. */
  utcOffsetMinutes?: (at: Date) => number
  /** What was read of each entry, by its id. */
  readings?: ReadonlyMap<string, readonly Reading[]>
  /** Absent: embedded shots stay as they stand, and no files of them are written. */
  shots?: ShotSource
}

export interface VaultSource extends VaultSettings {
  /**
   * In the order of their ids, which is that of their making: of two entries with one title the older keeps the plain
   * file name. An array may stand in any order.
   */
  entries: Iterable<Entry> | AsyncIterable<Entry>
  documents: Iterable<LecternDocument> | AsyncIterable<LecternDocument>
  /** The texts of an entry, read when its transcript is to be written: they are long, and one is held at a time. */
  listTexts?: (entryId: string) => Promise<readonly LecternText[]>
}

export interface VaultReport {
  fileCount: number
  byteCount: number
  /** Entry lines that wrote nothing, since their entry was not among the exported. */
  leftOut: { documentId: string; entryId: string }[]
  /** How many shots were written as files. */
  shotCount: number
  /** Names of shots that texts embed and the library does not have. */
  missingShots: string[]
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
  const withTranscripts = source.options?.withTranscripts ?? vaultProfile.options.withTranscripts
  const zip = createZipWriter(sink, control)
  const entries = Array.isArray(source.entries) ? sortById(source.entries) : source.entries
  for await (const entry of entries) {
    if (!isPresent(entry)) continue
    const texts = withTranscripts ? chooseTexts((await source.listTexts?.(entry.id)) ?? []) : []
    for (const { path, text } of writer.writeEntry(entry, texts)) await zip.add(path, text)
  }
  const leftOut: VaultReport['leftOut'] = []
  for (const document of documents) {
    const file = writer.writeDocument(document)
    await zip.add(file.path, file.text)
    leftOut.push(...file.leftOut.map((entryId) => ({ documentId: document.id, entryId })))
  }
  const gone = source.shots ? await addShotFiles(zip, writer.shots, source.shots) : []
  const { used, missing } = writer.shots
  const shotCount = used.size - gone.length
  return { ...(await zip.end()), leftOut, shotCount, missingShots: [...missing, ...gone] }
}

/** The file that an entry becomes, for a live preview. `documents` are those that may place it. */
export function previewVaultEntry(
  entry: Entry,
  settings: VaultSettings & { documents?: readonly LecternDocument[] },
): VaultFile {
  const documents = sortById((settings.documents ?? []).filter(isPresent))
  return createVaultWriter(documents, settings).writeEntry(entry, [])[0]
}

interface VaultWriter {
  shots: ShotWriter
  /** The entry's file, and one of what was said where there are texts. */
  writeEntry(entry: Entry, texts: readonly LecternText[]): [VaultFile, ...VaultFile[]]
  /** To be called when all entries are written: only then are the names that a document links to known. */
  writeDocument(document: LecternDocument): VaultFile & { leftOut: string[] }
}

function createVaultWriter(documents: readonly LecternDocument[], settings: VaultSettings): VaultWriter {
  // Links in Obsidian name a file without its folder, so all folders share one set of names.
  const nameOf = createFileNamer()
  const documentNames = new Map(documents.map(({ id, title }) => [id, nameOf(title, id)]))
  const topics = topicsByEntry(documents, documentNames)
  const entryFiles = new Map<string, EntryFile>()
  const target = settings.options?.target ?? vaultProfile.options.target
  const shots = createShotWriter(settings.shots ?? { has: () => false }, target, '../')
  const writeText = createEntryWriter(settings, shots, nameOf)
  return {
    shots,
    writeEntry: (entry, texts) => {
      const { name, title, text } = writeText(entry, topics.get(entry.id) ?? [])
      entryFiles.set(entry.id, { name, title })
      const path = `entries/${name}.md`
      if (texts.length === 0) return [{ path, text }]
      const transcript = nameOf(`${name} transcript`, entry.id)
      const { timeLink } = settings
      const said = transcriptText(entry, texts, { timeLink, target, entryName: name })
      return [
        { path, text: `${text}\n${transcriptLink(transcript, target)}\n` },
        { path: `transcripts/${transcript}.md`, text: said },
      ]
    },
    writeDocument: (document) => {
      const name = documentNames.get(document.id) ?? nameOf(document.title, document.id)
      const folder = document.kind === 'topic' ? 'topics' : 'documents'
      return { path: `${folder}/${name}.md`, ...vaultDocumentText(document, name, entryFiles, { target, shots }) }
    },
  }
}

function createEntryWriter(settings: VaultSettings, shots: ShotWriter, nameOf: (title: string, id: string) => string) {
  const options = { ...vaultProfile.options, ...settings.options }
  const { fileName, properties, heading, body } = settings.templates ?? vaultProfile.entry
  const compile = (text: string) => compileTemplate(text, options.target)
  const templates = {
    fileName: compile(fileName),
    properties: compile(properties),
    heading: compile(heading),
    body: compile(body),
  }
  return (entry: Entry, topics: readonly PlacingTopic[]) => {
    const known = entryValues(entry, { ...settings, options, topics, shots })
    const name = nameOf(templates.fileName.render(known), entry.id)
    const isRenamed = options.target === 'obsidian' && name !== known.title
    const values = { ...known, aliases: isRenamed ? [known.title] : null }
    const title = options.titleHeading ? `# ${templates.heading.render(values)}\n\n` : ''
    const text = `${title}${templates.body.render(values).trim()}`.trimEnd()
    const front = withoutEmptyLines(templates.properties.render(values))
    const written = `---\n${front}\n---\n${text === '' ? '' : `\n${text}\n`}`
    return { name, title: known.title, text: written }
  }
}

function withoutEmptyLines(text: string): string {
  const lines = text.split('\n')
  return lines.filter((line) => line.trim() !== '').join('\n')
}

function topicsByEntry(
  documents: readonly LecternDocument[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, PlacingTopic[]> {
  const topics = new Map<string, PlacingTopic[]>()
  for (const { id, kind, title, body } of documents) {
    if (kind !== 'topic') continue
    const topic = { title, fileName: names.get(id) ?? '' }
    for (const entryId of placedEntryIds(body)) topics.set(entryId, [...(topics.get(entryId) ?? []), topic])
  }
  return topics
}

const isPresent = ({ deletedAt }: { deletedAt?: string | undefined }) => deletedAt === undefined
