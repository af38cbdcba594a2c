import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { onOneLine } from '@/utils/formats/citation'
import { citationOptions } from '@/utils/formats/citation-formats'
import { citationText } from '@/utils/formats/citations'
import { parsePeople } from '@/utils/people'
import { hostileText } from '../../hostile-text'
import { makeEntry } from '../../make-entry'
import { cited, namesOf, namesRead, parseCitations } from './parse-citations'

const everything = { ...citationOptions, withAbstract: true, withTags: true }
const write = (...entries: Entry[]) => citationText(entries, 'ris', everything, cited)

const people = parsePeople(
  ['de la Fuente, Ana', 'Heath, Robert W., Jr.', 'The LECTERN Collaboration', '王小云'],
  'author',
)
const entry = makeEntry({
  kind: 'paper',
  ids: ['doi:10.1234/reading.5', 'arxiv:2403.10704'],
  url: 'https://example.org/paper?a=b',
  title: 'A Study:\n of $\\alpha$',
  people,
  container: { name: 'Journal of Reading' },
  published: '2024-03-15',
  summary: 'One.\n\nER  - \nTwo.',
  tags: ['a', 'b/c'],
  paper: {
    citekey: 'key',
    arxiv: '2403.10704',
    doi: ['10.1234/Reading.5'],
    volume: '7',
    issue: '2',
    pages: '12–34',
    pdfUrl: 'https://example.org/paper.pdf',
    comments: 'Note',
  },
})

describe('risRecord', () => {
  it('writes one tag a line, and lines that end with both characters', () => {
    expect(write(entry).split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - key',
      'TI  - A Study: of $\\alpha$',
      'AU  - de la Fuente, Ana',
      'AU  - Heath, Robert W., Jr.',
      'AU  - The LECTERN Collaboration',
      'AU  - 王小云',
      'T2  - Journal of Reading',
      'PY  - 2024',
      'DA  - 2024/03/15',
      'VL  - 7',
      'IS  - 2',
      'SP  - 12',
      'EP  - 34',
      'AN  - arXiv:2403.10704',
      'DO  - 10.1234/Reading.5',
      'UR  - https://example.org/paper?a=b',
      'L1  - https://example.org/paper.pdf',
      'AB  - One. ER - Two.',
      'KW  - a',
      'KW  - b/c',
      'N1  - Note',
      'ER  - ',
      '',
    ])
  })

  it('is read by another program as it was meant', () => {
    const [read, ...more] = parseCitations(write(entry))
    expect(more).toEqual([])
    expect(read).toMatchObject({
      type: 'article-journal',
      id: 'key',
      title: 'A Study: of $\\alpha$',
      'container-title': 'Journal of Reading',
      issued: { 'date-parts': [[2024, 3, 15]] },
      URL: 'https://example.org/paper?a=b',
    })
    expect(namesRead(read?.author)).toEqual(namesOf(people))
  })

  it('keeps a date as precise as it is', () => {
    expect(write(makeEntry({ published: '2024-03' }))).toContain('DA  - 2024/03/\r\n')
    expect(write(makeEntry({ published: '2024' }))).not.toContain('DA')
    expect(write(makeEntry({}))).not.toMatch(/PY|DA/)
  })

  it('has as many records as entries, whatever a page says', () => {
    const text = hostileText()
    fc.assert(
      fc.property(text, text, (title, name) => {
        const hostile = makeEntry({
          title,
          summary: `${name}\r\nER  - \r\nTY  - JOUR`,
          people: [{ name, role: 'author' }],
        })
        const lines = write(hostile, entry).split('\r\n')
        expect(lines.filter((line) => /^(?:TY|ER) {2}-/.test(line))).toEqual([
          'TY  - VIDEO',
          'ER  - ',
          'TY  - JOUR',
          'ER  - ',
        ])
        expect(lines.filter((line) => line !== '').every((line) => /^[A-Z][A-Z\d] {2}- /.test(line))).toBe(true)
        expect(lines[2]).toBe(`TI  - ${onOneLine(title) || 'Untitled'}`)
      }),
    )
  })
})
