import type { Entry } from '@/utils/entry'
import { bibtexEntry } from './bibtex'
import { type Citation, citationOf } from './citation'
import { type CitationFormat, type CitationOptions, isCitable } from './citation-formats'
import { cslItem } from './csl-json'
import { pause } from './pause'
import { risRecord } from './ris'
import type { ExportControl, Sink } from './sink'

/** Of the file that a format is saved as. */
export const citationFiles: Record<CitationFormat, { extension: string; mediaType: string }> = {
  bibtex: { extension: 'bib', mediaType: 'application/x-bibtex;charset=utf-8' },
  'csl-json': { extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json;charset=utf-8' },
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems;charset=utf-8' },
}

/** The text of a citation file with some entries; `keyOf` gives each one's key. */
export function citationText(
  entries: readonly Entry[],
  format: CitationFormat,
  options: CitationOptions,
  keyOf: (entry: Entry) => string,
): string {
  const cited = entries.filter(isCitable).map((entry) => citationOf(entry, keyOf(entry), options))
  const parts = cited.map((citation) => partOf(citation, format, options))
  const { before, between, after } = frames[format]
  return before + parts.join(between) + after
}

/** How much text is handed on at a time. */
const pieceLength = 65_536

/**
 * Writes a citation file piece by piece: memory holds one piece. Entries without a source are left out, and each other
 * one must have its key. Answers how many were written.
 * @throws the signal's reason when it is aborted
 */
export async function writeCitations(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  format: CitationFormat,
  options: CitationOptions,
  sink: Sink,
  { onProgress, signal }: ExportControl = {},
): Promise<{ entryCount: number; byteCount: number }> {
  const { before, between, after } = frames[format]
  const encoder = new TextEncoder()
  let piece = before
  let entryCount = 0
  let byteCount = 0
  const flush = async () => {
    const bytes = encoder.encode(piece)
    piece = ''
    byteCount += bytes.length
    await sink(bytes)
    onProgress?.({ fileCount: entryCount, byteCount })
  }
  for await (const entry of entries) {
    signal?.throwIfAborted()
    const key = entry.paper?.citekey
    if (!isCitable(entry) || key === undefined) continue
    piece += (entryCount > 0 ? between : '') + partOf(citationOf(entry, key, options), format, options)
    entryCount += 1
    if (piece.length < pieceLength) continue
    await flush()
    await pause()
  }
  piece += after
  await flush()
  return { entryCount, byteCount }
}

const frames: Record<CitationFormat, { before: string; between: string; after: string }> = {
  bibtex: { before: '', between: '\n', after: '' },
  'csl-json': { before: '[\n', between: ',\n', after: '\n]\n' },
  ris: { before: '', between: '\r\n', after: '' },
}

function partOf(citation: Citation, format: CitationFormat, options: CitationOptions): string {
  if (format === 'bibtex') return bibtexEntry(citation, options)
  if (format === 'ris') return risRecord(citation)
  return JSON.stringify(cslItem(citation), undefined, 2)
}
