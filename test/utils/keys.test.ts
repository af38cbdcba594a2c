import { describe, expect, it } from 'vitest'
import { actionOf, chordOf, chordText, defaultKeys, keyActions, problemOfChord, readKeys } from '@/utils/keys'

const press = (code: string, ...held: string[]) => ({
  code,
  ctrlKey: held.includes('Ctrl'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  metaKey: held.includes('Meta'),
})

describe('keys', () => {
  it('are told by their place and modifiers', () => {
    expect(chordOf(press('KeyM', 'Shift', 'Alt'))).toBe('Alt+Shift+KeyM')
    expect(actionOf(defaultKeys, press('KeyM', 'Alt'))).toBe('moment')
    expect(actionOf(defaultKeys, press('KeyM', 'Alt', 'Shift'))).toBe('moment-with-frame')
    expect(actionOf(defaultKeys, press('KeyM', 'Alt', 'Ctrl'))).toBeUndefined()
  })

  it('leave every bare character to typing', () => {
    const bare = { ...defaultKeys, moment: 'KeyM' }
    expect(actionOf(bare, press('KeyM'))).toBeUndefined()
    expect(actionOf(bare, press('KeyM', 'Shift'))).toBeUndefined()
  })

  it('have defaults that can all be chosen, each for one action', () => {
    const chords = keyActions.map((action) => defaultKeys[action])
    expect(chords.map(problemOfChord)).toEqual(chords.map(() => undefined))
    expect(new Set(chords).size).toBe(chords.length)
  })

  it.each(['Ctrl+Space', 'Alt+ArrowLeft', 'KeyM', 'Shift+KeyM', 'Alt+Key M', 'Hyper+KeyM'])('refuse %s', (chord) => {
    expect(problemOfChord(chord)).toMatch(/\.$/)
  })

  it.each([undefined, null, 'text', 7, [], { moment: 'KeyM' }, { moment: 4, unknown: 'Alt+KeyX' }])(
    'are the defaults where %j is stored',
    (stored) => expect(readKeys(stored)).toEqual(defaultKeys),
  )

  it('leave a key to the action that it was chosen for, when another has it by default', () => {
    expect(readKeys({ slower: 'Alt+Comma' })).toEqual({ ...defaultKeys, slower: 'Alt+Comma', earlier: '' })
  })

  it('keep what was chosen, also an action without a key', () => {
    expect(readKeys({ moment: 'Ctrl+KeyB', frame: '' })).toEqual({ ...defaultKeys, moment: 'Ctrl+KeyB', frame: '' })
  })

  it.each([
    ['Alt+KeyM', 'Alt M'],
    ['Alt+Shift+KeyM', 'Alt Shift M'],
    ['Alt+BracketLeft', 'Alt ['],
    ['Ctrl+Digit1', 'Ctrl 1'],
    ['Alt+ArrowUp', 'Alt ↑'],
    ['Meta+F2', 'Meta F2'],
    ['', ''],
  ])('%s reads as “%s”', (chord, text) => expect(chordText(chord)).toBe(text))
})
