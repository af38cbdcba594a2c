import type { CardSignals } from './signals'

/** The list of the keys, which has the place of the notes for as long as somebody looks at it. */
export interface ShowingKeys {
  toggleKeys(): void
  /** Goes back to the text. */
  hideKeys(): void
  /** The keyboard has gone elsewhere in the card. */
  leaveKeys(): void
}

interface ShowingKeysOptions {
  card: CardSignals
  setCompact(isCompact: boolean): Promise<void>
  focusText(): void
}

/** One line has no room for it: the whole card is there meanwhile. */
export function createShowingKeys({ card, setCompact, focusText }: ShowingKeysOptions): ShowingKeys {
  let wasCompact = false

  const showKeys = (): void => {
    wasCompact = card.isCompact.value
    if (wasCompact) void setCompact(false)
    card.areKeysShown.value = true
  }
  const leaveKeys = (): void => {
    card.areKeysShown.value = false
    if (wasCompact) void setCompact(true)
    wasCompact = false
  }
  const hideKeys = (): void => {
    leaveKeys()
    focusText()
  }
  return { toggleKeys: () => (card.areKeysShown.value ? hideKeys() : showKeys()), hideKeys, leaveKeys }
}
