const addressPattern = /https?:\/\/[\p{L}\p{N}][\p{L}\p{M}\p{N}!#$%&'()*+,\-./:;=?@[\]_~]*/uy
/** Maths, a highlight, a comment, a wikilink or an entity to some reader, even inside an autolink. */
const risky = /[$]|%%|==|\[\[|\]\]|&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);/
const punctuation = /[!'*,.:;?\]_~]/

/** The bare web address that starts at a place of a text, without the punctuation behind it, if it can stand as it is. */
export function webAddressAt(text: string, at: number): string | undefined {
  addressPattern.lastIndex = at
  const found = addressPattern.exec(text)?.[0]
  if (found === undefined || /[a-z\d]/i.test(text.charAt(at - 1))) return undefined
  const address = withoutEndingPunctuation(found)
  return risky.test(address) ? undefined : address
}

/** A bracket that opened inside the address belongs to it. */
function withoutEndingPunctuation(address: string): string {
  let depth = [...address].reduce((sum, character) => sum + (character === '(' ? 1 : character === ')' ? -1 : 0), 0)
  let end = address.length
  for (; end > 0; end--) {
    const last = address.charAt(end - 1)
    if (last === ')' && depth < 0) depth++
    else if (!punctuation.test(last)) break
  }
  return address.slice(0, end)
}
