import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropTimeMarks, findMarks, linkTimeMarks, replaceMarks } from '@/utils/notes/marks'
import { hostileText } from '../../hostile-text'
import { nodesOf, parseMarkdown } from '../../markdown'

const texts = (notes: string) => findMarks(notes).map(({ text }) => text)

describe('marks', () => {
  it.each([
    ['[12:34]', { kind: 'time', startSeconds: 754, isApproximate: false }],
    ['[1:02:03]', { kind: 'time', startSeconds: 3723, isApproximate: false }],
    ['[0:00]', { kind: 'time', startSeconds: 0, isApproximate: false }],
    ['[~12:34]', { kind: 'time', startSeconds: 754, isApproximate: true }],
    ['[12:34–13:10]', { kind: 'time', startSeconds: 754, endSeconds: 790, isApproximate: false }],
    ['[12:34-1:00:00]', { kind: 'time', startSeconds: 754, endSeconds: 3600, isApproximate: false }],
    ['[p. 4]', { kind: 'page', where: '4' }],
    ['[pp. 4–6]', { kind: 'page', where: '4–6' }],
    ['[§3.2]', { kind: 'section', where: '3.2' }],
    ['[§A.1]', { kind: 'section', where: 'A.1' }],
  ])('%j is one', (notes, mark) => {
    expect(findMarks(`- ${notes} text`)).toEqual([
      { start: 2, end: 2 + notes.length, text: notes.slice(1, -1), ...mark },
    ])
  })

  it.each([
    ...['[12:60]', '[1:60:00]', '[12:3]', '[1234]', '[12:34:5]', '[p4]', '[ ]', '[x]', '[^1]', '[12:34–99]', '[§]'],
    ...['[12:34](https://x.org)', '[12:34][ref]', '[see [12:34] there](https://x.org)', '![12:34](a.png)', '[[12:34]]'],
    ...[
      '`[12:34]`',
      '``a ` [12:34]``',
      '```\n[12:34]\n```',
      '~~~\n[12:34]',
      '- a\n\n  ```\n  [12:34]\n  ```',
      '    [12:34]',
    ],
    ...[
      '\\[12:34]',
      'x[12:34]',
      '![[[2:00]]\\[a [12:34] b](https://x.org)',
      '[[a]] [[[12:34]] b](https://x.org)',
      'f(x)[1:20]',
      '$[0:10]$',
      '<a title="[12:34]">',
      'https://x.org/[12:34]',
      '[12:34]: x',
    ],
  ])('%j is none', (notes) => {
    expect(findMarks(notes)).toEqual([])
  })

  it('are found on every line of an outline', () => {
    const notes = [
      'intro [0:05]',
      '',
      '- [1:12] first [2:00] and [~2:30]',
      '\t- [3:00–3:10] nested `[4:00]` [5:00]',
      '',
      '\t\t[6:00] deeper, behind a blank line',
      '',
      '> [7:00] quoted',
      '1. [8:00] numbered',
      '```js',
      'a[1:2] [9:00]',
      '```',
      '**[10:00]** bold, ([11:00])',
    ].join('\n')
    const found = ['0:05', '1:12', '2:00', '~2:30', '3:00–3:10', '5:00', '6:00', '7:00', '8:00', '10:00', '11:00']
    expect(texts(notes)).toEqual(found)
  })

  it('become links to their moments', () => {
    const linkOf = (seconds: number) => (seconds < 100 ? `https://x.org/?t=${seconds}` : undefined)
    expect(linkTimeMarks('- [1:12] a [~0:10–0:20]\n- [12:34] b [p. 4]', linkOf)).toBe(
      '- [1:12](https://x.org/?t=72) a [~0:10–0:20](https://x.org/?t=10)\n- [12:34] b [p. 4]',
    )
  })

  it.each([
    ['- [1:12] a', '- a'],
    ['- a\n\t- [1:12]', '- a\n\t- '],
    ['a [1:12].', 'a.'],
    ['a [1:12] b', 'a b'],
    ['a ([1:12])', 'a ()'],
    ['[1:12] [2:00] a', 'a'],
    ['a [p. 4]', 'a [p. 4]'],
    ['`[1:12]`', '`[1:12]`'],
  ])('of time can be left out of %j', (notes, written) => {
    expect(dropTimeMarks(notes)).toBe(written)
  })

  const linesOf = (starts: string[], line: fc.Arbitrary<string>) =>
    fc
      .array(fc.tuple(fc.constantFrom(...starts), line), { maxLength: 6 })
      .map((lines) => lines.map((parts) => parts.join('')).join('\n'))
  const pieces = [
    ...['[12:34]', '[~1:02:03]', '[1:00–2:00]', '[p. 4]', '[§3]', 'word', ' ', ' and ', '**bold**', '.', '('],
    ...[
      ' ``b`` ',
      ' `[1:00]` ',
      '[[2:00]]',
      '[3:00](https://x.org)',
      '[',
      ']',
      '[a [4:00] b](https://x.org)',
      '\\',
      '!',
    ],
  ]
  const sentences = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => `x ${parts.join('')}`)

  const outlines = linesOf(['', '- ', '\t- ', '\t\t- ', '  - ', '1. '], sentences).map((lines) => `- a\n${lines}`)
  const blocks = linesOf(['', '- ', '> ', '# ', '~~~', '1. '], sentences)

  it('are parts of the text, in order, and can be put back', () => {
    fc.assert(
      fc.property(
        linesOf(['', '- ', '\t- ', '    ', '\n', '> ', '```'], fc.oneof(sentences, hostileText())),
        (notes) => {
          let last = 0
          for (const { start, end, text } of findMarks(notes)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(notes.slice(start, end)).toBe(`[${text}]`)
            last = end
          }
          expect(replaceMarks(notes, () => undefined)).toBe(notes)
          expect(replaceMarks(notes, ({ text }) => `[${text}]`)).toBe(notes)
        },
      ),
    )
  })

  it('stand in text for an independent parser too', () => {
    fc.assert(
      fc.property(fc.oneof(outlines, blocks), (notes) => {
        const sign = 'MARK'
        const count = findMarks(notes).length
        const tree = parseMarkdown(replaceMarks(notes, () => sign))
        const shown = nodesOf(tree).filter(({ type, value }) => type === 'text' && value?.includes(sign))
        const found = shown.reduce((sum, { value = '' }) => sum + value.split(sign).length - 1, 0)
        expect(found).toBe(count)
      }),
    )
  })

  it('are found in time in notes made of brackets', () => {
    expect(findMarks('['.repeat(10_000))).toEqual([])
    expect(findMarks('`'.repeat(10_000))).toEqual([])
    expect(findMarks(`${'$ '.repeat(5_000)}[1:00]`)).toHaveLength(1)
  })
})
