/**
 * Markdown whose Liquid delimiters come out of Jekyll's engine as they went in, inside code and maths too: each opening
 * one is written as an output of itself (https://jekyllrb.com/docs/liquid/).
 */
export function protectLiquid(markdown: string): string {
  return markdown.replace(/\{[{%]/g, '{{ "$&" }}')
}
