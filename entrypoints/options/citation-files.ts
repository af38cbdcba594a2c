import type { Entry } from '@/utils/entry'
import type { CitationFormat, CitationOptions } from '@/utils/formats/citation-formats'
import { citationFiles, citationText, writeCitations } from '@/utils/formats/citations'
import { fileNameOf } from '@/utils/formats/file-name'
import type { ExportControl } from '@/utils/formats/sink'
import type { ExportFile, Written } from './export-files'
import { createFileParts } from './file-parts'
import type { LibraryCalls } from './library-calls'

export interface CitationSource {
  format: CitationFormat
  citing: CitationOptions
  /** What the export is called. */
  title: string
  entries: readonly Entry[]
  calls: Pick<LibraryCalls, 'pinCitekeys' | 'planCitekeys'>
}

/** How many entries are held at a time beside those of the page. */
const batchSize = 500

/** Writes the citations of some entries as one file; each keeps the key that it is given by that. */
export async function writeCitationFile(source: CitationSource, control: ExportControl): Promise<Written> {
  const { format, citing } = source
  const parts = createFileParts()
  await writeCitations(readPinned(source), format, citing, parts.add, control)
  const { mediaType } = citationFiles[format]
  return { fileName: nameOf(source), file: parts.file(mediaType), leftOut: [], shotCount: 0, missingShots: [] }
}

async function* readPinned({ entries, calls }: CitationSource): AsyncGenerator<Entry> {
  for (let start = 0; start < entries.length; start += batchSize) {
    yield* await calls.pinCitekeys(entries.slice(start, start + batchSize).map(({ id }) => id))
  }
}

/** The text that the first entries of an export become, exactly as it will be written; nothing is stored. */
export async function previewCitations(source: CitationSource, count: number): Promise<ExportFile[]> {
  const { format, citing, calls } = source
  const entries = source.entries.slice(0, count)
  if (entries.length === 0) return []
  const planned = await calls.planCitekeys(entries)
  const keyOf = ({ id, paper }: Entry) => paper?.citekey ?? planned.get(id) ?? id
  return [{ path: nameOf(source), text: citationText(entries, format, citing, keyOf) }]
}

/** Without a day, for a LaTeX file names it. */
function nameOf({ title, format }: CitationSource): string {
  return `${fileNameOf(title)}.${citationFiles[format].extension}`
}
