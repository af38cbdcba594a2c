import { isBalanced } from '@/utils/balanced'
import { mathsAt } from '@/utils/maths'
import { onOneLine } from './citation'

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
}

export interface BibtexTextOptions {
  /** Every pair of dollars is maths, as in TeX; otherwise only what pandoc takes for maths ("$5 and $6" is none). */
  isTex?: boolean
  /** Words whose capitals matter are kept from styles that write titles in lower case. */
  protect?: boolean
  asciiOnly?: boolean
}

/**
 * Text as the value of a BibTeX field, without the braces around it. Maths stands as it is; everything else means
 * itself, and no brace is left over that would end the field.
 */
export function bibtexText(
  text: string,
  { isTex = false, protect = false, asciiOnly = false }: BibtexTextOptions = {},
) {
  const parts = splitMaths(onOneLine(text), isTex)
  // BibTeX counts braces that have a backslash too.
  const words = parts.map(({ text: part, isMaths }) => (isMaths ? '' : part)).join('')
  const areBracesBalanced = isBalanced(words, ['{', '}'])
  return parts
    .map(({ text: part, isMaths }) => {
      if (isMaths) return part
      const words = protect ? part.split(/([\p{L}\p{N}\p{M}'’]+)/u) : [part]
      return words
        .map((word, index) => {
          const escaped = escapeProse(word, areBracesBalanced, asciiOnly)
          return index % 2 === 1 && hasCapitalsToKeep(word) ? `{${escaped}}` : escaped
        })
        .join('')
    })
    .join('')
}

function escapeProse(text: string, areBracesBalanced: boolean, asciiOnly: boolean): string {
  const escaped = text.replace(/[\\#$%&_~^<>|{}]/g, (character) => {
    if (character === '{') return areBracesBalanced ? '\\{' : '\\textbraceleft{}'
    if (character === '}') return areBracesBalanced ? '\\}' : '\\textbraceright{}'
    return escapes[character] ?? character
  })
  return asciiOnly ? toAscii(escaped) : escaped
}

/** An inner capital, capitals only, a single one that is not the article, or letters with digits. */
function hasCapitalsToKeep(word: string): boolean {
  if (!/\p{Lu}/u.test(word)) return false
  return /.\p{Lu}/u.test(word) || /\p{N}/u.test(word) || (/^\p{Lu}$/u.test(word) && word !== 'A')
}

interface Part {
  text: string
  isMaths: boolean
}

const texMaths = /(?<!\\)(?:\$\$([^$]+)\$\$|\$((?:\\.|[^$\\])+)\$|\\\(((?:(?!\\\)).)+)\\\))/gs

function splitMaths(text: string, isTex: boolean): Part[] {
  const parts: Part[] = []
  let position = 0
  const add = (from: number, to: number, tex: string) => {
    if (!isHarmless(tex)) return
    if (from > position) parts.push({ text: text.slice(position, from), isMaths: false })
    parts.push({ text: `$${withOwnGroup(tex)}$`, isMaths: true })
    position = to
  }
  if (isTex) {
    for (const found of text.matchAll(texMaths)) {
      add(found.index, found.index + found[0].length, found[1] ?? found[2] ?? found[3] ?? '')
    }
  } else {
    for (let index = text.indexOf('$'); index >= 0; index = text.indexOf('$', index + 1)) {
      const maths = text[index - 1] === '\\' ? undefined : mathsAt(text, index)
      if (!maths) continue
      add(index, maths.end, maths.tex)
      index = maths.end - 1
    }
  }
  if (position < text.length) parts.push({ text: text.slice(position), isMaths: false })
  return parts
}

/**
 * Maths that changes the face of all that follows (`\bf k`) in a group of its own: LaTeX sets it the same, while other
 * programs know such a change only inside braces, and give up the whole file without them.
 */
function withOwnGroup(tex: string): string {
  let outer = tex
  for (let inner = ''; inner !== outer; ) {
    inner = outer
    outer = inner.replace(/\{[^{}]*\}/g, '')
  }
  return /\\(?:bf|rm|it|sf|tt|cal|sl|sc|em|mit)(?![a-zA-Z])/.test(outer) ? `{${tex}}` : tex
}

/** Maths that LaTeX sets and does nothing else with: no comment, no file, no command made by the text itself. */
function isHarmless(tex: string): boolean {
  if (!isBalanced(tex, ['{', '}']) || /(?<!\\)%|\^\^|\\$/.test(tex) || tex.trim() === '') return false
  return !/\\(?:input|include|openin|openout|read|write|immediate|special|csname|catcode|[egx]?def|let|loop|newcommand|directlua|expandafter|jobname|url|href)(?![a-zA-Z])/.test(
    tex,
  )
}

const accents: Record<string, string> = {
  '\u0301': "\\'",
  '\u0300': '\\`',
  '\u0302': '\\^',
  '\u0308': '\\"',
  '\u0303': '\\~',
  '\u0304': '\\=',
  '\u0307': '\\.',
  '\u0306': '\\u',
  '\u030c': '\\v',
  '\u030b': '\\H',
  '\u0327': '\\c',
  '\u0328': '\\k',
  '\u030a': '\\r',
  '\u0323': '\\d',
  '\u0331': '\\b',
}

const asciiLetters: Record<string, string> = {
  ß: '{\\ss}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  þ: '{\\th}',
  Þ: '{\\TH}',
  ð: '{\\dh}',
  Ð: '{\\DH}',
  đ: '{\\dj}',
  Đ: '{\\DJ}',
  ı: '{\\i}',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '…': '{\\ldots}',
  '\u00a0': '~',
}

/** Accented letters as commands, one around the other where there are several; what has no command stays as it is. */
function toAscii(text: string): string {
  return text.replace(/[^\p{ASCII}]\p{M}*|\p{ASCII}\p{M}+/gu, (cluster) => {
    const known = asciiLetters[cluster]
    if (known !== undefined) return known
    const [base = '', ...marks] = cluster.normalize('NFD')
    const plain = asciiLetters[base] ?? base
    const commands = marks.map((mark) => accents[mark])
    if (marks.length === 0 || !/^[\p{ASCII}]+$/u.test(plain) || commands.includes(undefined)) return cluster
    return `{${commands.reduce<string>((inner, command) => `${command}{${inner}}`, plain)}}`
  })
}
