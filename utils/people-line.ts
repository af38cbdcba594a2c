import type { EntryKind, Person } from './entry'
import { parsePerson, splitNames } from './people'

/** People as one line that can be edited: "Ada Lovelace; Charles Babbage". */
export function writePeople(people: readonly Pick<Person, 'name'>[]): string {
  return people.map((person) => person.name).join('; ')
}

/** What somebody named by hand is, for a kind of entry. */
function roleFor(kind: EntryKind): Person['role'] {
  return kind === 'video' || kind === 'talk' ? 'speaker' : 'author'
}

/** The people of such a line. Who stood there before under the same name keeps what else is known of them. */
export function readPeople(line: string, before: readonly Person[], kind: EntryKind): Person[] {
  const names = line.includes(';') ? line.split(';').map((name) => name.trim()) : splitNames(line)
  return names.flatMap(
    (name) => before.find((person) => person.name === name) ?? parsePerson(name, roleFor(kind)) ?? [],
  )
}
