/** Has a field that takes what it holds when it is left do so now; the focus stays. */
export function commitField(): void {
  const focused = document.activeElement
  if (!(focused instanceof HTMLInputElement)) return
  focused.blur()
  focused.focus()
}
