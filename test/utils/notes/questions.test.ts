import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Question, readQuestions } from '@/utils/notes/questions'
import { hostileText } from '../../hostile-text'

const blank = { hypotheses: [], answers: [], because: [], updatedHypotheses: [], updatedQuestions: [] }

/** Without the lines. */
function read(text: string): Omit<Question, 'line' | 'endLine'>[] {
  return readQuestions(text).map(({ line: _, endLine: __, ...question }) => question)
}

describe('a question', () => {
  it('has hypotheses with class and reason, an answer, and what they became', () => {
    const text = [
      'Before.',
      '- Q: why does it scale?',
      '\t- H(A): depth',
      '\t\t- because: width is fixed',
      '\t- H(c): data',
      '\t- A: both',
      '\t\t- because: table 3',
      '\t- Updated H: depth after data',
      '\t- Updated Q: when does it stop?',
      '- something else',
    ].join('\n')
    expect(readQuestions(text)).toEqual([
      {
        line: 1,
        endLine: 9,
        text: 'why does it scale?',
        hypotheses: [
          { text: 'depth', class: 'A', because: ['width is fixed'] },
          { text: 'data', class: 'C', because: [] },
        ],
        answers: [{ text: 'both', because: ['table 3'] }],
        because: [],
        updatedHypotheses: ['depth after data'],
        updatedQuestions: ['when does it stop?'],
      },
    ])
  })

  it.each([
    ['as a paragraph', 'Q: why?\nA: so.'],
    ['with spaces before it', ' Q: why?\nA: so.'],
    ['with a blank line between', 'Q: why?\n\nA: so.'],
    ['as items beside each other', '- Q: why?\n- A: so.'],
    ['with its answer under it', '* Q: why?\n  * A: so.'],
    ['in bold', '- **Q:** why?\n\t- **A**: so.'],
    ['in full', '1. Question: why?\n\t- Answer: so.'],
    ['with wide colons', '- Q：why?\n\t- A：so.'],
    ['as a heading', '### Q: why?\nA: so.'],
    ['with items under a paragraph', 'Q: why?\n- A: so.'],
  ])('may stand %s', (_, text) => {
    expect(read(text)).toEqual([{ ...blank, text: 'why?', answers: [{ text: 'so.', because: [] }] }])
  })

  it('goes on over lines', () => {
    const text = 'Q: why\nexactly?\nA: first\nsecond\n\nprose'
    expect(read(text)).toEqual([{ ...blank, text: 'why\nexactly?', answers: [{ text: 'first\nsecond', because: [] }] }])
    const nested = '- Q: why?\n\t- a thought\n\t- A: so\n\t\t- and so'
    const answers = [{ text: 'so\n- and so', because: [] }]
    expect(read(nested)).toEqual([{ ...blank, text: 'why?\n- a thought', answers }])
  })

  it('keeps the questions under it apart', () => {
    const text = '- Q: one\n\t- Q: two\n\t\t- A: of two\n\t- A: of one'
    expect(read(text)).toEqual([
      { ...blank, text: 'one', answers: [{ text: 'of one', because: [] }] },
      { ...blank, text: 'two', answers: [{ text: 'of two', because: [] }] },
    ])
  })

  it('keeps a reason that stands under nothing', () => {
    expect(read('- Q: why?\n\t- because: it matters')).toEqual([{ ...blank, text: 'why?', because: ['it matters'] }])
  })

  it.each([
    ['the blanks of a template', '- Q:\n\t- H(A|B|C):\n\t\t- because:\n\t- A:'],
    ['code', '```\nQ: why?\n```'],
    ['a word that ends in q', '- FAQ: none'],
    ['an answer alone', '- A: so'],
    ['prose', 'The Q in Q-learning: a value'],
  ])('is not %s', (_, text) => {
    expect(readQuestions(text)).toEqual([])
  })

  it('has no class while the choice still stands there', () => {
    expect(read('- Q: a\n\t- H(A|B|C): b')[0]?.hypotheses).toEqual([{ text: 'b', because: [] }])
  })

  it('ends where other text begins', () => {
    expect(readQuestions('Q: a\nA: b\n\n# Next\nA: c')).toMatchObject([
      { line: 0, endLine: 2, answers: [{ text: 'b' }] },
    ])
  })

  it('is read from any text without an error, within its lines', () => {
    const labels = fc.constantFrom('Q: ', '- Q:', '\t- H(B): ', '  A: ', 'because：', '- **Q:** ', '```\n', '\t\t- ')
    const text = fc.array(fc.oneof(labels, hostileText(), fc.constant('\n')), { maxLength: 20 })
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('')
        const count = whole.split('\n').length
        for (const { line, endLine } of readQuestions(whole)) {
          expect(line).toBeLessThan(endLine)
          expect(endLine).toBeLessThanOrEqual(count)
        }
      }),
    )
  })
})
