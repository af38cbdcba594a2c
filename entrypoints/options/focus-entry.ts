/** Puts the focus on the entry that stands open. */
export function focusEntry(): void {
  document.querySelector<HTMLElement>('.entry-pane')?.focus()
}
