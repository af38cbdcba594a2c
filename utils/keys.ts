/** What a key does beside a video, in the card or on the page; the last one does it in all notes. */
export const keyActions = [
  'card',
  'moment',
  'moment-with-frame',
  'frame',
  'mark',
  'earlier',
  'later',
  'play',
  'back',
  'forward',
  'slower',
  'faster',
  'to-player',
  'keys',
  'template',
] as const
export type KeyAction = (typeof keyActions)[number]
/** All but what only the text is changed by. */
export type PlayerAction = Exclude<KeyAction, 'template'>

/**
 * A key with its modifiers, by its place on the keyboard, so that it works on every layout: `Alt+KeyK`,
 * `Alt+Shift+KeyM`. Modifiers stand in the order Ctrl, Alt, Shift, Meta. Codes: https://www.w3.org/TR/uievents-code/
 */
export type KeyChord = string

/** Every action has at most one chord; an empty one switches its key off. */
export type Keys = Record<KeyAction, KeyChord>

/** Alt with the letters that video players use alone, and none that a browser's menus need. */
export const defaultKeys: Keys = {
  card: 'Alt+KeyN',
  moment: 'Alt+KeyM',
  'moment-with-frame': 'Alt+Shift+KeyM',
  frame: 'Alt+KeyI',
  mark: 'Alt+KeyT',
  earlier: 'Alt+Comma',
  later: 'Alt+Period',
  play: 'Alt+KeyK',
  back: 'Alt+KeyJ',
  forward: 'Alt+KeyL',
  slower: 'Alt+BracketLeft',
  faster: 'Alt+BracketRight',
  'to-player': 'Alt+KeyP',
  keys: 'Alt+Slash',
  template: 'Alt+KeyQ',
}

type KeyPress = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** The chord that a key press is. */
export function chordOf({ code, ctrlKey, altKey, shiftKey, metaKey }: KeyPress): KeyChord {
  const names = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta', code]
  return names.filter(Boolean).join('+')
}

/** The action that a key press asks for, or undefined when the key is somebody else's. */
export function actionOf(keys: Keys, press: KeyPress): KeyAction | undefined {
  if (!press.altKey && !press.ctrlKey && !press.metaKey) return undefined
  const chord = chordOf(press)
  return keyActions.find((action) => keys[action] === chord)
}

/** Chords that belong to others: input methods, and the browser's way back. */
const reserved = ['Ctrl+Space', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Meta+Space']

/** Why a chord can't be chosen, as a sentence, or undefined when it can. */
export function problemOfChord(chord: KeyChord): string | undefined {
  if (chord === '') return undefined
  if (reserved.includes(chord)) return 'This key belongs to the browser or to input methods. Choose another.'
  if (!/^(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?\w+$/.test(chord)) return 'This is no key.'
  return /Ctrl|Alt|Meta/.test(chord) ? undefined : 'Hold Ctrl, Alt or ⌘ as well: a key alone types itself.'
}

/**
 * Stored keys; a chord that is missing or can't be chosen costs only itself. An action that was stored without its key,
 * because it has become changeable since, does not take one that was chosen for another.
 */
export function readKeys(stored: unknown): Keys {
  const known = Object(stored) as Record<string, unknown>
  const chords = keyActions.map((action) => {
    const chord = known[action]
    const isChord = typeof chord === 'string' && problemOfChord(chord) === undefined
    const isTaken = keyActions.some((other) => known[other] === defaultKeys[action])
    return [action, isChord ? chord : isTaken ? '' : defaultKeys[action]] as const
  })
  return Object.fromEntries(chords) as Keys
}

const signs: Record<string, string> = {
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: '’',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A chord as people read it on their keys: `Alt Shift M`. Letters are those of the American keyboard. */
export function chordText(chord: KeyChord): string {
  return chord
    .split('+')
    .map((code) => signs[code] ?? code.replace(/^(?:Key|Digit)(?=.$)/, ''))
    .join(' ')
}
/** Where `storage.local` keeps the settings. The watch script reads its keys from there, without the schema library. */
export const settingsKey = 'settings'

/** The chord behind the name of a button; nothing where its key is switched off. */
export function chordIn(chord: KeyChord): string {
  return chord && ` (${chordText(chord)})`
}
