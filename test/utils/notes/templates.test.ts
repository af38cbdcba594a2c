import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepToBlank } from '@/utils/notes/blanks'
import type { EditedText } from '@/utils/notes/outline'
import { insertTemplate, type TemplateName, templateNames, templateText } from '@/utils/notes/templates'
import { hostileText } from '../../hostile-text'
import { nodesOf, parseMarkdown, shownText } from '../../markdown'
import { draw as drawn, readDrawn as edited } from './drawn'

const facts = { date: '2026-11-22', version: 2 }
const insert = (name: TemplateName, before: string) => drawn(insertTemplate(name, facts)(edited(before)))

describe('a template', () => {
  it.each(templateNames)('%s is Markdown without blanks at the ends of its lines', (name) => {
    const text = templateText(name, facts)
    expect(text).not.toMatch(/[ \t]$/m)
    expect(shownText(parseMarkdown(text))).not.toBe('')
  })

  it('of a pass is a list under its heading', () => {
    const [list] = parseMarkdown(templateText('first pass', facts)).children ?? []
    expect(list?.type).toBe('list')
    const labels = nodesOf(list ?? { type: '' })
      .filter(({ type }) => type === 'paragraph')
      .map(shownText)
    expect(labels).toEqual([
      'First pass · 2026-11-22 · v2',
      ...['Category:', 'Context:', 'Correctness:', 'Contributions:', 'Clarity:', 'Go on or stop:', 'Read next:'],
    ])
  })

  it.each([
    ['an empty text', '|', '- Read next: |'],
    ['an empty bullet', '- a\n- |', '- a\n- Read next: |'],
    ['a bullet, beside it', '- a\n\t- b|\n\t\t- c\n- d', '- a\n\t- b\n\t\t- c\n\t- Read next: |\n- d'],
    ['a paragraph, behind it', 'one|\ntwo\n\nthree', 'one\ntwo\n\n- Read next: |\n\nthree'],
    ['a code fence, behind it', '```\na|\n```', '```\na\n```\n\n- Read next: |'],
  ])('comes to stand behind %s', (_, before, after) => {
    expect(insert('read next', before)).toBe(after)
  })

  it('stands behind the whole list, and nests as the text does', () => {
    const after = insert('first pass', '- a\n  - b|\n- c\n- d')
    expect(after).toMatch(/^- a\n {2}- b\n- \*\*First pass\*\* · 2026-11-22 · v2\n {2}- Category: \|\n {2}- Context:/)
    expect(after).toMatch(/\n- c\n- d$/)
  })

  it.each([
    ['of the list', '- a\n- |\n', '- a\n- **First pass**'],
    ['under another one', '- a\n\t- b\n\t- |', '- a\n\t- b\n- **First pass**'],
  ])('takes the place of an empty bullet at the end %s', (_, before, after) => {
    const written = insert('first pass', before)
    expect(written?.startsWith(after)).toBe(true)
    expect(written).not.toMatch(/^\s*- ?$/m)
  })

  it('leaves an empty bullet that others follow', () => {
    expect(insert('first pass', '- a\n\t- |\n\t- b')).toMatch(/^- a\n\t- \n\t- b\n- \*\*First pass/)
  })

  it('stands apart as a table', () => {
    const after = insert('pass table', 'one|\n- two')
    expect(after).toMatch(/^one\n\n\| Part \| Pass 1 \| Pass 2 \| Pass 3 \|\n\| --- .*\n\| Title \| \| \| {2}\|/s)
    expect(parseMarkdown(after?.replace('|', '') ?? '').children?.map(({ type }) => type)).toContain('list')
    const tree = parseMarkdown(insertTemplate('pass table', facts)(edited('one|\n- two'))?.text ?? '')
    expect(tree.children?.map(({ type }) => type)).toEqual(['paragraph', 'table', 'list'])
  })

  it('takes nothing from the text, wherever the caret is', () => {
    const texts = fc.array(fc.oneof(hostileText(), fc.constantFrom('\n', '- a\n', '\t- b\n', '> c\n', '| d |\n')), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom(...templateNames), (parts, place, name) => {
        const text = parts.join('')
        const caret = text === '' ? 0 : place % (text.length + 1)
        const after = insertTemplate(name, facts)({ text, selectionStart: caret, selectionEnd: caret })
        const lines = after?.text.split('\n') ?? []
        let at = -1
        for (const line of text
          .split('\n')
          .filter((each) => !/^\s*(?:(?:[-*+]|\d+[.)])\s*(?:\[[ xX]\]\s*)?)?$/.test(each))) {
          at = lines.indexOf(line, at + 1)
          expect(at).toBeGreaterThanOrEqual(0)
        }
        expect(after?.selectionStart).toBeLessThanOrEqual(after?.text.length ?? -1)
      }),
    )
  })
})

