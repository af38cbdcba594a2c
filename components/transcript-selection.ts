import { useState } from 'preact/hooks'

/** Lines that are chosen, from the one where it began to the one that was chosen last. */
export interface LineSelection {
  anchor: number
  /** Has the focus. */
  head: number
  /** False when no line is chosen and only the focus stands somewhere. */
  isChosen: boolean
}

/** The first and the last chosen line. */
export function rangeOf({ anchor, head }: LineSelection): [number, number] {
  return [Math.min(anchor, head), Math.max(anchor, head)]
}

/** Which lines are chosen, by mouse or by key, out of those that are shown (in order). */
export function useLineSelection(shown: readonly number[]) {
  const [selection, setSelection] = useState<LineSelection>({ anchor: 0, head: 0, isChosen: false })

  const choose = (index: number, isRange: boolean): void =>
    setSelection({ anchor: isRange ? selection.anchor : index, head: index, isChosen: true })

  /** Moves the focus by key. */
  const move = (key: string, isRange: boolean): boolean => {
    const at = shown.indexOf(selection.head)
    const target = shown[placeAfter(key, at < 0 ? 0 : at, shown.length) ?? -1]
    if (target === undefined) return false
    setSelection({ anchor: isRange ? selection.anchor : target, head: target, isChosen: isRange })
    return true
  }

  const clear = (): void => setSelection({ ...selection, anchor: selection.head, isChosen: false })
  return { selection, choose, move, clear, set: setSelection }
}

const pageLines = 12

function placeAfter(key: string, at: number, count: number): number | undefined {
  const within = (place: number) => Math.max(0, Math.min(count - 1, place))
  const places: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageLines,
    PageUp: at - pageLines,
    Home: 0,
    End: count - 1,
  }
  const place = places[key]
  return place === undefined || count === 0 ? undefined : within(place)
}
