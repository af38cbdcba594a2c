import fc from 'fast-check'
import { load as loadYaml } from 'js-yaml'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { writeReadingSheet } from '@/utils/formats/reading-sheet'
import { hostileText, hostileTitle } from '../../hostile-text'
import { makeEntry } from '../../make-entry'
import { nodesOf, parseMarkdown, shownText, type TreeNode } from '../../markdown'

const notes = [
  '- read on the train',
  '- **First pass** · 2026-11-20 · v2',
  '\t- Category: a measurement | and a proof',
  '\t- Context: after scaling laws',
  '\t\t- and before mixtures',
  '\t- Correctness:',
  '\t- Contributions: `a|b` is bounded',
  '\t- Clarity: good',
  '\t- Go on or stop: go on, for the proof',
  '\t- Read next:',
  '\t\t- [Attention](https://arxiv.org/abs/1706.03762) – the basis',
  '\t- loved figure 2',
  '',
  '| Part | Pass 1 | Pass 2 | Pass 3 |',
  '| --- | --- | --- | --- |',
  '| Title | ✓ |  | every sentence |',
  '| Method |  | 图表 |  |',
  '',
  '- Q: why does depth matter?',
  '\t- H(A): the bound is tight',
  '\t\t- because: lemma 3',
  '\t- H(C): chance',
  '\t- A: it is tight',
  '\t- Updated Q: and for width?',
  '- Q:',
  '\t- H(A|B|C):',
  '',
  '| What I noticed | Questions | Next source | Broader topic |',
  '| --- | --- | --- | --- |',
  '| one seed | how noisy? | arXiv:2401.00001 | statistics |',
  '',
  '## Aside',
  'The rest of it.',
].join('\n')

const paper = makeEntry({
  kind: 'paper',
  ids: ['arxiv:2403.10704'],
  url: 'https://arxiv.org/abs/2403.10704',
  title: 'On depth',
  people: [{ name: 'Mei Lin', role: 'author' }],
  published: '2024-03-15',
  paper: { arxiv: '2403.10704', version: 2, citekey: 'lin2024depth' },
  notes,
})
const reading = { entryId: paper.id, utcOffsetMinutes: 60 }
const readings = new Map([
  [
    paper.id,
    [
      { ...reading, at: '2026-11-20T10:00:00.000Z', pass: 1 as const, version: 2, seconds: 740 },
      { ...reading, at: '2026-11-21T10:00:00.000Z', pass: 2 as const, version: 2, seconds: 1800 },
      { ...reading, at: '2026-11-22T10:00:00.000Z', pass: 2 as const, version: 2, seconds: 1500 },
    ],
  ],
])
const timeLink = () => undefined

/** What an independent parser finds: the tables under each second-level heading, cell by cell. */
function tablesUnder(text: string): Record<string, string[][][]> {
  const found: Record<string, string[][][]> = {}
  let heading = ''
  for (const node of parseMarkdown(text).children ?? []) {
    if (node.type === 'heading') heading = shownText(node)
    if (node.type === 'table') {
      const tables = found[heading] ?? []
      found[heading] = [...tables, (node.children ?? []).map((row) => (row.children ?? []).map(cellText))]
    }
  }
  return found
}

const cellText = (node: TreeNode): string => (node.children ?? []).map((each) => each.value ?? shownText(each)).join('')

function frontOf(text: string): string {
  return /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? ''
}

