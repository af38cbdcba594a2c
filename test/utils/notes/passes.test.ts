import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPasses } from '@/utils/notes/passes'
import { templateText } from '@/utils/notes/templates'
import { hostileText } from '../../hostile-text'

const filled = [
  '- **First pass** · 2026-11-22 · v2',
  '\t- Category: a measurement',
  '\t- Context:',
  '\t- Correctness: sound',
  '\t\t- but one seed',
  '\t- Clarity: good',
  '- after',
].join('\n')

describe('a pass', () => {
  it('is dated, of a version, and has what was filled in', () => {
    expect(readPasses(filled)).toEqual([
      {
        pass: 1,
        date: '2026-11-22',
        version: 2,
        line: 0,
        endLine: 6,
        fields: [
          { label: 'category', text: 'a measurement' },
          { label: 'correctness', text: 'sound\n- but one seed' },
          { label: 'clarity', text: 'good' },
        ],
      },
    ])
  })

  it.each([
    ['- **Pass 2** · 2026-01-02 · 35 min', { pass: 2, date: '2026-01-02', minutes: 35 }],
    ['### Third pass (v11)', { pass: 3, version: 11 }],
    ['**Second pass**', { pass: 2 }],
    ['* __first pass__ – 2026-13-45', { pass: 1 }],
  ])('may begin with %j', (heading, facts) => {
    expect(readPasses(heading)).toEqual([{ ...facts, line: 0, endLine: 1, fields: [] }])
  })

  it.each([
    'First pass over the data is cheap.',
    '- first pass: cheap',
    '```\n- **First pass**\n```',
    '**First passage**',
  ])('does not begin with %j', (text) => {
    expect(readPasses(text)).toEqual([])
  })

  it('under a heading reaches to the next heading', () => {
    const text = '## First pass\n- Category: x\n\n### More\n- Clarity: y\n\n## Other\n- Context: z'
    expect(readPasses(text)).toMatchObject([
      {
        endLine: 5,
        fields: [
          { label: 'category', text: 'x' },
          { label: 'clarity', text: 'y' },
        ],
      },
    ])
  })

  it('is read again as many times as it was made', () => {
    const facts = { date: '2026-11-22', version: 1 }
    const text = ['first pass', 'second pass', 'third pass', 'first pass'] as const
    const passes = readPasses(text.map((name) => templateText(name, facts)).join('\n'))
    expect(passes.map(({ pass }) => pass)).toEqual([1, 2, 3, 1])
    expect(
      passes.every(({ date, version, fields }) => date === facts.date && version === 1 && fields.length === 0),
    ).toBe(true)
  })

  it('keeps any value of one line', () => {
    fc.assert(
      fc.property(hostileText(), (value) => {
        const line = value.replace(/[\r\n\u2028\u2029\u0085]/g, ' ').trim()
        fc.pre(line !== '' && !/[`$]/.test(line))
        const text = `- **First pass** · 2026-11-22\n\t- Category: ${line}\n\t- Clarity: end`
        expect(readPasses(text)[0]?.fields.at(-1)).toEqual({ label: 'clarity', text: 'end' })
        expect(readPasses(text)[0]?.fields[0]).toEqual({ label: 'category', text: line })
      }),
    )
  })

  it('is read from any text without an error, within its lines', () => {
    const pieces = fc.constantFrom('- **First pass**', '\n', '\t- Category: ', '# Pass 2', '```', '| Pass 1 |', '  ')
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, hostileText()), { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        let end = 0
        for (const block of readPasses(text)) {
          expect(block.line).toBeGreaterThanOrEqual(end)
          expect(block.endLine).toBeGreaterThan(block.line)
          end = block.endLine
        }
        expect(end).toBeLessThanOrEqual(text.split('\n').length)
      }),
    )
  })
})
