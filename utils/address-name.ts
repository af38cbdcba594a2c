import type { Entry } from './entry'
import { parseWebUrl, plainHost, plainPath } from './url'

/** How identities of papers are written for people, by their scheme. */
const idForms: Record<string, (id: string) => string> = {
  arxiv: (id) => `arXiv:${id}`,
  doi: (id) => `doi:${id}`,
  acl: (id) => `ACL Anthology ${id}`,
  openreview: (id) => `OpenReview ${id}`,
  pmlr: (id) => `PMLR ${id}`,
  jmlr: (id) => `JMLR ${id}`,
  neurips: (id) => `NeurIPS ${id.replace(/\/(\w{8})\w*$/, ' · $1')}`,
  cvf: (id) => wordsOf(id.replace(/_paper$/, '')),
  usenix: (id) => `USENIX ${id}`,
  dblp: (id) => `DBLP ${id}`,
  s2: (id) => `Semantic Scholar ${id.slice(0, 8)}`,
  pmid: (id) => `PMID ${id}`,
  pmcid: (id) => id,
}

/** What turns or hides text without being seen, as a file's name may have it. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]+/gu
/** Of files that are read, not browsed. */
const endings = /\.(?:pdf|epub|ps|djvu|pptx?)$/i
const longest = 120

/**
 * What a paper, or a file, is called while nobody has told its title: the words of the file's name, the paper's number,
 * or the file and where it lies. For showing only: a title that is not known stays empty. Undefined for all other
 * things, and for what has no address.
 */
export function addressName({
  kind,
  ids,
  url,
  related = [],
}: Pick<Entry, 'kind' | 'ids' | 'url'> & Partial<Pick<Entry, 'related'>>): string | undefined {
  const address = parseWebUrl(url)
  const file = address && fileOf(address)
  const isDocument = endings.test(file ?? '')
  if (kind !== 'paper' && !isDocument) return undefined
  const words = wordsOf(file ?? '')
  if (isDocument && isSpoken(words)) return words
  const published = related.flatMap(({ how, id }) => (how === 'published as' && id !== undefined ? [id] : []))
  const [known] = [...ids, ...published].flatMap(idText)
  if (known !== undefined) return known
  return address && file ? `${shortened(file)} · ${plainHost(address)}` : undefined
}

function fileOf(address: URL): string {
  const name = plainPath(address).split('/').at(-1) ?? ''
  return name.replace(unseen, '').trim()
}

function idText(id: string): string[] {
  const [, scheme = '', rest = ''] = /^([^:]+):(.+)$/s.exec(id) ?? []
  const form = idForms[scheme]
  return form ? [shortened(form(rest).replace(unseen, ''))] : []
}

/** The name of a file as words: "attention-is_all%20you-need.pdf" is "attention is all you need". */
function wordsOf(file: string): string {
  const words = file
    .replace(endings, '')
    .replace(/[-_+\s]+/g, ' ')
    .trim()
  return shortened(words)
}

/** Whether it reads as a title does: three words at least, or a phrase in a script that sets none apart. */
function isSpoken(words: string): boolean {
  const count = words.split(' ').filter((part) => /^\P{N}*\p{L}{2}\P{N}*$/u.test(part)).length
  return count >= 3 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u.test(words)
}

/** Cut between characters, not through one. */
function shortened(text: string): string {
  return text.length <= longest ? text : `${[...text.slice(0, longest)].slice(0, -1).join('')}…`
}
