const fencePattern = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*(`{3,}|~{3,})(.*)$/

/**
 * The code fence that is open behind a line, given the one open before it; in a list or a quote too.
 * https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function nextFence(open: string | undefined, line: string): string | undefined {
  const [, mark, info = ''] = fencePattern.exec(line) ?? []
  if (!mark) return open
  if (open === undefined) return mark.startsWith('`') && info.includes('`') ? undefined : mark
  const closes = mark[0] === open[0] && mark.length >= open.length && info.trim() === ''
  return closes ? undefined : open
}
