/** Enough bits for an entry. A power of two, as every size must be. */
const defaultBits = 4096

/**
 * Which short runs of letters occur in a text, as bits: tells in no time that a text can't contain a word, so that
 * only the others must be read. Two and three letters in a row each set one bit; spaces end a run.
 */
export function signText(text: string, bits = defaultBits): Uint32Array {
  const signature = new Uint32Array(bits / 32)
  const mask = bits - 1
  let last = 0
  let lastButOne = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const isSpace = code === 32 || code === 10
    if (last !== 0 && !isSpace) {
      setBit(signature, hashOf(0, last, code) & mask)
      if (lastButOne !== 0) setBit(signature, hashOf(lastButOne, last, code) & mask)
    }
    lastButOne = isSpace ? 0 : last
    last = isSpace ? 0 : code
  }
  return signature
}

/** What must be set in the signature of every text that contains a word: places and the bits there, in pairs. */
export type WordBits = readonly [place: number, bits: number][]

/** The bits that every text with this word has; none for a single letter. */
export function bitsOfWord(word: string, bits = defaultBits): WordBits {
  return [...signText(word, bits)].flatMap((bits, place) => (bits === 0 ? [] : [[place, bits] as [number, number]]))
}

/** False when the signed text certainly does not contain the word that has these bits. */
export function mayContain(signature: Uint32Array, wordBits: WordBits): boolean {
  for (const [place, bits] of wordBits) if (((signature[place] ?? 0) & bits) >>> 0 !== bits) return false
  return true
}

function hashOf(first: number, second: number, third: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(first, 0x1f35) + second, 0x1f35) + third, 0x9e3779b1)
  return mixed >>> 15
}

function setBit(signature: Uint32Array, bit: number): void {
  const word = bit >>> 5
  signature[word] = (signature[word] ?? 0) | (1 << (bit & 31))
}
