import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniteNotes } from '@/utils/notes/unite'

describe('uniteNotes', () => {
  it.each([
    ['the same line once', '- a\n- b', '- b\n- c', '- a\n- b\n- c'],
    ['what stands under a bullet stays with it', '- a\n  - x', '- b\n  - x', '- a\n  - x\n- b\n  - x'],
    ['what is only more deeply said is not lost', '- a\n  - x', '- a\n  - y', '- a\n  - x\n- a\n  - y'],
    [
      'under the headings that they share',
      '## One\n- a\n\n## Two\n- b',
      '## One\n- c\n\n## Three\n- d',
      '## One\n- a\n- c\n\n## Two\n- b\n\n## Three\n- d',
    ],
    ['a table whole', '- a', '| x | y |\n|---|---|\n| 1 | 2 |', '- a\n\n| x | y |\n|---|---|\n| 1 | 2 |'],
    ['a question whole', 'Q: a?\nA: b', 'Q: c?\nA: b', 'Q: a?\nA: b\n\nQ: c?\nA: b'],
    [
      'code whole',
      '```\n# no heading\n```',
      '```\n# no heading\nmore\n```',
      '```\n# no heading\n```\n\n```\n# no heading\nmore\n```',
    ],
    ['nothing to add', '- a\n- b', '- b', '- a\n- b'],
    ['one is empty', '', '- b\n', '- b\n'],
    ['the other is empty', '- a\n', ' \n', '- a\n'],
  ])('%s', (_, first, second, united) => expect(uniteNotes(first, second)).toBe(united))

  const line = fc.constantFrom(
    '- a',
    '- b',
    '  - deep',
    '\t- tab',
    '# One',
    '## Two',
    '',
    ' ',
    '| x |',
    'words',
    '```',
    '1. n',
  )
  const notes = fc.array(line, { maxLength: 10 }).map((lines) => lines.join('\n'))

  it('has every line of both, the first’s in their order', () => {
    fc.assert(
      fc.property(notes, notes, (first, second) => {
        const united = uniteNotes(first, second).split('\n')
        for (const each of `${first}\n${second}`.split('\n')) if (each.trim() !== '') expect(united).toContain(each)
        let from = 0
        for (const each of first.split('\n').filter((text) => text.trim() !== '')) {
          from = united.indexOf(each, from) + 1
          expect(from).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('adds nothing to itself', () => {
    fc.assert(fc.property(notes, (text) => void expect(uniteNotes(text, text).trim()).toBe(text.trim())))
  })

  it('adds nothing the second time', () => {
    const block = fc.constantFrom('- a', '- b\n  - deep', '1. n', '# One', '## Two', '')
    const outlines = fc.array(block, { maxLength: 10 }).map((blocks) => blocks.join('\n'))
    fc.assert(
      fc.property(outlines, outlines, (first, second) => {
        const united = uniteNotes(first, second)
        expect(uniteNotes(united, second).trim()).toBe(united.trim())
      }),
    )
  })
})
