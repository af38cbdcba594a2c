import type { Browsing } from './browsing'
import type { PageState } from './page-state'
import { attempt } from './sentence'

/** Deletes entries and goes on in the list, where the undo is offered. */
export async function deleteAndStay(page: PageState, browsing: Browsing, ids: readonly string[]): Promise<void> {
  const isOpen = ids.includes(page.openEntry.value?.id ?? '')
  await page.flush()
  const notDone = ids.length === 1 ? 'The entry was not deleted.' : 'Nothing was deleted.'
  if (!(await attempt(page.undo, notDone, () => page.library.deleteEntries(ids)))) return
  if (isOpen) browsing.go({ view: 'library' })
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.grid-row[tabindex="0"]')?.focus())
}
