import type { TargetedKeyboardEvent, VNode } from 'preact'
import { focusPapers } from './PaperList'
import type { ListingState } from './state'

/** So many papers need no filter. */
const seenAtOnce = 6

/** Shows only some of the papers while one types. The arrow down leads to them, and Escape shows all again. */
export default function PaperFilter({ listing }: { listing: ListingState }): VNode | null {
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return
    if (event.key === 'Escape' && listing.filter.value !== '') listing.find('')
    else if ((event.key === 'ArrowDown' || event.key === 'Enter') && !event.ctrlKey && !event.metaKey) focusPapers()
    else return
    event.preventDefault()
  }
  if (listing.rows.value.length <= seenAtOnce) return null
  return (
    <input
      id="paper-filter"
      type="search"
      class="input"
      aria-label="Show only papers with these words"
      placeholder="Find by title or people   /"
      autocomplete="off"
      value={listing.filter.value}
      onInput={(event) => listing.find(event.currentTarget.value)}
      onKeyDown={press}
    />
  )
}
