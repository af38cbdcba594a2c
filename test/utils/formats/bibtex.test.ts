import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { bibtexText } from '@/utils/formats/bibtex-text'
import { onOneLine } from '@/utils/formats/citation'
import { citationOptions } from '@/utils/formats/citation-formats'
import { citationText } from '@/utils/formats/citations'
import { parsePeople } from '@/utils/people'
import { hostileText } from '../../hostile-text'
import { makeEntry } from '../../make-entry'
import { cited, namesOf, namesRead, parseCitations, parseFields } from './parse-citations'

function paper(fields: Partial<Entry> = {}): Entry {
  return makeEntry({
    kind: 'paper',
    ids: ['arxiv:2403.10704'],
    url: 'https://arxiv.org/abs/2403.10704',
    title: 'A Study of READERS’ $\\alpha_1$-Habits',
    titleRaw: "A Study of {READERS}' $\\alpha_1$-Habits",
    people: parsePeople(['de la Fuente, Ana María', 'Heath, Robert W., Jr.', 'The LECTERN Collaboration'], 'author'),
    published: '2023-03-15',
    ...fields,
    paper: {
      citekey: 'delafuente2023study',
      arxiv: '2403.10704',
      categories: ['math.NA', 'cs.LG'],
      versionDate: '2024-09-01',
      ...fields.paper,
    },
  })
}

const write = (entry: Entry, options = {}) => citationText([entry], 'bibtex', { ...citationOptions, ...options }, cited)

