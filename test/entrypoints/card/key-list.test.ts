import { describe, expect, it } from 'vitest'
import { listKeys } from '@/entrypoints/card/key-list'
import { chordIn, chordText, defaultKeys, type KeyChord, type Keys, keyActions } from '@/utils/keys'

const chordsOf = (keys: Keys, isMac = false) =>
  listKeys(keys, isMac).flatMap(({ rows }) => rows.flatMap(({ chords }) => chords))

describe('the list of the keys', () => {
  it('has every key that can be changed, once', () => {
    const names = keyActions.map((action, index) => [action, `Ctrl+F${index + 1}` as KeyChord] as const)
    const keys = Object.fromEntries(names) as Keys
    const listed = chordsOf(keys).filter((chord) => chord.startsWith('Ctrl F'))
    expect(listed.toSorted()).toEqual(names.map(([, chord]) => chordText(chord)).toSorted())
  })

  it('names the keys as they are on this keyboard', () => {
    expect(chordsOf(defaultKeys)).toContain('Ctrl Enter')
    expect(chordsOf(defaultKeys, true)).toContain('⌘ Enter')
    expect(new Set(chordsOf(defaultKeys)).size).toBe(chordsOf(defaultKeys).length - 1)
  })

  it('is told on a button where there is a key', () => {
    expect(chordIn('Alt+Slash')).toBe(' (Alt /)')
    expect(chordIn('')).toBe('')
  })
})
