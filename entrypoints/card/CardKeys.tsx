import type { TargetedFocusEvent, TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import './card-keys.css'
import { type KeyRow, listKeys } from './key-list'
import type { Card } from './state'

interface CardKeysProps {
  card: Card
  isMac: boolean
  /** The address of the page where the keys are changed. */
  settingsUrl: string
}

/** All keys, in the place of the notes. Those of the player work meanwhile, to be tried. */
export default function CardKeys(props: CardKeysProps) {
  return props.card.areKeysShown.value ? <KeyList {...props} /> : null
}

function KeyList({ card, isMac, settingsUrl }: CardKeysProps) {
  const list = useRef<HTMLDivElement>(null)
  // There the arrow keys scroll.
  useEffect(() => list.current?.focus(), [])
  const press = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    card.hideKeys()
  }
  const leave = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>) => {
    // Who goes to the page comes back to the list.
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) card.leaveKeys()
  }
  return (
    <section id="card-keys" class="card-keys" role="dialog" aria-label="Keys" onKeyDown={press} onFocusOut={leave}>
      <div class="card-keys-head">
        <h2>Keys</h2>
        <button type="button" class="button button-quiet" onClick={card.hideKeys}>
          Back to the note <kbd>Esc</kbd>
        </button>
      </div>
      <div ref={list} class="card-keys-list" tabIndex={-1}>
        <div class="card-keys-groups">
          {listKeys(card.settings.value.keys, isMac).map(({ title, rows }) => (
            <section key={title} class="card-keys-group">
              <h3 class="small soft">{title}</h3>
              <dl>
                {rows.map((row) => (
                  <Row key={row.what} {...row} />
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p class="small soft card-keys-foot">
          They are changed in the{' '}
          <a href={settingsUrl} target="_blank" rel="noopener">
            settings
          </a>
          ; Alt Shift U on the browser’s own page of shortcuts.
        </p>
      </div>
    </section>
  )
}

function Row({ what, chords }: KeyRow) {
  return (
    <div class="card-keys-row">
      <dt>{what}</dt>
      <dd>
        {chords.map((chord) =>
          chord === '' ? (
            <span key={chord} class="soft">
              no key
            </span>
          ) : (
            <kbd key={chord}>{chord}</kbd>
          ),
        )}
      </dd>
    </div>
  )
}
