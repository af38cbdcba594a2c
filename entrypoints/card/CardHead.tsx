import { useRef } from 'preact/hooks'
import type { Subject } from '@/components/capture/subject'
import { ChevronIcon, CloseIcon, GripIcon } from '@/components/Icons'
import { titleOrPlace } from '@/utils/entry-summary'
import { chordIn } from '@/utils/keys'
import KeysButton from './KeysButton'
import type { Card } from './state'

/** What the card is about. By it the card is moved. */
export default function CardHead({ card, subject }: { card: Card; subject?: Subject }) {
  const { entry, clip } = subject?.capture ?? {}
  const thing = entry?.value?.title ? entry.value : clip?.value
  return (
    <header class="card-head" {...useDragging(card)}>
      <MoveHandle card={card} />
      {thing && (
        <h1 class="card-title">
          <span>{titleOrPlace(thing)}</span>
        </h1>
      )}
      {subject && <KeysButton card={card} />}
      <button
        type="button"
        class="icon-button"
        aria-label="One line"
        title="One line"
        onClick={() => void card.setCompact(true)}
      >
        <ChevronIcon />
      </button>
      <CloseButton card={card} />
    </header>
  )
}

export function CloseButton({ card }: { card: Card }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label="Close the card"
      title={`Close the card${chordIn(card.settings.value.keys.card)}`}
      onClick={() => void card.act('card')}
    >
      <CloseIcon />
    </button>
  )
}

/** How far one press of an arrow key moves the card. */
const stepPixels = 24
const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -stepPixels, y: 0 },
  ArrowRight: { x: stepPixels, y: 0 },
  ArrowUp: { x: 0, y: -stepPixels },
  ArrowDown: { x: 0, y: stepPixels },
}

/** Moves the card by arrow keys, and with Shift makes it larger or smaller. */
function MoveHandle({ card }: { card: Card }) {
  return (
    <button
      type="button"
      class="icon-button card-grip"
      aria-label="Move the card: arrow keys; with Shift its size"
      title="Drag to move. Arrow keys move; with Shift they change the size."
      onKeyDown={(event) => {
        const step = arrows[event.key]
        if (!step) return
        event.preventDefault()
        card.drag({ what: event.shiftKey ? 'resize' : 'move', ...step, isEnd: true })
      }}
    >
      <GripIcon />
    </button>
  )
}

/** The pointer's way on the screen, for the page under it moves along. */
export function useDragging(card: Card, what: 'move' | 'resize' = 'move') {
  const last = useRef<{ x: number; y: number } | null>(null)
  const drag = (event: PointerEvent, isEnd: boolean) => {
    if (!last.current) return
    const { x, y } = last.current
    last.current = isEnd ? null : { x: event.screenX, y: event.screenY }
    card.drag({ what, x: event.screenX - x, y: event.screenY - y, isEnd })
  }
  return {
    onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
      const isOnButton = event.target instanceof Element && event.target.closest('button:not(.card-grip)')
      if (event.button !== 0 || isOnButton) return
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.screenX, y: event.screenY }
    },
    onPointerMove: (event: PointerEvent) => drag(event, false),
    onPointerUp: (event: PointerEvent) => drag(event, true),
    onPointerCancel: (event: PointerEvent) => drag(event, true),
  }
}
