import { chordText, type KeyAction, type Keys } from '@/utils/keys'

/** What some keys do, and the keys as people read them; an empty one is switched off. */
export interface KeyRow {
  what: string
  chords: readonly string[]
}

export interface KeyGroup {
  title: string
  rows: readonly KeyRow[]
}

/** Keys that the learner may change, by what they do, or keys that are always the same. */
type Listed = readonly [what: string, ...chords: (KeyAction | { fixed: string })[]]

const fixed = (text: string) => ({ fixed: text })
const groups: Record<string, readonly Listed[]> = {
  'The video': [
    ['Play or pause', 'play'],
    ['5 s back, forward', 'back', 'forward'],
    ['Slower, faster', 'slower', 'faster'],
    ['To the player', 'to-player'],
  ],
  'Kept with the note': [
    ['This moment, its words', 'moment'],
    ['… and its frame', 'moment-with-frame'],
    ['The frame', 'frame'],
    ['A picture of the tab', fixed('Alt+Shift+KeyU')],
  ],
  'The line': [
    ['Its time; again, a range', 'mark'],
    ['1 s earlier, later', 'earlier', 'later'],
    ['Play from its time', fixed('Alt+Enter')],
    ['In, out', fixed('Tab'), fixed('Shift+Tab')],
    ['Up, down', fixed('Alt+ArrowUp'), fixed('Alt+ArrowDown')],
    ['A template', 'template'],
  ],
  'The card': [
    ['To the text, then closes', 'card'],
    ['Done: play on', fixed('Ctrl+Enter')],
    ['Out of the text', fixed('Esc'), fixed('Tab')],
    ['These keys', 'keys'],
  ],
}

/** All keys of the card, with the chords that the learner has chosen. */
export function listKeys(keys: Keys, isMac: boolean): KeyGroup[] {
  const textOf = (chord: string) => (isMac ? chordText(chord).replace('Ctrl', '⌘') : chordText(chord))
  return Object.entries(groups).map(([title, rows]) => ({
    title,
    rows: rows.map(([what, ...chords]) => ({
      what,
      chords: chords.map((chord) => (typeof chord === 'string' ? chordText(keys[chord]) : textOf(chord.fixed))),
    })),
  }))
}
