import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { entryLine } from '@/utils/entry-line'
import { TemplateError } from '@/utils/formats/template'
import { gatherTopic, writeTopicNote } from '@/utils/formats/topic-note'
import { hostileText, hostileTitle } from '../../hostile-text'
import { makeEntry } from '../../make-entry'
import { nodesOf, parseMarkdown, shownText } from '../../markdown'

const jekyll = new Liquid()
const idOf = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const timeLink = ({ url }: Pick<Entry, 'url'>, seconds: number) => url && `${url}&t=${Math.floor(seconds)}s`
const byId = (...entries: Entry[]) => new Map(entries.map((entry) => [entry.id, entry]))

function makeDocument(body: string, fields: Partial<LecternDocument> = {}): LecternDocument {
  const at = '2026-11-20T10:00:00.000Z'
  return {
    id: idOf(99),
    revision: 1,
    kind: 'topic',
    title: 'Topic',
    properties: [],
    body,
    createdAt: at,
    updatedAt: at,
    ...fields,
  }
}

const chips = makeEntry({
  id: idOf(1),
  url: 'https://www.youtube.com/watch?v=7ARBJQn6QkM',
  title: 'How chips are made',
  notes: [
    'a wafer travels for months',
    '- [1:12] lithography is the narrow part  ',
    '  - one machine, one maker  ',
    '  - ![[0123456789abcdef0123456789abcdef_MD5.png]]  ',
    '- yield \\- the share of good dies  ',
    '\t- falls with the area of a die  ',
    '\t    - so cut one big die into chiplets  ',
    '\t\t- packaged → tested together  ',
    '\t- **![[fedcba9876543210fedcba9876543210_MD5.png]]**',
  ].join('\n'),
})
const jobs = makeEntry({
  id: idOf(2),
  url: 'https://www.youtube.com/watch?v=Me8klpxNaeg',
  title: 'What a process engineer does all day',
  notes:
    '\n- mostly statistics  \n- [https://example.org/a_list](https://example.org/a_list)  \n\t- SPC\n\t- DOE\n\n\n',
})
const roles = makeEntry({
  id: idOf(3),
  url: 'https://youtu.be/nMbm8ib3b0M?si=7VeNmy_F74_u-MbG',
  title: 'Roles in a fab - and how to get one',
  notes: '**equipment engineer:** \n- keeps the tools running\n\n\n**yield engineer**\n- finds out why dies fail\n',
})

