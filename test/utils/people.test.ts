import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeople, parsePerson, splitNames } from '@/utils/people'

const named = (text: string) => {
  const { role: _, ...person } = parsePerson(text, 'author') ?? { role: 'author' }
  return person
}

describe('parsePerson', () => {
  it.each([
    ['Bruen, Trevor', 'Trevor', 'Bruen'],
    ['Trevor Bruen', 'Trevor', 'Bruen'],
    ['de Almeida, Rogerio M.', 'Rogerio M.', 'de Almeida'],
    ['Rogerio M. de Almeida', 'Rogerio M.', 'de Almeida'],
    ['Heuvel, E. P. J. van den', 'E. P. J. van den', 'Heuvel'],
    ['Edward van den Heuvel', 'Edward', 'van den Heuvel'],
    ['Ludwig von Mises', 'Ludwig', 'von Mises'],
    ['C.-P. Yuan', 'C.-P.', 'Yuan'],
    ["Conan O'Brien", 'Conan', "O'Brien"],
    ['Nguyễn, Thị Hồng', 'Thị Hồng', 'Nguyễn'],
    ['  Ann \n Reader, ', 'Ann', 'Reader'],
    ['Reader, Ann, PhD', 'Ann', 'Reader'],
  ])('%s', (text, given, family) => {
    expect(named(text)).toEqual({ name: `${given} ${family}`, given, family })
  })

  it.each([
    ['Heath, Robert W., Jr.', 'Robert W. Heath Jr.', 'Jr.'],
    ['Heath, Jr., Robert W.', 'Robert W. Heath Jr.', 'Jr.'],
    ['Robert W. Heath Jr.', 'Robert W. Heath Jr.', 'Jr.'],
    ['Robert W. Heath, Jr.', 'Robert W. Heath Jr.', 'Jr.'],
    ['Robert W. Heath III', 'Robert W. Heath III', 'III'],
  ])('%s', (text, name, suffix) => {
    expect(named(text)).toEqual({ name, given: 'Robert W.', family: 'Heath', suffix })
  })

  it.each([
    'CDF Collaboration',
    'the PHOBOS Collaboration',
    'Human Cell Atlas Consortium',
    'OpenAI Team',
    '王小云',
    '金庸',
    'Sudha',
    'Plato',
  ])('%s is only a name', (text) => expect(named(text)).toEqual({ name: text }))

  it('says a Chinese name with the family first', () => {
    expect(named('王, 小云')).toEqual({ name: '王小云', given: '小云', family: '王' })
  })

  it('turns a collaboration round that was taken for a person', () => {
    expect(named('Collaboration, the PHOBOS')).toEqual({ name: 'the PHOBOS Collaboration' })
  })

  it.each(['', ' ', ',', ' , ; '])('"%s" is nobody', (text) => expect(parsePerson(text, 'author')).toBeUndefined())

  it('gives a name to any text that is not blank, and no family that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const person = parsePerson(text, 'speaker')
        if (!person) return
        expect(person.name.trim()).not.toBe('')
        expect(person.family ?? 'x').not.toBe('')
        expect(person.given ?? 'x').not.toBe('')
      }),
    )
  })
})

describe('parsePeople', () => {
  const names = (list: string[]) => parsePeople(list, 'author').map(({ name }) => name)

  it('lowers a list that shouts', () => {
    expect(names(['MÜLLER, JÜRGEN', 'VAN DER BERG, ANNA', "O'NEIL, BOB", 'SMITH, JOHN, III', 'LE, ANH'])).toEqual([
      'Jürgen Müller',
      'Anna van der Berg',
      "Bob O'Neil",
      'John Smith III',
      'Anh Le',
    ])
  })

  it('leaves single names in capitals', () => {
    expect(names(['ATLAS', 'Ann Reader'])).toEqual(['ATLAS', 'Ann Reader'])
    expect(names(['J. R.'])).toEqual(['J. R.'])
  })

  it('drops a neighbour that repeats, and blank ones', () => {
    expect(names(['Ann Reader', 'Reader, Ann', '', 'Bo Slow', 'Ann Reader'])).toEqual([
      'Ann Reader',
      'Bo Slow',
      'Ann Reader',
    ])
  })
})

describe('splitNames', () => {
  it.each([
    ['Reader A; Slow B;', ['Reader A', 'Slow B']],
    ['Ann Reader, Bo Slow', ['Ann Reader', 'Bo Slow']],
    ['Ann Reader, Bo Slow, and Cy Quick', ['Ann Reader', 'Bo Slow', 'Cy Quick']],
    ['Ann Reader and Bo Slow', ['Ann Reader', 'Bo Slow']],
    ['Reader, Ann', ['Reader, Ann']],
    ['Reader, Ann and Slow, Bo', ['Reader, Ann', 'Slow, Bo']],
    ['Robert Heath, Jr.', ['Robert Heath, Jr.']],
    ['Plato', ['Plato']],
    ['', []],
  ])('%s', (text, parts) => expect(splitNames(text)).toEqual(parts))
})
