import { findDoi, parseArxivId } from '@/utils/identity'
import { isHeading, type ProseLines, readLabel, readProse, wordsOf } from './labelled'
import { tablesIn } from './note-tables'
import { isUnder } from './outline-lines'

/** One thing that the learner wants to read next. */
export interface NextReading {
  /** As it stands in the notes. */
  text: string
  /** Addresses that its links and ids lead to; none where it only has words. */
  urls: string[]
  /** The words of its link, which may be its title. */
  title?: string
  /** What else the line says. */
  why?: string
}

const labels = new Set(['read next', 'references to read', 'next source'])

/** What notes say to read next: lines under `Read next`, and the seed table's column of next sources. */
export function findNextReadings(text: string): NextReading[] {
  if (!/read next|references to read|next source/i.test(text)) return []
  const prose = readProse(text)
  const listed = readNextLines(prose).map((line) => line.text)
  return [...listed, ...seedCells(prose)].flatMap((line) => nextReadingOf(line) ?? [])
}

/** A thing to read as one line says it; undefined for a blank. */
export function nextReadingOf(line: string): NextReading | undefined {
  const text = line.trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined
  const found = addressesIn(text)
  const rest = found.reduce((left, { written }) => left.replace(written, ' '), text)
  const words = rest.replace(/<\s*>|\(\s*\)/g, ' ').replace(/\s+/g, ' ')
  const why = words.replace(/^[ .,;:·–—-]+|[ ,;:·–—-]+$|\s\.$/gu, '')
  const urls = [...new Set(found.map(({ url }) => url))]
  const title = urls.length === 1 ? found[0]?.title : undefined
  return { text, urls, ...(title && { title }), ...(why !== '' && urls.length > 0 && { why }) }
}

/** Every line of what to read next, its heading or label too; `text` is what it names, and may be empty. */
export function readNextLines(prose: ProseLines): { line: number; text: string }[] {
  const { lines, isProse } = prose
  const listed: { line: number; text: string }[] = []
  // Under a heading every line counts until the next one; under an item, what belongs to it.
  let heading = false
  let owner: number | undefined
  for (const [at, line] of lines.entries()) {
    if (!isProse(at)) continue
    const label = readLabel(line)
    const words = wordsOf(line)
    const isTitle = /^(?:\*\*|__)?read next(?:\*\*|__)?[:：]?\s*$/i.test(words)
    if (isHeading(line)) heading = isTitle
    if (isTitle || (label && labels.has(label.label))) {
      owner = at
      listed.push({ line: at, text: label?.value ?? '' })
    } else if (!isHeading(line) && (heading || (owner !== undefined && isUnder(lines, at, owner)))) {
      listed.push({ line: at, text: words })
    }
  }
  return listed
}

function seedCells(prose: ProseLines): string[] {
  return tablesIn(prose).flatMap(({ kind, columns, rows }) => {
    const column = columns.indexOf('next source')
    if (kind !== 'seed' || column < 0) return []
    return rows.flatMap((row) => row[column]?.text.split(/<br\s*\/?>/i) ?? [])
  })
}

interface Address {
  written: string
  url: string
  title?: string
}

const linkPattern =
  /\[([^\]\n]*)\]\((<?)(https?:\/\/[^\s)>]+(?:\([^\s)]*\)[^\s)>]*)*)\2>?\)|<?(https?:\/\/[^\s<>]+)>?/giu
/** A DOI; an arXiv identifier of either kind, with or without the word. */
const idPattern =
  /(?:doi:\s*)?10\.\d{4,9}(?:\.\d+)*\/\S+|(?:arxiv:\s*)?(?<![\d./])(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?(?![\d/])/giu

function addressesIn(text: string): Address[] {
  const links = [...text.matchAll(linkPattern)].map(([written, title, , linked, bare]) => {
    const url = linked ?? (bare ?? '').replace(/[.,;:!?'")\]]+$/u, '')
    return { written: linked === undefined ? url : written, url, ...(title && { title }) }
  })
  const rest = links.reduce((left, { written }) => left.replace(written, ' '), text)
  const ids = [...rest.matchAll(idPattern)].flatMap(([written]) => addressOfId(written) ?? [])
  return [...links, ...ids].filter(({ url }) => URL.canParse(url))
}

function addressOfId(written: string): Address | undefined {
  const arxiv = parseArxivId(written)
  if (arxiv) return { written, url: `https://arxiv.org/abs/${arxiv.id}${arxiv.version ? `v${arxiv.version}` : ''}` }
  const doi = findDoi(written)
  return doi === undefined ? undefined : { written, url: `https://doi.org/${encodeURI(doi)}` }
}