describe('a topic note', () => {
  const document = makeDocument(
    [
      '# Other',
      '[[Supply chains]]',
      '',
      '# Chips',
      'Own text between, with $x_1$ and **bold**.',
      '',
      entryLine(chips.id),
      '',
      '# Work in a fab',
      entryLine(jobs.id),
      entryLine(roles.id),
      '',
      'Watched twice, since it fits here too:',
      '- to compare',
      `\t${entryLine(chips.id)}`,
      '- done',
      '',
    ].join('\n'),
    {
      title: 'Chips & jobs',
      properties: [
        { name: 'publish', value: 'true' },
        { name: 'Date Created', value: '01-26-2025 8:18' },
        { name: 'aliases', value: '\n  - silicon' },
      ],
    },
  )

  it('is the document that the learner would have written by hand', async () => {
    const note = writeTopicNote(document, byId(chips, jobs, roles), { timeLink })
    await expect(note.text).toMatchFileSnapshot('expected/topic-note.md')
    expect(note.fileName).toBe('Chips & jobs.md')
    expect(note.leftOut).toEqual([])
  })

  it('parses as the document written by hand does', async () => {
    const byHand = await readFile(join(import.meta.dirname, 'expected/topic-note-by-hand.md'), 'utf8')
    const note = writeTopicNote(document, byId(chips, jobs, roles), { timeLink })
    expect(parseMarkdown(note.text)).toEqual(parseMarkdown(byHand))
  })

  it('leaves out entries that are gone, and says so', () => {
    const gone = makeEntry({ id: idOf(4), title: 'Gone', deletedAt: '2026-11-20T10:00:00.000Z' })
    const body = `# A\n${entryLine(gone.id)}\n${entryLine(idOf(5))}\n${entryLine(gone.id)}\nend\n`
    const note = writeTopicNote(makeDocument(body), byId(gone), { timeLink })
    expect(note.text).toBe('# A\nend\n')
    expect(note.leftOut).toEqual([gone.id, idOf(5)])
  })

  it.each([
    ['', '## '],
    ['# One\n', '## '],
    ['### Three\n', '#### '],
    ['###### Six\n', '###### '],
    ['## Two\n```\n#### code\n```\n', '### '],
    ['#tag, no heading\n', '## '],
  ])('has an entry one level below %j', (above, marker) => {
    const note = writeTopicNote(makeDocument(above + entryLine(chips.id)), byId(chips), { timeLink })
    expect(note.text).toContain(`${marker}[How chips are made](`)
  })

  it('has no link where an entry has no address', () => {
    const free = makeEntry({ id: idOf(6), kind: 'note', ids: [], title: '1. My *own* idea', notes: 'text' })
    delete free.url
    const note = writeTopicNote(makeDocument(entryLine(free.id)), byId(free), { timeLink })
    expect(note.text).toBe('## 1\\. My \\*own\\* idea\ntext\n')
  })

  it('sets notes into a list so that nothing leaves it', () => {
    const notes = ['a paragraph', '', '- item', '\t- child', '', '```', 'code', '```'].join('\n')
    for (const indent of ['\t', '  ', '   ', '    ']) {
      const body = `- top\n${indent}- above\n${indent}${entryLine(chips.id)}\n- end\n`
      const note = writeTopicNote(makeDocument(body), byId({ ...chips, notes }), { timeLink })
      const [list, ...others] = parseMarkdown(note.text).children ?? []
      expect(others).toEqual([])
      expect(list?.children?.map(({ type }) => type)).toEqual(['listItem', 'listItem'])
      const kinds = nodesOf(list ?? { type: '' }).map(({ type }) => type)
      expect(kinds.filter((kind) => kind === 'listItem')).toHaveLength(6)
      expect(kinds.filter((kind) => kind === 'code')).toHaveLength(1)
    }
  })

  it('closes a code fence that notes leave open', () => {
    const note = writeTopicNote(
      makeDocument(`${entryLine(chips.id)}\n# Next\n`),
      byId({ ...chips, notes: '```\ncode' }),
      {
        timeLink,
      },
    )
    expect(parseMarkdown(note.text).children?.map(({ type }) => type)).toEqual(['heading', 'code', 'heading'])
  })

  it('links time marks, or leaves them out', () => {
    const settings = { timeLink, options: { timeMarks: 'dropped' as const } }
    const withLinks = writeTopicNote(makeDocument(entryLine(chips.id)), byId(chips), { timeLink }).text
    expect(withLinks).toContain('- [1:12](https://www.youtube.com/watch?v=7ARBJQn6QkM&t=72s) lithography')
    expect(writeTopicNote(makeDocument(entryLine(chips.id)), byId(chips), settings).text).toContain('- lithography')
  })

  it('is made for a selection too', () => {
    const topic = gatherTopic('ml/*', [jobs, roles])
    const note = writeTopicNote(topic, byId(jobs, roles), { timeLink })
    const headings = nodesOf(parseMarkdown(note.text)).filter(({ type }) => type === 'heading')
    expect(headings.map(({ depth }) => depth)).toEqual([1, 2, 2])
    expect(headings.map(shownText)).toEqual(['ml/*', jobs.title, roles.title])
    expect(note.fileName).toBe('ml.md')
  })

  it('keeps a hostile title text', () => {
    const hostile = makeEntry({ id: idOf(7), title: hostileTitle })
    const note = writeTopicNote(makeDocument(entryLine(hostile.id)), byId(hostile), { timeLink })
    const heading = parseMarkdown(note.text, { withMaths: true }).children?.[0]
    expect(shownText(heading ?? { type: '' })).toBe(': " \\ \' {{ }} {% %} # [[ ]] | \\alpha 🤖 深度学习')
    expect(heading?.children?.map(({ type }) => type)).toEqual(['link'])
  })

  it('passes through Jekyll with every Liquid of the learner and the page shown', () => {
    const text = fc.oneof(hostileText(), fc.constant('`{{ x }}` {% if %} $\\frac{{a}}{b}$'))
    fc.assert(
      fc.property(text, text, text, (title, notes, own) => {
        const entry = makeEntry({ id: idOf(8), title, notes })
        const document = makeDocument(`${own}\n${entryLine(entry.id)}\n${own}`)
        const options = { timeMarks: 'dropped' as const, target: 'jekyll' as const }
        const { text: written } = writeTopicNote(document, byId(entry), { timeLink, options })
        const front = '---\ntitle: "Topic"\n---\n'
        expect(written.startsWith(front)).toBe(true)
        const rendered = jekyll.parseAndRenderSync(written.slice(front.length))
        const obsidian = writeTopicNote(document, byId(entry), { timeLink, options: { timeMarks: 'dropped' } }).text
        // The page's maths is written in kramdown's form; all else comes out as Obsidian has it.
        if (!/\$[^$]+\$/.test(title)) expect(rendered).toBe(obsidian)
        expect(rendered).toContain(own)
      }),
    )
  })

  it.each([
    [[], 'title: "Topic"\n'],
    [[{ name: 'layout', value: 'post' }], 'layout: post\ntitle: "Topic"\n'],
    [[{ name: '"title"', value: 'Mine' }], '"title": Mine\n'],
  ])('begins with front matter for Jekyll: %j', (properties, front) => {
    const options = { target: 'jekyll' as const }
    const note = writeTopicNote(makeDocument('text\n', { properties }), byId(), { timeLink, options })
    expect(note.text).toBe(`---\n${front}---\ntext\n`)
  })

  it('says which line of a template is wrong, and what was expected', () => {
    const write = (body: string) =>
      writeTopicNote(makeDocument(entryLine(chips.id)), byId(chips), {
        timeLink,
        templates: { fileName: '', properties: '', heading: '{{ title | link }}', body },
      })
    expect(() => write('a\n{{ title | shout }}')).toThrow(
      /^Line 2: there is no filter "shout"\. Expected one of: yaml,/,
    )
    expect(() => write('{% if title %}\nb')).toThrow(/^Line 1: .*not closed\. Expected its end tag/)
    expect(() => write('a\n\n{{ titel | text }}')).toThrow(/^Line 3: there is no value "titel"/)
    expect(() => write('{% include "x" %}')).toThrow(/^Line 1: there is no tag "include"/)
    expect(() => write('{{ title | text')).toThrow(TemplateError)
  })
})
