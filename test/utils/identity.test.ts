import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doiIdentity, findDoi, findDois, parseArxivId } from '@/utils/identity'

describe('parseArxivId', () => {
  it.each([
    ['0704.0001', '0704.0001', undefined],
    ['1412.9999v12', '1412.9999', 12],
    ['2403.10704v2.pdf', '2403.10704', 2],
    ['arXiv:2403.10704', '2403.10704', undefined],
    ['ARXIV: 2403.10704.', '2403.10704', undefined],
    ['hep-th/9901001v3', 'hep-th/9901001', 3],
    ['math.GT/0309136', 'math/0309136', undefined],
    ['cond-mat.stat-mech/0309136', 'cond-mat/0309136', undefined],
    ['solv-int/9901001', 'solv-int/9901001', undefined],
    ['Hep-Th/9901001.ps.gz', 'hep-th/9901001', undefined],
    ['adap-org/9509003v1', 'adap-org/9509003', 1],
  ])('%s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual(version === undefined ? { id } : { id, version })
  })

  it.each([
    '',
    '2403.1070',
    '1412.12345',
    '2413.10704',
    '2400.10704',
    '0703.0001',
    'hep-th/0704001',
    'hep-th/990100',
    '2403.10704v0',
    '../2403.10704',
    'cs.LG',
    'list/cs',
  ])('refuses %s', (text) => expect(parseArxivId(text)).toBeUndefined())
})

describe('findDoi', () => {
  it.each([
    ['10.1103/PhysRevD.76.013009', '10.1103/PhysRevD.76.013009'],
    ['doi:10.1000/xyz.', '10.1000/xyz'],
    ['https://doi.org/10.1000/xyz(1)', '10.1000/xyz(1)'],
    ['(see 10.1000/xyz)', '10.1000/xyz'],
    ['https://doi.org/10.1000%2Fxyz%3B', '10.1000/xyz'],
    [
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    ],
    ['10.1000.10/123456', '10.1000.10/123456'],
    ['“10.1000/x”,', '10.1000/x'],
  ])('%s', (text, doi) => expect(findDoi(text)).toBe(doi))

  it.each(['', '10.12/x', '10.1000/', '10.1000/.', 'version 10.1000', 'not a doi'])('finds none in %s', (text) => {
    expect(findDoi(text)).toBeUndefined()
  })

  it('finds each of several once', () => {
    expect(findDois('10.1002/andp.201000099; 10.1002/andp.201200739, doi:10.1002/andp.201000099')).toEqual([
      '10.1002/andp.201000099',
      '10.1002/andp.201200739',
    ])
    expect(findDois('none')).toEqual([])
  })

  it('takes a DOI out of any punctuation', () => {
    const punctuation = fc.string({ unit: fc.constantFrom('.', ',', ';', ':', '"', "'", ')', ']') })
    fc.assert(
      fc.property(punctuation, (after) => {
        expect(findDoi(`10.1000/abc${after}`)).toBe('10.1000/abc')
      }),
    )
  })
})

it('names one work one way', () => {
  expect(doiIdentity('10.1103/PhysRevD.76.013009')).toBe('doi:10.1103/physrevd.76.013009')
  expect(doiIdentity('10.48550/arXiv.2403.10704')).toBe('arxiv:2403.10704')
  expect(doiIdentity('10.48550/ARXIV.hep-th/9901001')).toBe('arxiv:hep-th/9901001')
  expect(doiIdentity('10.48550/other')).toBe('doi:10.48550/other')
})
