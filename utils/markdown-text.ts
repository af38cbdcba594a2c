import { mathsAt } from './maths'
import { inertTex } from './tex-text'
import { webAddressAt } from './web-address'

/** How inline maths is delimited: kramdown, Jekyll's Markdown, knows only the double form. */
export type MathsMark = '$' | '$$'

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
const entityPattern = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{0,40});/y
/** What escaping may have to touch; text without any of it is the common case. */
const special = /[\\`*[\]<|$~_#{=%^&@\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|:\/\/|www\.|^\s|\s$|\s{2}/iu

/**
 * A page's value as the text of a link or a heading: on one line, every character shown as it is. Nothing in it is
 * Markdown (CommonMark, GFM, Obsidian, kramdown) or Liquid; only balanced dollar maths stays maths.
 */
export function inlineText(value: string, mathsMark: MathsMark = '$'): string {
  return escaped(value, mathsMark, () => undefined)
}

/** As `inlineText`, for text outside a link: a bare web address becomes an autolink, so it is there to click and to copy. */
export function proseText(value: string, mathsMark: MathsMark = '$'): string {
  return escaped(value, mathsMark, webAddressAt)
}

function escaped(value: string, mathsMark: MathsMark, addressAt: typeof webAddressAt): string {
  if (!special.test(value)) return value
  const text = oneLine(value)
  let written = ''
  for (let at = 0; at < text.length; at++) {
    const maths = text[at] === '$' ? mathsAt(text, at) : undefined
    const tex = maths && inertTex(maths.tex)
    const address = text[at] === 'h' ? addressAt(text, at) : undefined
    if (maths && tex !== undefined) {
      written += mathsMark + tex + mathsMark
      at = maths.end - 1
    } else if (address !== undefined) {
      written += `<${address}>`
      at += address.length - 1
    } else {
      written += escapeAt(text, at)
    }
  }
  return written
}

/** As `inlineText`, for a value that starts a line: nothing there begins a list, a quote or a heading. */
export function blockText(value: string, mathsMark: MathsMark = '$'): string {
  return proseText(value, mathsMark)
    .replace(/^[-+>=:]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** A value in a table's cell: line breaks stay, as `<br>`. */
export function cellText(value: string, mathsMark: MathsMark = '$'): string {
  return value
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => proseText(line, mathsMark))
    .join('<br>')
}

/** A value of several lines inside a block quote or callout. */
export function quotedText(value: string, mathsMark: MathsMark = '$'): string {
  return value
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${blockText(line, mathsMark)}`.trimEnd())
    .join('\n')
}

/** What turns or hides text without being seen; what joins letters or emoji is none of it. */
const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\u{e0001}]/gu

/** White space becomes single spaces and other control characters go; half characters become the replacement sign. */
export function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\s\u0085]+/gu, (space) =>
      /^[\u00a0\u202f\u3000\u2000-\u200a\u205f\u1680]+$/u.test(space) ? space : ' ',
    )
    .replace(/\p{Cc}|\ufeff/gu, '')
    .trim()
}

function escapeAt(text: string, at: number): string {
  const character = text.charAt(at)
  const before = text[at - 1]
  const after = text[at + 1]
  const backslashed = `\\${character}`
  switch (character) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '|':
    case '$':
      return backslashed
    case '_':
      return isWord(before) && isWord(after) ? character : backslashed
    case '#':
      return isWord(before) ? character : backslashed
    // Liquid's delimiters (it knows no backslash: the second brace must have one), kramdown's attributes and heading ids.
    // At the end of a value a brace must be none at all, for another value may follow.
    case '{':
      if (after === undefined) return '&#123;'
      return before === '{' || '{:#'.includes(after) ? backslashed : character
    case '=':
      return before === '=' || after === '=' ? backslashed : character
    case ':':
      return text.startsWith('//', at + 1) ? backslashed : character
    case '.':
      return text.slice(at - 3, at).toLowerCase() === 'www' ? backslashed : character
    default:
      return entityAt(text, at)
  }
}

/** kramdown knows no backslash before these, so they are written as entities. */
function entityAt(text: string, at: number): string {
  const character = text.charAt(at)
  const before = text[at - 1]
  switch (character) {
    case '~':
      return '&#126;'
    case '%':
      return before === '%' || before === '{' || text[at + 1] === '%' ? '&#37;' : character
    case '^':
      return before === undefined || before === ' ' ? '&#94;' : character
    case '@':
      return before === undefined || before === ' ' ? character : '&#64;'
    case '&':
      entityPattern.lastIndex = at
      return entityPattern.test(text) ? '&amp;' : character
    default:
      return character
  }
}