/** Types a word into each blank that Tab leads to, from the first on. */
function fillAll(name: TemplateName): string {
  let state: EditedText | undefined = insertTemplate(name, facts)(edited('|'))
  let text = state?.text ?? ''
  for (let word = 1; state; word++) {
    const { selectionStart, selectionEnd } = state
    const typed = selectionStart === selectionEnd ? String(word) : 'B'
    text = state.text.slice(0, selectionStart) + typed + state.text.slice(selectionEnd)
    const caret = selectionStart + typed.length
    const step = stepToBlank({ text, selectionStart: caret, selectionEnd: caret })
    state = step === 'leave' ? undefined : step
    if (word > 40) throw new Error('Tab never leaves.')
  }
  return text
}

describe('Tab', () => {
  it('leads from blank to blank and out', () => {
    expect(fillAll('first pass').match(/: \d$/gm)).toHaveLength(7)
    expect(fillAll('question')).toBe(
      '- Q: 1\n\t- H(B): 3\n\t\t- because: 4\n\t- A: 5\n\t- Updated H: 6\n\t- Updated Q: 7',
    )
    expect(fillAll('seed table').split('\n').slice(2)).toEqual(['| 1 | 2 | 3 | 4 |', '| 5 | 6 | 7 | 8 |'])
    expect(fillAll('pass table').split('\n').at(-1)).toBe('| Conclusion | 16 | 17 | 18 |')
  })

  it.each([
    [
      'past what is filled',
      '- **First pass**\n\t- Category: a|b\n\t- Context: c',
      '- **First pass**\n\t- Category: ab\n\t- Context: c|',
    ],
    ['over a choice that is made', '- Q: a|\n\t- H(B):', '- Q: a\n\t- H(B): |'],
    [
      'to the next empty blank elsewhere',
      '- Q: a\n\t- A: b|\n\n- Q: c\n\t- A: d\n\t- H(A):',
      '- Q: a\n\t- A: b\n\n- Q: c\n\t- A: d\n\t- H(A): |',
    ],
  ])('leads %s', (_, before, after) => {
    expect(drawn(stepToBlank(edited(before)) as EditedText)).toBe(after)
  })

  it('leads back with Shift', () => {
    const before = '- Q: a\n\t- H(A|B|C): b\n\t- A: |'
    const text = before.replace(/\|$/, '')
    const step = stepToBlank({ text, selectionStart: text.length, selectionEnd: text.length }, true) as EditedText
    expect(step.text.slice(0, step.selectionStart)).toBe('- Q: a\n\t- H(A|B|C): b')
    const again = stepToBlank(step, true) as EditedText
    expect(text.slice(again.selectionStart, again.selectionEnd)).toBe('A|B|C')
    const first = stepToBlank(again, true) as EditedText
    expect(first.selectionStart).toBe('- Q: a'.length)
    expect(stepToBlank(first, true)).toBe('leave')
  })

  it.each([
    ['an ordinary list', '- a\n- b|'],
    ['a question without fields', '- a\n- Q: b|'],
    ['a line under a field', '- **First pass**\n\t- Category:\n\t\t- a|\n\t- Clarity:'],
    ['another table', '| a | b |\n| --- | --- |\n| c| | d |'],
    ['several lines', '‹- Q: a\n\t- A:›'],
    ['code', '```\n- Q: a|\n\t- A:\n```'],
  ])('is not taken on %s', (_, before) => {
    expect(
      stepToBlank(before.includes('‹') || before.includes('| a') ? editedTable(before) : edited(before)),
    ).toBeUndefined()
  })

  it('adds at most a space, in any text', () => {
    const pieces = fc.constantFrom(
      '- **First pass**',
      '\n',
      '\t- Category:',
      '- Q: a',
      '\t- H(A|B|C):',
      '| Pass 1 |',
      '|---|',
      '```',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, hostileText()), { maxLength: 20 }),
        fc.nat(),
        fc.boolean(),
        (parts, place, isBack) => {
          const text = parts.join('')
          const caret = place % (text.length + 1)
          const step = stepToBlank({ text, selectionStart: caret, selectionEnd: caret }, isBack)
          if (step === undefined || step === 'leave') return
          expect(step.text.length - text.length).toBeLessThanOrEqual(1)
          expect(step.text.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          expect(step.selectionEnd).toBeLessThanOrEqual(step.text.length)
        },
      ),
    )
  })
})

/** A text that has strokes of its own, or a selection. */
function editedTable(text: string): EditedText {
  if (!text.includes('‹')) return { text, selectionStart: text.indexOf('c|') + 1, selectionEnd: text.indexOf('c|') + 1 }
  const start = text.indexOf('‹')
  const end = text.indexOf('›') - 1
  return { text: text.replace(/[‹›]/g, ''), selectionStart: start, selectionEnd: end }
}
