import { useComputed } from '@preact/signals'
import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { CheckIcon } from '@/components/Icons'
import { dateText, peopleText, statusLabels, titleOrPlace } from '@/utils/entry-summary'
import { readableMaths } from '@/utils/readable-maths'
import type { ListedRow, ListingState } from './state'

/**
 * The listed papers with their boxes. One Tab stop is the whole list: the arrow keys go through it (with Shift they
 * choose on the way), Home and End to its ends, Space chooses, and Ctrl+A chooses all.
 */
export default function PaperList({ listing }: { listing: ListingState }): VNode {
  const press = (event: TargetedKeyboardEvent<HTMLUListElement>) => {
    const boxes = boxesIn(event.currentTarget, listing.shown.value)
    const from = boxes.find((box) => box === document.activeElement)
    const to = from && boxes[placeAfter(event.key, boxes.indexOf(from), boxes.length) ?? -1]
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a'
    if (isAll) listing.chooseAll()
    else if (to) {
      if (event.shiftKey) listing.choose([from.value, to.value], true)
      from.tabIndex = -1
      to.tabIndex = 0
      to.focus()
    } else return
    event.preventDefault()
  }
  const list = useRef<HTMLUListElement>(null)
  const shown = listing.shown.value
  useLayoutEffect(() => {
    if (list.current) keepOneTabStop(list.current, shown)
  }, [shown])
  return (
    <>
      <ul ref={list} class="papers" aria-label="Listed papers" onKeyDown={press}>
        {useMemo(
          () => listing.rows.value.map((row) => <PaperRow key={row.key} row={row} listing={listing} />),
          [listing.rows.value],
        )}
      </ul>
      {shown.size === 0 && <p class="soft papers-none">No paper here has these words in its title or people.</p>}
    </>
  )
}

/** Gives the keyboard to the list. */
export function focusPapers(): void {
  document.querySelector<HTMLElement>('.papers input[tabindex="0"]')?.focus()
}

/** The boxes that the arrow keys go through. Which rows are hidden may be about to be drawn. */
function boxesIn(list: Element, shown: ReadonlySet<string>): HTMLInputElement[] {
  return [...list.querySelectorAll('input')].filter(({ value }) => shown.has(value))
}

/** The row that has it keeps it as long as it is shown. */
function keepOneTabStop(list: Element, shown: ReadonlySet<string>): void {
  const boxes = boxesIn(list, shown)
  const kept = boxes.find((box) => box.tabIndex === 0) ?? boxes[0]
  for (const box of list.querySelectorAll<HTMLInputElement>('input[tabindex="0"]')) box.tabIndex = -1
  if (kept) kept.tabIndex = 0
}

/** Where a key leads from a place in a list; undefined for a key that leads nowhere. */
function placeAfter(key: string, at: number, count: number): number | undefined {
  const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }
  const place = places[key]
  return place === undefined ? undefined : Math.max(0, Math.min(count - 1, place))
}

interface PaperRowProps {
  row: ListedRow
  listing: ListingState
}

/** A thousand of them stay as they are while one types or chooses: only what changes of a row is set in it. */
function PaperRow({ row: { key, clip, entry }, listing }: PaperRowProps): VNode {
  const isHidden = useComputed(() => !listing.shown.value.has(key))
  const isChosen = useComputed(() => listing.chosen.value.has(key))
  const people = peopleText(clip.people)
  const date = dateText(clip.published)
  return (
    <li class="paper-row" hidden={isHidden}>
      <label class="paper">
        <input
          type="checkbox"
          class="checkbox"
          value={key}
          checked={isChosen}
          aria-disabled={entry !== undefined}
          // Only at first: one of them gets it, and the arrow keys move it.
          tabIndex={-1}
          onClick={(event) => {
            if (entry) event.preventDefault()
          }}
          onChange={(event) => listing.choose([key], event.currentTarget.checked)}
        />
        <span class="paper-text">
          <span class="paper-title">{readableMaths(titleOrPlace(clip))}</span>
          <span class="small soft paper-facts">
            {[people, date].filter(Boolean).join(' · ')}
            {entry && (
              <span class="paper-known">
                <CheckIcon /> in your library, {statusLabels[entry.status].toLowerCase()}
              </span>
            )}
          </span>
        </span>
      </label>
    </li>
  )
}
