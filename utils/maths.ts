/**
 * Dollar maths on one line, as Obsidian and pandoc read it: a `$` followed by no space, up to the next unescaped `$`
 * that follows no space and precedes no digit. So "$5 and $6" holds no maths.
 */
const mathsPattern = /\$(?=[^\s$])((?:\\[^\n]|[^\\$\n])*?[^\s\\$]|(?:\\[^\n]|[^\\$\n])*?\\[^\s])\$(?![\d$])/y

/** The maths that starts at an index of a text: its TeX and the index behind it; undefined when none starts there. */
export function mathsAt(text: string, index: number): { tex: string; end: number } | undefined {
  mathsPattern.lastIndex = index
  const tex = mathsPattern.exec(text)?.[1]
  return tex === undefined ? undefined : { tex, end: mathsPattern.lastIndex }
}
