/** Most addresses: of a named host, with nothing in them that a parser must look at. */
const plain = /^https?:\/\/(?:(?!xn--)[a-z\d-]+\.)+[a-z]{2,}(?:[/?#](?:[\w./?=#+,:~@!$&-]|%[\da-f]{2})*)?$/i

/** A page's address if it is one of the web; anything else (`javascript:`, `data:`, a path) is no address to link to. */
export function webUrl(address: string | undefined): string | undefined {
  if (address === undefined || plain.test(address)) return address
  if (!URL.canParse(address)) return undefined
  return /^https?:$/.test(new URL(address).protocol) ? address.trim() : undefined
}

const originPattern = /^https?:\/\/[^/?#\\]*/i
/** Ends a destination, is read by Liquid, a table or a wikilink, or can't be seen. */
const unsafe = /[\s"<>\\^`{|}\p{C}\p{Z}]|%(?![\da-f]{2})/giu
const entityPattern = /&(?=(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);)/g

/** An address as the destination of a Markdown link, in its own spelling but for what would end the link. */
export function linkTarget(address: string): string {
  if (plain.test(address)) return address
  const url = webUrl(address)?.toWellFormed()
  if (url === undefined) return ''
  const origin = originPattern.exec(url)?.[0] ?? ''
  const path = url.slice(origin.length).replace(/[[\]]/g, encodeBracket)
  const whole = (origin + path).replace(unsafe, encodeURIComponent)
  const closed = areBalanced(whole) ? whole : whole.replace(/[()]/g, encodeBracket)
  return closed.replace(entityPattern, '&amp;')
}

function encodeBracket(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

function areBalanced(url: string): boolean {
  let depth = 0
  for (const character of url) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth < 0 || depth > 5) return false
  }
  return depth === 0
}
