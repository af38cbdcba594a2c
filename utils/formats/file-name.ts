const longestBytes = 120
const encoder = new TextEncoder()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Reserved by a file system, or read by Obsidian inside a link. */
const reserved = /[\\/:*?"<>|#^[\]]/gu
/** Controls, invisible direction marks and what is no character: they make two names look the same. */
const invisible =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu
/** What opens or closes Liquid, which Jekyll would run: the outer brace becomes a round one. */
const liquidOpening = /\{(?=[{%])/g
const liquidClosing = /(?<=[}%])\}/g
/** Nothing to change, as in most titles: words of ASCII letters and digits with single spaces. */
const plain = /^[\w'(),-]+(?: [\w'(),-]+)*$/
/** Windows takes these for devices, with any extension; superscript digits count as digits there. */
const device = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/iu

/**
 * A title as a file name without its extension that is legal on every system and inside an Obsidian link: NFC, at most
 * 120 bytes of UTF-8, cut between graphemes. `fallback` serves when nothing is left of the title.
 */
export function fileNameOf(title: string, fallback = 'untitled'): string {
  if (plain.test(title) && title.length <= longestBytes && !device.test(title)) return title
  const flat = title.normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').replace(reserved, ' ')
  const inert = flat.replace(liquidOpening, '(').replace(liquidClosing, ')')
  return tidy(cutToBytes(tidy(inert), longestBytes)) || fallback
}

/** Dots and spaces at the ends hide a file or are dropped by a system; a device's name gets an underscore. */
function tidy(name: string): string {
  const trimmed = name.replace(/\s+/gu, ' ').replace(/^[\s.]+|[\s.]+$/gu, '')
  return device.test(trimmed) ? `_${trimmed}` : trimmed
}

function cutToBytes(text: string, limit: number): string {
  if (encoder.encode(text).length <= limit) return text
  let kept = ''
  let size = 0
  for (const { segment } of graphemes.segment(text)) {
    size += encoder.encode(segment).length
    if (size > limit) break
    kept += segment
  }
  return kept
}

/**
 * Gives each title of a folder a name of its own. Names that differ only in case or in an accent's encoding count as
 * one. The first to come keeps the plain name, so hand titles over in a stable order (by id); the others carry the
 * tail of their id, which no later title changes.
 */
export function createFileNamer(): (title: string, id: string) => string {
  const taken = new Set<string>()
  return (title, id) => {
    const digits = id.replace(/[^0-9a-z]/giu, '').toLowerCase()
    const plain = fileNameOf(title, `untitled ${digits.slice(-8)}`.trim())
    const name = candidates(plain, digits).find((candidate) => !taken.has(foldCase(candidate)))
    if (name === undefined) throw new Error(`Two things to export have the same id: ${id}`)
    taken.add(foldCase(name))
    return name
  }
}

function candidates(plain: string, digits: string): string[] {
  const suffixes = [digits.slice(-8), digits.slice(-16), digits].filter((suffix) => suffix !== '')
  return [plain, ...suffixes.map((suffix) => withSuffix(plain, ` ${suffix}`))]
}

function withSuffix(name: string, suffix: string): string {
  return tidy(cutToBytes(name, longestBytes - suffix.length)) + suffix
}

/** Upper case first: it joins what lower case keeps apart (ß and SS, the two sigmas). */
function foldCase(name: string): string {
  return name.toUpperCase().toLowerCase().normalize('NFC')
}
