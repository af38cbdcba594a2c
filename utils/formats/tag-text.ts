/** Obsidian's tags hold letters, digits, emoji, `_` and `-`; `/` nests them. */
const notInTag = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Join_Control}\p{Variation_Selector}_-]+/gu

/** A tag as Obsidian takes it, without `#`: no spaces, not all digits. Empty when nothing of it can stand in a tag. */
export function tagText(tag: string): string {
  const parts = tag
    .normalize('NFC')
    .split('/')
    .map((part) => part.replace(notInTag, '-').replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
  const nested = parts.join('/')
  return /^[\p{N}/]+$/u.test(nested) ? `_${nested}` : nested
}
