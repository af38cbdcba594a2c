import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { citationOptions, isCitable } from '@/utils/formats/citation-formats'
import { citationText } from '@/utils/formats/citations'
import { readBibtex } from '@/utils/importers/bibtex'
import { bibtexToText } from '@/utils/importers/bibtex-text'
import { parsePeople } from '@/utils/people'
import { identifyUrl } from '@/utils/sites'
import { entryFromClip } from '@/utils/update-entry'
import { hostileText } from '../../hostile-text'
import { clipTime, makeEntry } from '../../make-entry'

const read = (text: string) => readBibtex(text, { identify: identifyUrl, at: clipTime })
const readOne = (text: string) => {
  const { cited } = read(text)
  expect(cited).toHaveLength(1)
  return cited[0]?.clip
}

describe('readBibtex', () => {
  it('reads an entry with all its facts', () => {
    const { cited, leftovers } = read(String.raw`
@inproceedings{DBLP:conf/nips/VaswaniSPUJGKP17,
  author    = {Ashish Vaswani and de la Fuente, Ana and {The LECTERN Collaboration} and Heath, Jr., Robert and others},
  title     = "Attention {Is} All {Y}ou Need: $\alpha_1$ of Schr{\"o}dinger \& {\'E}coles, 100\%",
  booktitle = nips # { 30},
  year      = 2017, month = jun, pages = {5998--6008}, volume = {30},
  eprint = {1706.03762v5}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
  doi = {https://doi.org/10.5555/ABC.1}, url = {https://papers.example.org/a\_b?x=1},
  keywords = {ml/rl, Neural Networks; 2017}, note = {Oral}, annote = {Read {\em this} first.},
  abstract = {One
    paragraph.

    Two.}, publisher = {Curran}, isbn = {978-1}
}
@string{nips = "Advances in Neural Information Processing Systems"}`)
    expect(cited).toHaveLength(1)
    expect(cited[0]).toMatchObject({
      citekey: 'DBLP:conf/nips/VaswaniSPUJGKP17',
      tags: ['ml/rl', 'Neural-Networks'],
      notes: 'Read this first.',
      unplaced: [
        { name: 'publisher', value: 'Curran' },
        { name: 'isbn', value: '978-1' },
      ],
      clip: {
        kind: 'paper',
        ids: ['arxiv:1706.03762', 'doi:10.5555/abc.1'],
        url: 'https://papers.example.org/a_b?x=1',
        title: 'Attention Is All You Need: $\\alpha_1$ of Schrödinger & Écoles, 100%',
        published: '2017-06',
        summary: 'One paragraph.\n\nTwo.',
        paper: {
          type: 'conference',
          arxiv: '1706.03762',
          version: 5,
          doi: ['10.5555/ABC.1'],
          categories: ['cs.CL'],
          pages: '5998–6008',
          volume: '30',
          comments: 'Oral',
        },
      },
    })
    expect(cited[0]?.clip.people).toEqual(
      parsePeople(
        ['Vaswani, Ashish', 'de la Fuente, Ana', 'The LECTERN Collaboration', 'Heath, Robert, Jr.'],
        'author',
      ),
    )
    expect(leftovers.map(({ what }) => what)).toEqual(['abbreviation'])
  })

  it.each([
    ['@article{a, title={T}, journal={arXiv preprint arXiv:1706.03762}}', 'paper', ['arxiv:1706.03762'], undefined],
    ['@article{a, title={T}, journal={CoRR}, volume={abs/1706.03762}}', 'paper', ['arxiv:1706.03762'], undefined],
    ['@misc{a, title={T}, eprint={hep-th/9901001}}', 'paper', ['arxiv:hep-th/9901001'], undefined],
    ['@article{a, title={T}, doi={10.48550/arXiv.1706.03762}, journal={J}}', 'paper', ['arxiv:1706.03762'], 'J'],
    [
      '@article{a, title={T}, journal={J}, url={https://arxiv.org/pdf/1706.03762v2}}',
      'paper',
      ['arxiv:1706.03762'],
      'J',
    ],
    ['@phdthesis{a, title={T}, school={U}}', 'paper', [], 'U'],
    ['@online{a, title={T}, url={https://example.org/x}}', 'page', ['url:https://example.org/x'], undefined],
    [
      '@misc{a, title={T}, howpublished={\\url{https://example.org/x}}}',
      'page',
      ['url:https://example.org/x'],
      undefined,
    ],
    ['@misc{a, title={T}, howpublished={Talk at ReadConf}}', 'talk', [], 'ReadConf'],
    [
      '@misc{a, title={T}, howpublished={Video, C}, url={https://youtu.be/7ARBJQn6QkM}}',
      'video',
      ['youtube:7ARBJQn6QkM'],
      'C',
    ],
  ])('%s', (text, kind, ids, container) => {
    const clip = readOne(text)
    expect(clip).toMatchObject({ kind, ids })
    expect(clip?.container?.name).toBe(container)
  })

  it('takes a preprint’s DOI for that of the published work', () => {
    const clip = readOne('@misc{a, title={T}, eprint={1706.03762}, archivePrefix={arXiv}, doi={10.1234/X}}')
    expect(clip?.ids).toEqual(['arxiv:1706.03762'])
    expect(clip?.related).toEqual([{ how: 'published as', id: 'doi:10.1234/x' }])
  })

  it('says of every other part what it is', () => {
    const { cited, leftovers } = read(`Notes of mine.
@comment{jabref-meta: x;}
@preamble{"\\newcommand{\\x}{y}"}
@article{one, title = {One}}
@article{broken, title = {No end
@article{two, title = {Two}}
@misc{nothing, year = {2020}}
The end.`)
    expect(cited.map(({ clip }) => clip.title)).toEqual(['One', 'Two'])
    expect(leftovers.map(({ what, text }) => [what, text.slice(0, 14)])).toEqual([
      ['text', 'Notes of mine.'],
      ['comment', '@comment{jabre'],
      ['preamble', '@preamble{"\\ne'],
      ['unreadable', '@article{broke'],
      ['without a title', '@misc{nothing,'],
      ['text', 'The end.'],
    ])
  })

  it('keeps hostile fields as text, and runs no address', () => {
    const clip = readOne(
      String.raw`@article{../../x, title={\input{/etc/passwd} <script>alert(1)</script> {{ site.x }}},
      author={"; DROP and <b>X</b>}, url={javascript:alert(1)}, doi={not a doi}, year={20x}, pages={\immediate\write18{rm}}}`,
    )
    expect(clip?.title).toBe('\\input{/etc/passwd} <script>alert(1)</script> site.x')
    expect([clip?.url, clip?.ids, clip?.published]).toEqual(['', [], undefined])
  })

  it.each([
    '',
    'no entry at all',
    '@',
    '@article',
    '@article{',
    '@article{a',
    '{'.repeat(2000),
    '@a{b, c = {'.repeat(300),
  ])('does not fail on %j', (text) => expect(read(text).cited).toEqual([]))

  it('loses no line of any file', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 4 }), (parts) => {
        const file = parts.map((part, index) => `${part}\n@article{k${index}, title = {T${index}}}`).join('\n')
        const { cited, leftovers } = read(file)
        const kept = [...leftovers.map(({ text }) => text), ...cited.map(({ clip }) => clip.title)].join('\n')
        for (const index of parts.keys()) expect(kept).toContain(`T${index}`)
      }),
    )
  })
})

