import { isBalanced } from './balanced'

/** What no inline formula needs and Markdown, Liquid or an autolink might take: such text is not kept as maths. */
const refused = /`|\\[[\]()$<*]|(?<!\\)[#%]|:\/\/|@|www\.|&(?:#|\w+;)/i

/** TeX that means the same without the character that Markdown would read. */
const replacements: Record<string, string> = {
  '<': '\\lt ',
  '>': '\\gt ',
  '|': '\\vert ',
  '*': '\\ast ',
  '~': '\\ ',
  '\\|': '\\Vert ',
  '\\>': '\\: ',
}

/**
 * TeX of a page as it may stand between dollars: it means the same, and a reader that knows no maths finds no markup
 * in it and Jekyll no Liquid. Undefined when that can't be had, and then the value is no maths but text.
 */
export function inertTex(tex: string): string | undefined {
  if (refused.test(tex)) return undefined
  const written = setBrackets(tex.replace(/\\[\s\S]|[<>|*~]/g, (token) => replacements[token] ?? token))
    .replace(/\{(?=[{:])/g, '{ ')
    .replace(/=(?==)/g, '= ')
    // An underscore before a space can't open emphasis.
    .replace(/(?<![\p{L}\p{N}\\])_(?=\S)/gu, '_ ')
    .trimEnd()
  return written.endsWith('\\') || /^\s/.test(written) ? undefined : written
}

/** Brackets that match may stand, apart so that they make no link; those of a half-open interval get their names. */
function setBrackets(tex: string): string {
  if (!isBalanced(tex, ['[', ']'])) return tex.replace(/\[/g, '\\lbrack ').replace(/\]/g, '\\rbrack ')
  return tex.replace(/([[!])(?=[[^])/g, '$1 ').replace(/\](?=[[\](:])/g, '] ')
}
