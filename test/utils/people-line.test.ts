import { describe, expect, it } from 'vitest'
import { readPeople, writePeople } from '@/utils/people-line'

const ada = { name: 'Ada Lovelace', affiliation: 'Analytical Engines', role: 'speaker' } as const
const group = { name: 'Gravity, Light and Co', role: 'author' } as const

describe('a line of people', () => {
  it('is read back as it is written, with what else is known', () => {
    expect(readPeople(writePeople([ada, group]), [ada, group], 'talk')).toEqual([ada, group])
  })

  it.each([
    ['talk', 'speaker'],
    ['video', 'speaker'],
    ['paper', 'author'],
    ['page', 'author'],
  ] as const)('gives new people of a %s the role %s', (kind, role) => {
    expect(readPeople('Ada Lovelace; Charles Babbage', [], kind).map((person) => [person.name, person.role])).toEqual([
      ['Ada Lovelace', role],
      ['Charles Babbage', role],
    ])
  })

  it.each(['', ' ; ;', ';'])('has nobody in %j', (line) => {
    expect(readPeople(line, [ada], 'talk')).toEqual([])
  })
})
