import type { TargetedKeyboardEvent, VNode } from 'preact'
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
    const boxes = [...event.currentTarget.querySelectorAll('input')]
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
  return (
    <ul class="papers" aria-label="Listed papers" onKeyDown={press}>
      {listing.rows.value.map((row, index) => (
        <PaperRow
          key={row.key}
          row={row}
          isFirst={index === 0}
          isChosen={listing.chosen.value.has(row.key)}
          onChoose={(isChosen) => listing.choose([row.key], isChosen)}
        />
      ))}
    </ul>
  )
}

/** Where a key leads from a place in a list; undefined for a key that leads nowhere. */
function placeAfter(key: string, at: number, count: number): number | undefined {
  const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }
  const place = places[key]
  return place === undefined ? undefined : Math.max(0, Math.min(count - 1, place))
}

interface PaperRowProps {
  row: ListedRow
  isFirst: boolean
  isChosen: boolean
  onChoose(isChosen: boolean): void
}

function PaperRow({ row: { key, clip, entry }, isFirst, isChosen, onChoose }: PaperRowProps): VNode {
  const people = peopleText(clip.people)
  const date = dateText(clip.published)
  return (
    <li class="paper-row">
      <label class="paper">
        <input
          type="checkbox"
          class="checkbox"
          value={key}
          checked={isChosen}
          aria-disabled={entry !== undefined}
          // Only at first: the arrow keys move it.
          tabIndex={isFirst ? 0 : -1}
          onClick={(event) => {
            if (entry) event.preventDefault()
          }}
          onChange={(event) => onChoose(event.currentTarget.checked)}
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
