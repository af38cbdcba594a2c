import { useState } from 'preact/hooks'

/** Lines that are chosen, from the one where it began to the one that was chosen last. */
export interface LineSelection {
  anchor: number
  /** Had the focus last. */
  head: number
  /** False when no line is chosen and only the focus stands somewhere. */
  isChosen: boolean
}

/** The chosen ones out of the lines that are shown. */
export function chosenOf(selection: LineSelection | undefined, shown: readonly number[]): number[] {
  if (!selection?.isChosen) return []
  const [first, last] = [Math.min(selection.anchor, selection.head), Math.max(selection.anchor, selection.head)]
  return shown.filter((index) => index >= first && index <= last)
}

/** Which lines are chosen, by mouse or by key, out of those that are shown (in order). Undefined before any was. */
export function useLineSelection(shown: readonly number[]) {
  const [selection, setSelection] = useState<LineSelection>()

  const choose = (index: number, isRange: boolean): void =>
    setSelection({ anchor: (isRange ? selection?.anchor : undefined) ?? index, head: index, isChosen: true })

  /** The focus came to a line, whatever way; what is chosen stays. */
  const arrive = (index: number): void =>
    setSelection((now) => (now?.isChosen ? now : { anchor: index, head: index, isChosen: false }))

  /** Goes from a line by key. @returns where to */
  const move = (from: number, key: string, isRange: boolean): number | undefined => {
    const target = shown[placeAfter(key, Math.max(0, shown.indexOf(from)), shown.length) ?? -1]
    if (target === undefined) return undefined
    const began = selection?.isChosen ? selection.anchor : from
    setSelection({ anchor: isRange ? began : target, head: target, isChosen: isRange })
    return target
  }

  const clear = (): void => setSelection((now) => now && { ...now, anchor: now.head, isChosen: false })
  /** Forgets where the focus stood. */
  const leave = (): void => setSelection((now) => (now?.isChosen ? now : undefined))
  return { selection, choose, arrive, move, clear, leave, set: setSelection }
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
