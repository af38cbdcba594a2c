import * as v from 'valibot'
import { isBalanced } from '@/utils/balanced'
import type { EntryKind, Person } from '@/utils/entry'
import { parsePerson } from '@/utils/people'
import { bibtexToText } from './bibtex-text'

/** A name as the parser takes it apart, without reading its TeX. */
const creatorSchema = v.object({
  name: v.optional(v.string()),
  lastName: v.optional(v.string()),
  firstName: v.optional(v.string()),
  prefix: v.optional(v.string()),
  suffix: v.optional(v.string()),
})

/** The people of an `author` field. "and others" names nobody. */
export function readPeople(creators: readonly unknown[], kind: EntryKind): Person[] {
  const role = kind === 'video' || kind === 'talk' ? 'speaker' : 'author'
  return creators.flatMap((one) => {
    const creator = v.safeParse(creatorSchema, one)
    const person = creator.success ? readPerson(creator.output, role) : undefined
    return person ? [person] : []
  })
}

function readPerson(creator: v.InferOutput<typeof creatorSchema>, role: Person['role']): Person | undefined {
  const text = (part: string | undefined) =>
    bibtexToText(part ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  const { name } = creator
  if (name !== undefined) {
    // Braces around all of it say that it is no person's name.
    const literal = /^\s*\{(.*)\}\s*$/s.exec(name)?.[1]
    if (literal !== undefined && isBalanced(literal, ['{', '}']))
      return text(literal) === '' ? undefined : { name: text(literal), role }
    return name.trim() === 'others' ? undefined : parsePerson(text(name), role)
  }
  const family = [text(creator.prefix), text(creator.lastName)].filter(Boolean).join(' ')
  const given = text(creator.firstName)
  const suffix = text(creator.suffix)
  if (family === '') return given === '' ? undefined : { name: given, role }
  const known = parsePerson([family, suffix, given].filter(Boolean).join(', '), role)
  // A comma inside braces is part of the name.
  const isPlain = known?.family === family && (known.given ?? '') === given && (known.suffix ?? '') === suffix
  if (known && isPlain) return known
  return {
    name: [given, family, suffix].filter(Boolean).join(' '),
    family,
    ...(given && { given }),
    ...(suffix && { suffix }),
    role,
  }
}