describe('bibtexEntry', () => {
  it('writes an arXiv paper as arXiv does, of the version that was read', () => {
    expect(write(paper({ paper: { comments: '12 pages & more', doi: ['10.1234/Reading_5'] } }))).toBe(
      [
        '@misc{delafuente2023study,',
        '  title = {A Study of {READERS’} $\\alpha_1$-Habits},',
        '  author = {de la Fuente, Ana María and Heath, Jr., Robert W. and {The LECTERN Collaboration}},',
        '  year = {2024},',
        '  month = sep,',
        '  eprint = {2403.10704},',
        '  archivePrefix = {arXiv},',
        '  primaryClass = {math.NA},',
        '  doi = {10.1234/Reading_5},',
        '  url = {https://arxiv.org/abs/2403.10704},',
        '  note = {12 pages \\& more},',
        '}',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['Journal of Reading', {}, '@article{', 'journal = {Journal of Reading}'],
    ['Proceedings of the 40th Conference on Reading', {}, '@inproceedings{', 'booktitle = {Proceedings'],
    ['Proceedings of the National Academy of Sciences', {}, '@article{', 'journal = {Proc'],
    ['Reading & Writing', { type: 'chapter' as const }, '@incollection{', 'booktitle = {Reading \\& Writing}'],
    ['University of Salamanca', { type: 'thesis' as const }, '@phdthesis{', 'school = {University'],
    ['Lectern Labs', { type: 'report' as const, reportNo: 'LL_7' }, '@techreport{', 'number = {LL\\_7}'],
    ['bioRxiv', {}, '@misc{', 'howpublished = {bioRxiv}'],
  ])('writes what is in %s %o as %s', (name, more, type, field) => {
    const text = write(paper({ container: { name }, paper: { citekey: 'k', ...more } }))
    expect(text.startsWith(type)).toBe(true)
    expect(text).toContain(field)
  })

  it('writes pages, and a published work with its date', () => {
    const text = write(
      paper({ container: { name: 'Journal of Reading' }, paper: { pages: '12–34', volume: '7', issue: '2' } }),
    )
    expect(text).toContain('pages = {12--34}')
    expect(text).toContain('volume = {7},\n  number = {2}')
    expect(text).toContain('year = {2023},\n  month = mar')
  })

  it('writes a talk and a video with what they are', () => {
    const talk = makeEntry({ kind: 'talk', container: { name: 'ReadConf' }, talk: { start: '2025-02-03T10:00+01:00' } })
    expect(write(talk)).toMatch(/howpublished = \{Talk at ReadConf\},\n {2}year = \{2025\}/)
    const video = makeEntry({
      people: [{ name: 'Margin Calls', role: 'channel' }],
      container: { name: 'Margin Calls' },
    })
    expect(write(video)).toMatch(/author = \{\{Margin Calls\}\},\n {2}howpublished = \{Video\}/)
    expect(write(video)).toContain('urldate = {2026-11-20}')
  })

  it('leaves out a note, which has no source', () => {
    expect(citationText([makeEntry({ kind: 'note' })], 'bibtex', citationOptions, cited)).toBe('')
  })

  it('writes an address with no brace in it, and none that is not of the web', () => {
    const [read] = parseFields(write(paper({ url: 'https://example.org/a{b}%20c?d=e_f#g~h\\i' })))
    expect(read?.properties.url).toBe('https://example.org/a%7Bb%7D%20c?d=e_f#g~h%5Ci')
    expect(write(paper({ url: 'javascript:alert(1)' }))).not.toContain('url')
  })

  it('adds the abstract and tags where they are wanted', () => {
    const entry = paper({ summary: 'Two\n\nparagraphs, 100%.', tags: ['ml/rl', 'phd'] })
    const text = write(entry, { withAbstract: true, withTags: true })
    expect(text).toContain('abstract = {Two paragraphs, 100\\%.}')
    expect(text).toContain('keywords = {ml/rl, phd}')
    expect(write(entry)).not.toMatch(/abstract|keywords/)
  })
})

describe('maths that changes its face without braces', () => {
  it.each([
    ['The $\\bf k$-resolved density', '\u0024{\\bf k}$-resolved'],
    ['Peaked at $0.61 \\rm M_\\odot$', '\u0024{0.61 \\rm M_\\odot}$'],
    ['A Fr$\\rm\\ddot o$hlich step', '\u0024{\\rm\\ddot o}$'],
    ['Of \u0024{\\bf k}_1$ and $x_{\\rm a}$', '\u0024{\\bf k}_1$ and $x_{\\rm a}$'],
    ['Of $\\bfx$ and $\\rmdir$', '$\\bfx$ and $\\rmdir$'],
  ])('%s is read by another program', (title, written) => {
    const text = write(paper({ title, titleRaw: title }))
    expect(text).toContain(written)
    expect(parseCitations(text)).toHaveLength(1)
    // Written again, it stays as it is.
    expect(write(paper({ title: written, titleRaw: written }))).toContain(written)
  })
})

describe('people, read by another program', () => {
  it.each([
    [['de la Fuente, Ana María', 'van den Berg, Jan']],
    [['Heath, Robert W., Jr.', 'Smith, John, III']],
    [['Ortega y Gasset, José']],
    [['The LECTERN Collaboration', 'Doe, Jane']],
    [['王小云', 'Nguyễn, Thị Hồng', 'Колмогоров, А. Н.']],
    [['Barnes and Noble, Inc']],
    [['Plato']],
    [['others', 'And, Both']],
    [['hooks, bell']],
    [["O'Brien-D'Angelo, Mary Ann", 'Müller, Jörg']],
  ])('%o', (names) => {
    const people = parsePeople(names, 'author')
    const [read] = parseCitations(write(paper({ people })))
    expect(namesRead(read?.author)).toEqual(namesOf(people))
  })

  it('keeps an “and” and commas inside a name', () => {
    const people = [
      { name: 'Reading and Writing Group', role: 'author' as const },
      { name: 'x', family: 'Sand and Stone', given: 'A, B', role: 'author' as const },
    ]
    const [read] = parseCitations(write(paper({ people })))
    expect(read?.author).toHaveLength(2)
    expect(namesRead(read?.author)[0]).toBe('Reading and Writing Group')
  })
})

describe('bibtexText', () => {
  it.each([
    ['50% of $5 & #1_a', '50\\% of \\$5 \\& \\#1\\_a'],
    [
      'a~b^c|d<e>f\\g',
      'a\\textasciitilde{}b\\textasciicircum{}c\\textbar{}d\\textless{}e\\textgreater{}f\\textbackslash{}g',
    ],
    ['{pair}', '\\{pair\\}'],
    ['}{', '\\textbraceright{}\\textbraceleft{}'],
    ['a { b', 'a \\textbraceleft{} b'],
    ['$x_1 < y$ and $5', '$x_1 < y$ and \\$5'],
    ['I paid $5 and $6', 'I paid \\$5 and \\$6'],
    ['$\\input{/etc/passwd}$', '\\$\\textbackslash{}input\\{/etc/passwd\\}\\$'],
    ['$a } b$', '\\$a \\textbraceright{} b\\$'],
    ['$a % b$', '\\$a \\% b\\$'],
    ['two\r\n\tlines\u0000', 'two lines'],
  ])('writes %j', (text, written) => expect(bibtexText(text)).toBe(written))

  it.each([
    ['BERT is a GPT-4 in 3D', '{BERT} is a {GPT}-4 in {3D}'],
    ['A Study of iPhones, Vitamin C and I', 'A Study of {iPhones}, Vitamin {C} and {I}'],
    ['The Lagrangian', 'The Lagrangian'],
  ])('protects what must stay capital in %s', (text, written) => {
    expect(bibtexText(text, { protect: true })).toBe(written)
  })

  it.each([
    ['Schrödinger', 'Schr{\\"{o}}dinger'],
    ['Nguyễn', 'Nguy{\\~{\\^{e}}}n'],
    ['Łódź – ß', "{\\L}{\\'{o}}d{\\'{z}} -- {\\ss}"],
    ['王 α', '王 α'],
  ])('writes %s in plain letters where it can', (text, written) => {
    expect(bibtexText(text, { asciiOnly: true })).toBe(written)
  })
})

describe('any text', () => {
  const text = hostileText()

  it('reads as it was once another program has set it', () => {
    // Maths has no one reading as text, and two dashes or quotes are one character in TeX.
    const prose = text.map((one) => one.replace(/[$`'"“”‘’–—-]/g, '').replace(/[<>]/g, ''))
    fc.assert(
      fc.property(prose, (title) => {
        fc.pre(onOneLine(title) !== '')
        const [read] = parseCitations(write(paper({ title })))
        expect(read?.title?.normalize('NFC')).toBe(onOneLine(title))
      }),
    )
  })

  it('ends no field, no name and no entry', () => {
    fc.assert(
      fc.property(text, text, (title, name) => {
        const entry = paper({
          title: title.trim() || 'x',
          container: { name },
          people: [{ name: name || 'x', role: 'author' }],
        })
        const records = parseFields(`${write(entry)}\n${write(paper({ title: 'The Next One' }))}`)
        expect(records.map(({ label }) => label)).toEqual(['delafuente2023study', 'delafuente2023study'])
        expect(records[1]?.properties.title).toBe('The Next One')
      }),
    )
  })
})
