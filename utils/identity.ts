/** An arXiv identifier without its version, in arXiv's own spelling. */
export interface ArxivId {
  id: string
  version?: number
}

const newArxivId = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})$/
const oldArxivId = /^([a-z]+(?:-[a-z]+)*)(?:\.[a-z]{2}|\.[a-z]+-[a-z]+)?\/(\d{2})(0[1-9]|1[0-2])(\d{3})$/i

/**
 * Reads an arXiv identifier with or without `arXiv:`, version and file ending. A subject class is no part of the
 * identity: `math.GT/0309136` is `math/0309136`. Rules: https://info.arxiv.org/help/arxiv_identifier.html
 */
export function parseArxivId(text: string): ArxivId | undefined {
  const bare = text
    .trim()
    .replace(/^arxiv:\s*/i, '')
    .replace(/(?:[.,;:)\]]|\.pdf|\.ps|\.gz|\.md)+$/i, '')
  const [, stem = bare, digits] = /^(.*?)v(\d{1,4})$/i.exec(bare) ?? []
  const id = newIdOf(stem) ?? oldIdOf(stem)
  const version = digits === undefined ? undefined : Number(digits)
  if (!id || version === 0) return undefined
  return version === undefined ? { id } : { id, version }
}

/** From April 2007: four digits until 2014, five since. */
function newIdOf(stem: string): string | undefined {
  const [, year, month, number] = newArxivId.exec(stem) ?? []
  if (!year || !month || !number) return undefined
  const yearMonth = year + month
  if (yearMonth < '0704' || number.length !== (yearMonth < '1501' ? 4 : 5)) return undefined
  return stem
}

/** From 1991 to March 2007. */
function oldIdOf(stem: string): string | undefined {
  const [, archive, year, month, number] = oldArxivId.exec(stem) ?? []
  if (!archive || !year || !month || !number) return undefined
  const isInTime = year >= '91' || year + month < '0704'
  return isInTime ? `${archive.toLowerCase()}/${year}${month}${number}` : undefined
}

const doiPattern = /10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+/
const brackets: Record<string, string> = { ')': '(', ']': '[', '>': '<', '}': '{' }

/** The first DOI in a text or URL, as written there: no scheme, no `doi:`, no punctuation of the sentence around it. */
export function findDoi(text: string): string | undefined {
  const decoded = text.replace(/%(?:2f|3c|3e|28|29|3b|3a|5b|5d)/gi, (code) => decodeURIComponent(code))
  const found = /10\.\d{4,9}(?:\.\d+)*\/\S+/.exec(decoded)?.[0]
  return found && trimDoi(found)
}

/** Every DOI in a text, as written. */
export function findDois(text: string): string[] {
  const found = text.split(/[\s,;]+(?=(?:doi:|https?:\/\/|10\.))/i).map(findDoi)
  return [...new Set(found.filter((doi) => doi !== undefined))]
}

/** The identity that a DOI gives; a DOI that arXiv issued names the arXiv paper. */
export function doiIdentity(doi: string): string {
  const lower = doi.toLowerCase()
  const arxiv = lower.startsWith('10.48550/arxiv.') && parseArxivId(lower.slice('10.48550/arxiv.'.length))
  return arxiv ? `arxiv:${arxiv.id}` : `doi:${lower}`
}

function trimDoi(found: string): string | undefined {
  let doi = found
  for (;;) {
    const last = doi.at(-1) ?? ''
    const opening = brackets[last]
    const isLoose = opening ? count(doi, opening) < count(doi, last) : /[.,;:"'`’”]/.test(last)
    if (!isLoose) break
    doi = doi.slice(0, -1)
  }
  return doiPattern.test(doi) || /\/[^/]/.test(doi) ? doi : undefined
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
