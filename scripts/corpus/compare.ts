import type { PageReading } from './browser'
import type { Expected } from './recorded'

/** How one field came out. `missing`: the clip has nothing there. */
export interface Outcome {
  field: string
  verdict: 'right' | 'wrong' | 'missing'
  expected: unknown
  found: unknown
}

type Fields = Readonly<Record<string, unknown>>
type Judge = (found: unknown, expected: unknown, clip: Fields) => boolean

const judges: Readonly<Record<string, Judge>> = {
  ids: (found, expected) => listOf(expected).every((id) => listOf(found).includes(id)),
  people: (found, expected) => isEachEqual(found, expected, isSamePerson),
  // More precise is right, different is not.
  published: (found, expected) => typeof found === 'string' && found.startsWith(String(expected)),
  container: (found, expected) => isEqual(partOf(found, 'name'), partOf(expected, 'name')),
  chapters: (found, expected) => isEachEqual(found, expected, isPartEqual),
  'paper.versions': (found, expected) => isEachEqual(found, expected, isPartEqual),
  'paper.doi': (found, expected) => isEqual(lowerCased(found), lowerCased(expected)),
}

/** Judges every field that is known of a page; a field that is not known is not judged. */
export function compareReading(reading: PageReading, { isUnreadable, fields }: Expected): Outcome[] {
  if (isUnreadable) {
    const isRight = reading.clip === undefined && Boolean(reading.error)
    return [{ field: 'unreadable', verdict: isRight ? 'right' : 'wrong', expected: true, found: reading.clip }]
  }
  const clip: Fields = reading.clip ?? {}
  return Object.entries(fields).flatMap(([field, expected]) => {
    if (field === 'titleRaw' && fields.title !== undefined) return []
    if (field === 'title') return [judgeTitle(clip, fields)]
    if (field !== 'paper' && field !== 'talk') return [judge(field, clip[field], expected, clip)]
    const parts = Object.entries(isFields(expected) ? expected : {})
    return parts.map(([part, value]) => judge(`${field}.${part}`, partOf(clip[field], part), value, clip))
  })
}

function judge(field: string, found: unknown, expected: unknown, clip: Fields): Outcome {
  const isRight = judges[field] ?? isEqual
  const verdict = isRight(found, expected, clip) ? 'right' : isEmpty(found) ? 'missing' : 'wrong'
  return { field, verdict, expected, found }
}

/** Either form of a title is right. */
function judgeTitle(clip: Fields, { title, titleRaw }: Fields): Outcome {
  const isRight = isEqual(clip.title, title) || (titleRaw !== undefined && isEqual(clip.title, titleRaw))
  const verdict = isRight ? 'right' : isEmpty(clip.title) ? 'missing' : 'wrong'
  return { field: 'title', verdict, expected: title, found: clip.title }
}

function isSamePerson(found: unknown, expected: unknown): boolean {
  if (partOf(expected, 'family') === undefined) return isEqual(partOf(found, 'name'), partOf(expected, 'name'))
  return ['family', 'given'].every(
    (part) => partOf(expected, part) === undefined || isEqual(partOf(found, part), partOf(expected, part)),
  )
}

function isEachEqual(found: unknown, expected: unknown, isSame: (one: unknown, other: unknown) => boolean): boolean {
  const [all, known] = [listOf(found), listOf(expected)]
  return all.length === known.length && known.every((item, index) => isSame(all[index], item))
}

/** Whether everything that is known of a thing is so. */
function isPartEqual(found: unknown, expected: unknown): boolean {
  if (!isFields(expected)) return isEqual(found, expected)
  return Object.entries(expected).every(([part, value]) => isEqual(partOf(found, part), value))
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) || Array.isArray(other)) return isEachEqual(one, other, isEqual)
  return comparable(one) === comparable(other)
}

function comparable(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : value
}

function lowerCased(value: unknown): unknown[] {
  return listOf(value).map((item) => String(item).toLowerCase())
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function partOf(value: unknown, part: string): unknown {
  return isFields(value) ? value[part] : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
