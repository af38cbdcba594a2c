import type { Person } from '@/utils/entry'
import { parsePeople, parsePerson, splitNames } from '@/utils/people'
import { parseWebUrl } from '@/utils/url'
import { nameOf, type Thing, textOf, thingsOf, typesOf, valuesOf } from './json-ld'
import { markupToText } from './markup'

type Role = Person['role']

/** The people and organisations that a property of a thing names (`author`, `performer`), in order. */
export function peopleOfThings(value: unknown, role: Role): Person[] {
  return valuesOf(value).flatMap((item) => {
    const [described] = thingsOf(item)
    if (!described) return parsePeople(splitNames(markupToText(textOf(item) ?? '')), role)
    const person = personOfThing(described, role)
    return person ? [person] : []
  })
}

function personOfThing(thing: Thing, role: Role): Person | undefined {
  const family = textOf(thing.familyName)
  const given = textOf(thing.givenName)
  const name = textOf(thing.name) ?? [given, family].filter(Boolean).join(' ')
  if (!name) return undefined
  const person = personNamed(thing, markupToText(name), role, family, given)
  const affiliation = nameOf(thing.affiliation) ?? nameOf(thing.worksFor)
  const orcid = orcidOf(valuesOf(thing.sameAs), valuesOf(thing.identifier), valuesOf(thing['@id']))
  const url = parseWebUrl(textOf(thing.url))?.href
  return person && { ...person, ...(affiliation && { affiliation }), ...(orcid && { orcid }), ...(url && { url }) }
}

function personNamed(thing: Thing, name: string, role: Role, family?: string, given?: string): Person | undefined {
  if (role === 'channel') return { name: name.replace(/\s+/g, ' '), role }
  if (typesOf(thing).some((type) => /(?:Organization|Group|Team|Corporation|University)$/.test(type)))
    return { name, role }
  if (family && given) return { name: `${given} ${family}`, family, given, role }
  return parsePerson(name, role)
}

/** The first ORCID in any of the values. */
export function orcidOf(...values: unknown[][]): string | undefined {
  for (const value of values.flat()) {
    const found = /\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b/.exec(textOf(value) ?? '')?.[1]
    if (found) return found
  }
  return undefined
}
