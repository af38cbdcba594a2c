import { mapProse, texToText } from '@/utils/tex'

/** Commands for characters that TeX itself would read, as BibTeX files write them. */
const characterCommands: Record<string, string> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textbraceleft: '{',
  textbraceright: '}',
  textunderscore: '_',
  textdollar: '$',
}
const characters = '\\~^<>|{}_$&%#'
/** What stands for such a character until all TeX is read: nobody's text uses the last private plane. */
const firstStandIn = 0x10_ff00

/** The readable text of a BibTeX field. Maths stays as it is, and so do commands that are not known. */
export function bibtexToText(value: string): string {
  const held = mapProse(value, (prose) =>
    prose
      .replace(/\\([a-z]+)(?:\{\}|\s+|(?![a-zA-Z]))/g, (whole, name: string) => {
        const character = Object.hasOwn(characterCommands, name) ? characterCommands[name] : undefined
        return character === undefined ? whole : standIn(character)
      })
      .replace(/\\([{}$&%#_])/g, (_, character: string) => standIn(character)),
  )
  const read = mapProse(texToText(held), dropGroups)
  return read.replace(/[\u{10ff00}-\u{10ff0f}]/gu, (one) => characters[(one.codePointAt(0) ?? 0) - firstStandIn] ?? '')
}

function standIn(character: string): string {
  return String.fromCodePoint(firstStandIn + characters.indexOf(character))
}

/** Braces that only group are no text; those of a command that is not known stay with it. */
function dropGroups(prose: string): string {
  let text = prose
  for (let depth = 0; depth < 12 && text.includes('{'); depth += 1) {
    const next = text.replace(/(?<!\\[a-zA-Z]+\*?|\})\{([^{}]*)\}/g, '$1')
    if (next === text) break
    text = next
  }
  return text
}

/** A field that BibTeX hands on as it is, such as an address; many files escape it all the same. */
export function verbatimText(value: string): string {
  return value
    .replace(/\\url\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([_%&#~{}])/g, '$1')
    .replace(/^\{([^{}]*)\}$/s, '$1')
    .trim()
}
