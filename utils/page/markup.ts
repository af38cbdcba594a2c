/** Tags that publishers leave in metadata to set type. Any other is part of the text ("The <script> element"). */
const inline = 'a|i|em|b|strong|sub|sup|span|u|a|italic|bold|sc|small|inf|tt|scp|font'
const block = 'p|div|br|li|ul|ol|h[1-6]|sec|title|section|list|list-item|label'
const inlinePair = new RegExp(`<((?:jats:)?(?:${inline}))(?:\\s[^<>]*)?>([^<>]*)</\\1\\s*>`, 'gi')
const blockTag = new RegExp(`</?(?:jats:)?(?:${block})(?:\\s[^<>]*)?/?>`, 'gi')
const mathsElement = /<((?:mml:)?math)\b([^<>]*)>(.*?)<\/\1\s*>/gis

// Bounds against a page that was made to be slow.
const maxDepth = 8
const maxLength = 50_000

/**
 * Text of metadata that may hold markup: type is dropped, blocks end in a new line, maths becomes its `alttext` or its
 * text, and entities that were encoded twice are decoded. What comes out is text and is never parsed as markup.
 */
export function markupToText(text: string): string {
  if (!/[<&]/.test(text) || text.length > maxLength) return text
  let bare = text.replace(mathsElement, (_, _name, attributes: string, inner: string) => {
    const alternative = /\balttext\s*=\s*"([^"]*)"/i.exec(attributes)?.[1]
    return alternative ? `$${alternative}$` : inner.replace(/<[^<>]*>/g, '')
  })
  bare = bare.replace(blockTag, '\n\n')
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const unwrapped = bare.replace(inlinePair, '$2')
    if (unwrapped === bare) break
    bare = unwrapped
  }
  return decodeEntities(bare).trim()
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  szlig: 'ß',
  aelig: 'æ',
  oslash: 'ø',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  times: '×',
}

/** Marks that the names of accented letters end in: "eacute", "Ouml". */
const accents: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
}
const accentedEntity = new RegExp(`&([a-z])(${Object.keys(accents).join('|')});`, 'gi')

function decodeEntities(text: string): string {
  const accented = text.replace(accentedEntity, (_, letter, accent) =>
    `${letter}${accents[accent.toLowerCase()] ?? ''}`.normalize('NFC'),
  )
  return accented.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
  })
}
