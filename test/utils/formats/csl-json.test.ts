import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { citationOptions } from '@/utils/formats/citation-formats'
import { citationText } from '@/utils/formats/citations'
import { parsePeople } from '@/utils/people'
import { hostileText } from '../../hostile-text'
import { makeEntry } from '../../make-entry'
import { cslSchema } from './csl-schema'
import { cited, namesOf, namesRead } from './parse-citations'

const validate = new Ajv({ allowUnionTypes: true }).compile(cslSchema)

function write(...entries: Entry[]) {
  const items = JSON.parse(
    citationText(entries, 'csl-json', { ...citationOptions, withAbstract: true, withTags: true }, cited),
  )
  validate(items)
  expect(validate.errors).toBeNull()
  return items
}

const people = parsePeople(
  ['de la Fuente, Ana', "d'Alembert, Jean", 'Heath, Robert, Jr.', 'The LECTERN Team'],
  'author',
)

describe('cslItem', () => {
  it('writes a preprint', () => {
    const entry = makeEntry({
      kind: 'paper',
      ids: ['arxiv:2403.10704', 'pmid:123'],
      url: 'https://arxiv.org/abs/2403.10704',
      title: 'A <b>“Study”</b> of $\\alpha$',
      people,
      published: '2024-03',
      summary: 'One.\n\nTwo.',
      tags: ['a', 'b'],
      language: 'en',
      paper: { citekey: 'k', arxiv: '2403.10704', doi: ['10.1/X'], comments: 'Note' },
    })
    expect(write(entry)).toEqual([
      {
        id: 'k',
        type: 'article',
        title: 'A <b>“Study”</b> of $\\alpha$',
        author: [
          { family: 'Fuente', given: 'Ana', 'non-dropping-particle': 'de la' },
          { family: "d'Alembert", given: 'Jean' },
          { family: 'Heath', given: 'Robert', suffix: 'Jr.' },
          { literal: 'The LECTERN Team' },
        ],
        issued: { 'date-parts': [[2024, 3]] },
        publisher: 'arXiv',
        genre: 'preprint',
        number: 'arXiv:2403.10704',
        DOI: '10.1/X',
        PMID: '123',
        URL: 'https://arxiv.org/abs/2403.10704',
        note: 'Note',
        abstract: 'One.\n\nTwo.',
        keyword: 'a, b',
        language: 'en',
        accessed: { 'date-parts': [[2026, 11, 20]] },
      },
    ])
    expect(namesRead(write(entry)[0].author)).toEqual(namesOf(people))
  })

  it.each([
    [{ kind: 'paper' as const, container: { name: 'Journal of Reading' } }, 'article-journal', 'container-title'],
    [{ kind: 'paper' as const, container: { name: 'Workshop on Reading' } }, 'paper-conference', 'container-title'],
    [{ kind: 'talk' as const, container: { name: 'ReadConf' } }, 'speech', 'event'],
    [{ kind: 'video' as const, container: { name: 'Margin Calls' } }, 'motion_picture', 'container-title'],
    [{ kind: 'page' as const, container: { name: 'A Blog' } }, 'webpage', 'container-title'],
    [
      { kind: 'paper' as const, container: { name: 'A University' }, paper: { type: 'thesis' as const } },
      'thesis',
      'publisher',
    ],
  ])('%o is a %s', (fields, type, field) => {
    const [item] = write(makeEntry(fields))
    expect(item).toMatchObject({ type, [field]: fields.container.name })
  })

  it('fits the format whatever a page says', () => {
    const text = hostileText()
    fc.assert(
      fc.property(text, text, text, (title, name, pages) => {
        const person = { name, family: name, given: title, role: 'author' as const }
        const items = write(
          makeEntry({ kind: 'paper', title, people: [person], container: { name }, paper: { pages, volume: name } }),
          makeEntry({ kind: 'page', title: name }),
        )
        expect(items).toHaveLength(2)
      }),
    )
  })
})