describe('a reading sheet', () => {
  const sheet = writeReadingSheet(paper, { timeLink, readings })

  it('is the worksheet that the learner would have kept', async () => {
    await expect(sheet.text).toMatchFileSnapshot('expected/reading-sheet.md')
    expect(sheet.name).toBe('On depth reading sheet')
  })

  it('has, for another parser, its tables', () => {
    const tables = tablesUnder(sheet.text)
    expect(tables.Passes).toEqual([
      [
        ['Pass', 'Date', 'Version', 'Minutes'],
        ['First pass', '2026-11-20', 'v2', '12'],
        ['Second pass', '2026-11-21 – 2026-11-22', 'v2', '55'],
      ],
    ])
    expect(tables['Five Cs']?.[0]).toEqual([
      ['', 'First pass · 2026-11-20 · v2'],
      ['Category', 'a measurement | and a proof'],
      ['Context', 'after scaling laws<br>- and before mixtures'],
      ['Correctness', ''],
      ['Contributions', 'a|b is bounded'],
      ['Clarity', 'good'],
    ])
    expect(tables.Questions?.[0]?.slice(1)).toEqual([
      ['why does depth matter?', 'the bound is tight', 'A', 'lemma 3', '', 'and for width?', 'it is tight'],
      ['', 'chance', 'C', '', '', '', ''],
    ])
    expect(tables['What was read']?.[0]?.[1]).toEqual(['Title', '✓', '', 'every sentence'])
    expect(tables.Seed?.[0]?.[1]).toEqual(['one seed', 'how noisy?', 'arXiv:2401.00001', 'statistics'])
  })

  it('has its properties, for both YAML parsers', () => {
    for (const parse of [parseYaml, loadYaml]) {
      expect(parse(frontOf(sheet.text))).toMatchObject({
        title: 'On depth',
        citekey: 'lin2024depth',
        arxiv: '2403.10704',
        passes: ['First pass · 2026-11-20 · v2 · 12 min', 'Second pass · 2026-11-21 – 2026-11-22 · v2 · 55 min'],
        lectern: paper.id,
      })
    }
  })

  it('without anything read is a title and its source', () => {
    const { text } = writeReadingSheet(makeEntry({ ...paper, notes: '' }), { timeLink })
    expect(text).toMatch(
      /\n---\n\n# On depth\n\n\[On depth\]\(https:\/\/arxiv.org\/abs\/2403.10704\) · Mei Lin · 2024-03-15\n$/,
    )
    expect(text).not.toContain('passes')
  })

  it('goes through Jekyll as it is', async () => {
    const withLiquid = makeEntry({
      ...paper,
      title: hostileTitle,
      notes: `${notes}\n{{ site.secret }} {% include x %}`,
    })
    const { text } = writeReadingSheet(withLiquid, { timeLink, readings, options: { target: 'jekyll' } })
    const body = text.slice(text.indexOf('\n---\n') + 5)
    const rendered = await new Liquid().parseAndRender(body)
    expect(rendered).toContain('{{ site.secret }} {% include x %}')
    expect(parseYaml(frontOf(text)).title).toBe(hostileTitle)
    expect(tablesUnder(rendered).Questions?.[0]).toHaveLength(3)
  })

  it('loses no word of the notes', () => {
    const word = fc.integer({ min: 1, max: 99_999 }).map((n) => `w${n}w`)
    const line = fc.tuple(
      fc.constantFrom('', '- ', '\t- ', '\t\t- ', '# ', '> ', '| ', '- Q: ', '\t- A: ', '\t- H(B): ', '\t- Category: '),
      word,
    )
    const heading = fc.constantFrom(
      '- **First pass** · 2026-01-01',
      '## Second pass',
      '- Read next:',
      '## Read next',
      '',
    )
    const table = fc.constant('\n| Part | Pass 1 |\n| --- | --- |\n| a | b |')
    const lines = fc.array(
      fc.oneof(
        line.map((parts) => parts.join('')),
        heading,
        table,
      ),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(lines, (all) => {
        const { text } = writeReadingSheet(makeEntry({ ...paper, notes: all.join('\n') }), { timeLink })
        for (const each of all.join('\n').match(/w\d+w/g) ?? []) expect(text).toContain(each)
      }),
    )
  })

  it('keeps its tables whole, whatever is written into a blank', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (value, title) => {
        const category = value.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim()
        fc.pre(category !== '' && !/[`$<]/.test(category))
        const own = `- **First pass** · 2026-01-01\n\t- Category: ${category}\n\t- Clarity: end`
        const { text } = writeReadingSheet(makeEntry({ ...paper, title, notes: own }), { timeLink })
        const tree = parseMarkdown(text)
        const tables = nodesOf(tree).filter(({ type }) => type === 'table')
        expect(tables).toHaveLength(2)
        expect(tables[1]?.children).toHaveLength(6)
        for (const row of tables[1]?.children ?? []) expect(row.children).toHaveLength(2)
        expect(shownText(tables[1]?.children?.at(-1) ?? { type: '' })).toBe('Clarityend')
        expect(parseYaml(frontOf(text)).lectern).toBe(paper.id)
      }),
    )
  })

  it('is written of any notes', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 12 }), (parts) => {
        const { text } = writeReadingSheet(makeEntry({ ...paper, notes: `Q: ${parts.join('\n')}` }), {
          timeLink,
          readings,
        })
        expect(loadYaml(frontOf(text))).toMatchObject({ lectern: paper.id })
      }),
    )
  })
})
