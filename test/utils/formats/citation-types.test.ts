import { describe, expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { type CitationFormat, citationOptions } from '@/utils/formats/citation-formats'
import { citationText } from '@/utils/formats/citations'
import { makeEntry } from '../../make-entry'

const paper = (fields: Partial<Entry>) => makeEntry({ kind: 'paper', ids: ['url:https://a.example/1'], ...fields })
const write = (entry: Entry, format: CitationFormat) => citationText([entry], format, citationOptions, () => 'key')
const named = (name: string) => ({ container: { name } })
const byHand = { container: { from: 'learner', trust: 'user' as const, at: '' } }

describe('what a paper is cited as', () => {
  it.each([
    [{ ...named('Nature'), paper: { type: 'article' as const } }, 'article', 'article-journal', 'JOUR'],
    [{ ...named('RLR'), paper: { type: 'conference' as const } }, 'inproceedings', 'paper-conference', 'CONF'],
    [{ ...named('Handbook'), paper: { type: 'chapter' as const } }, 'incollection', 'chapter', 'CHAP'],
    [{ ...named('Series'), paper: { type: 'book' as const } }, 'book', 'book', 'BOOK'],
    [{ ...named('MIT'), paper: { type: 'thesis' as const } }, 'phdthesis', 'thesis', 'THES'],
    [{ ...named('MIT'), paper: { type: 'masters-thesis' as const } }, 'mastersthesis', 'thesis', 'THES'],
    [{ ...named('INRIA'), paper: { type: 'report' as const } }, 'techreport', 'report', 'RPRT'],
    [{ ids: ['arxiv:2403.10704'], paper: { arxiv: '2403.10704' } }, 'misc', 'article', 'UNPB'],
    [{ ...named('bioRxiv') }, 'misc', 'article', 'UNPB'],
    [{ ...named('SSRN Electronic Journal') }, 'misc', 'article', 'UNPB'],
    // A type that the page stated stands over what the name sounds like; the learner's own words over both.
    [{ ...named('Proceedings of Reading'), paper: { type: 'article' as const } }, 'article', 'article-journal', 'JOUR'],
    [
      { ...named('Proceedings of Reading'), paper: { type: 'article' as const }, origin: byHand },
      'inproceedings',
      'paper-conference',
      'CONF',
    ],
    // Without a type, the name tells.
    [{ ...named('Journal of Reading') }, 'article', 'article-journal', 'JOUR'],
    [{ ...named('Neural Information Processing Systems') }, 'inproceedings', 'paper-conference', 'CONF'],
    [{ ...named('RLR 2026'), ids: ['openreview:abcdefg'] }, 'inproceedings', 'paper-conference', 'CONF'],
    [{}, 'misc', 'document', 'GEN'],
  ])('%o: @%s, %s, %s', (fields, bibtex, csl, ris) => {
    const entry = paper(fields)
    expect(write(entry, 'bibtex')).toMatch(new RegExp(`^@${bibtex}\\{key,`))
    expect(JSON.parse(write(entry, 'csl-json'))[0].type).toBe(csl)
    expect(write(entry, 'ris')).toMatch(new RegExp(`^TY  - ${ris}\\r\\n`))
  })

  it('says which thesis it is', () => {
    const thesis = (type: 'thesis' | 'masters-thesis') => paper({ ...named('MIT'), paper: { type } })
    expect(JSON.parse(write(thesis('thesis'), 'csl-json'))[0]).toMatchObject({ genre: 'PhD thesis', publisher: 'MIT' })
    expect(JSON.parse(write(thesis('masters-thesis'), 'csl-json'))[0].genre).toBe('Master’s thesis')
    expect(write(thesis('masters-thesis'), 'ris')).toContain('M3  - Master’s thesis')
    expect(write(thesis('masters-thesis'), 'bibtex')).toContain('school = {MIT}')
  })
})