describe('what Lectern wrote', () => {
  const fields = fc.record({
    title: hostileText(),
    container: hostileText(),
    name: hostileText(),
  })

  it('comes back as it was: text, names, date and identities', () => {
    fc.assert(
      fc.property(fields, ({ title, container, name }) => {
        // What TeX sets as another character, and maths that only TeX reads as such, has a test of its own.
        const plain = (text: string) =>
          text
            .replace(/[$`'"’“”‘–—-]/g, '')
            .replace(/[\p{C}\s]+/gu, ' ')
            .trim()
            .normalize('NFC')
        fc.pre(plain(title) !== '')
        const entry = makeEntry({
          kind: 'paper',
          ids: ['doi:10.1234/a_b'],
          url: 'https://doi.org/10.1234/a_b',
          title: plain(title),
          published: '2024-05',
          people: [
            { name: plain(name) || 'x', role: 'author' },
            { name: 'Ana de la Fuente', family: 'de la Fuente', given: 'Ana', role: 'author' },
          ],
          container: { name: plain(container) || 'Journal' },
          paper: { citekey: 'k', type: 'article', volume: '7' },
        })
        const clip = readOne(citationText([entry], 'bibtex', citationOptions, () => 'k'))
        expect(clip).toMatchObject({
          title: entry.title,
          ids: entry.ids,
          published: '2024-05',
          container: entry.container,
          people: entry.people,
          paper: { type: 'article', volume: '7' },
        })
      }),
    )
  })

  it.each(['Nguyễn', 'Łódź', 'Schrödinger', 'Dvořák', 'ŚĆ', 'ĩ', 'Ǻ'])('in plain letters too: %s', (name) => {
    const options = { ...citationOptions, asciiOnly: true }
    const people = [{ name, family: name, given: 'A.', role: 'author' as const }]
    const text = citationText([makeEntry({ kind: 'paper', title: name, people })], 'bibtex', options, () => 'k')
    const clip = readOne(text)
    expect(clip?.title).toBe(name)
    expect(clip?.people[0]?.family).toBe(name)
  })

  it('is written the same again', () => {
    const entry = entryFromClip(
      readOne(
        '@misc{k, title={A {BERT} of $x_1$ {\\&} \\{b\\}}, author={Doe, Jane}, eprint={2401.00001}, year={2024}}',
      ) ?? expect.unreachable(),
      'id',
      clipTime,
    )
    const write = (one: Entry) => citationText([one].filter(isCitable), 'bibtex', citationOptions, () => 'k')
    const again = entryFromClip(readOne(write(entry)) ?? expect.unreachable(), 'id', clipTime)
    expect(write(again)).toBe(write(entry))
    expect(write(entry)).toContain('title = {A {BERT} of $x_1$ \\& \\{b\\}}')
  })
})

describe('bibtexToText', () => {
  it.each([
    ['{The {NASA} Model}', 'The NASA Model'],
    ['a \\{b\\} \\textbraceleft{} \\textbackslash{}emph\\{x\\}', 'a {b} { \\emph{x}'],
    ['\\emph{x} and \\unknown{y}', 'x and \\unknown{y}'],
    ['100\\% \\$5 \\_ \\& \\# \\textasciitilde{}z', '100% $5 _ & # ~z'],
    ["``q'' --- {\\ss}", '“q” — ß'],
    ['$\\{x\\}$ {\\em y}', '$\\{x\\}$ y'],
    ['{"}quoted{"}', '"quoted"'],
  ])('reads %s', (tex, text) => expect(bibtexToText(tex)).toBe(text))
})
