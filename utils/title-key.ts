import { foldLetters } from './fold'
import { texToText } from './tex'

/** Fewer letters than this name nothing: "Intro". */
const shortestKey = 8

/** Signs at letters of Latin, Greek and Cyrillic, and the vowels that Arabic and Hebrew may leave out. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g

/**
 * What a title comes to when case, accents, TeX, spaces and punctuation do not count: two titles with one key may name
 * one work, and no more than that. The letters of every script stay; undefined when too few are left to mean anything.
 */
export function titleKey(title: string): string | undefined {
  const plain = plainAscii.test(title) ? title.toLowerCase().replace(/[^a-z0-9]+/g, '') : readLetters(title)
  return [...plain].length < shortestKey ? undefined : plain
}

/** English without TeX, as most titles are: read at a fraction of the time. */
const plainAscii = /^[ !"#%-Z[^_`a-z|~]*$/

function readLetters(title: string): string {
  return foldLetters(readTex(title).normalize('NFKD').replace(accents, '').toLowerCase())
    .normalize('NFC')
    .replaceAll('ς', 'σ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** Maths is read like the text around it: a publisher writes "N=4" where the preprint has "$\mathcal{N}=4$". */
function readTex(title: string): string {
  if (!/[\\${}]/.test(title)) return title
  return texToText(title.replaceAll('$', '')).replace(/\\[a-z]+\*?/gi, ' ')
}
