import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFileNamer, fileNameOf } from '@/utils/formats/file-name'
import { hostileText } from '../../hostile-text'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

describe('a file name', () => {
  it.each([
    ['The harsh reality', 'The harsh reality'],
    ['AI/ML: what? "now" <b>', 'AI ML what now b'],
    ['C# and [[links]] | ^block', 'C and links block'],
    ['{{ x }} {% raw %} {{%}}', '({ x }) (% raw %) ((%))'],
    ['..hidden.', 'hidden'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com¹', '_com¹'],
    ['Console', 'Console'],
    ['', 'untitled'],
    [' . / . ', 'untitled'],
    ['a\u202egnp.exe\nb', 'agnp.exe b'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['深度学习 🤖', '深度学习 🤖'],
  ])('of %j is %j', (title, name) => {
    expect(fileNameOf(title)).toBe(name)
  })

  it('is cut between graphemes', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(fileNameOf(family.repeat(20))).toBe(family.repeat(Math.floor(120 / bytesOf(family))))
  })

  it('is legal on every system, whatever the title', () => {
    fc.assert(
      fc.property(hostileText(), (title) => {
        const name = fileNameOf(title)
        expect(name).not.toMatch(/[\\/:*?"<>|#^[\]\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(name).not.toMatch(/^[. ]|[. ]$|^$/u)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu)
        expect(name).not.toMatch(/\{[{%]|[}%]\}/)
        expect(name).toBe(name.normalize('NFC'))
        expect(name.isWellFormed()).toBe(true)
        expect(bytesOf(name)).toBeLessThanOrEqual(120)
        expect(fileNameOf(name)).toBe(name)
      }),
    )
  })
})

describe('names in a folder', () => {
  it('carry the tail of the id where a title was taken', () => {
    const nameOf = createFileNamer()
    expect(nameOf('Scaling laws', '01900000-0000-7000-8000-0000000000aa')).toBe('Scaling laws')
    expect(nameOf('scaling LAWS', '01900000-0000-7000-8000-0000000000bb')).toBe('scaling LAWS 000000bb')
    expect(nameOf('', '01900000-0000-7000-8000-0000000000cc')).toBe('untitled 000000cc')
  })

  it('differ on a system that ignores case, and stay short', () => {
    const titles = fc.uniqueArray(
      fc.record({
        id: fc.uuid({ version: 7 }),
        title: fc.oneof(fc.constantFrom('a', 'A', 'ß', 'SS', 'é', 'e\u0301', 'x'.repeat(200)), hostileText()),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(titles, (entries) => {
        const nameOf = createFileNamer()
        const names = entries.map(({ title, id }) => nameOf(title, id))
        expect(new Set(names.map((name) => name.toLowerCase().normalize('NFC'))).size).toBe(names.length)
        expect(new Set(names.map((name) => name.toUpperCase().normalize('NFC'))).size).toBe(names.length)
        for (const name of names) {
          expect(bytesOf(name)).toBeLessThanOrEqual(120)
          expect(fileNameOf(name)).toBe(name)
        }
      }),
    )
  })

  it('do not depend on what else is exported after them', () => {
    const nameOf = createFileNamer()
    const first = nameOf('Talk', '01900000-0000-7000-8000-0000000000aa')
    const second = nameOf('Talk', '01900000-0000-7000-8000-0000000000bb')
    const again = createFileNamer()
    again('Talk', '01900000-0000-7000-8000-0000000000aa')
    again('Other', '01900000-0000-7000-8000-0000000000ab')
    expect([first, again('Talk', '01900000-0000-7000-8000-0000000000bb')]).toEqual(['Talk', second])
  })
})
