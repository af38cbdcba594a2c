/** Whether every bracket of a kind has its partner, in order, whatever stands before it. */
export function isBalanced(text: string, [opening, closing]: readonly [opening: string, closing: string]): boolean {
  let depth = 0
  for (const character of text) {
    if (character === opening) depth++
    if (character === closing) depth--
    if (depth < 0) return false
  }
  return depth === 0
}
