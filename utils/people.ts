import type { Person } from './entry'

const particles =
  /^(?:van|von|vom|der|den|de|del|della|delle|dei|degli|di|da|dal|das|do|dos|du|la|le|lo|ter|ten|zu|zum|zur|bin|ibn|al|el|mac|af|av|'t|’t)$/
const suffixes = /^(?:[Jj][Rr]|[Ss][Rr])\.?$|^(?:II|III|IV|V)$/
const degrees = /^(?:ph\.?\s?d|m\.?\s?d|dr|prof|m\.?\s?sc|b\.?\s?sc|d\.?\s?phil|mph|mba|rn|esq)\.?$/i
const organisation =
  /(?:\b(?:collaborations?|consortium|team|group|university|institute|initiative|committee|association|society|foundation|network|project|working group|laboratory|organization|organisation|inc|ltd|gmbh|llc)\.?$)|(?:协作组|课题组|大学)$/i
/** Han, kana and Hangul: a name in these without a space is not split, for nobody can say where. */
const ideographicLetters = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・·ー]+$/u

type Role = Person['role']

/**
 * One person from a name as pages write it: "Last, First, Jr", "First van Last" or a collaboration, which has only a
 * name. `name` reads in the order in which people say it. Undefined for blank text.
 */
export function parsePerson(text: string, role: Role): Person | undefined {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;*†‡]+$/g, '')
    .trim()
  if (!plain) return undefined
  const [head = '', ...rest] = plain.split(/\s*,\s*/).filter((part) => !degrees.test(part))
  if (rest.length === 0) return personOfSpoken(head || plain, role)
  if (rest.length === 1 && suffixes.test(rest[0] ?? '')) return personOfSpoken(`${head} ${rest[0]}`, role)
  // "Collaboration, the PHOBOS" was turned round by a program that took it for a person.
  if (organisation.test(head)) return { name: `${rest.join(' ')} ${head}`, role }
  if (organisation.test(rest.join(', '))) return { name: plain, role }
  return personOfInverted(head, rest, role)
}

/** "Last, First", "Last, First, Jr" and BibTeX's "Last, Jr, First": the writer has said what the family is. */
function personOfInverted(family: string, rest: string[], role: Role): Person {
  const suffix = rest.find((part) => suffixes.test(part))
  const given = rest.filter((part) => part !== suffix).join(' ')
  return personOf(given, family, suffix, role)
}

/** "First Last", with the particles in lower case that lead the family, and a suffix at the end. */
function personOfSpoken(text: string, role: Role): Person {
  if (organisation.test(text) || isIdeographic(text)) return { name: text, role }
  const words = text.split(' ')
  const suffix = words.length > 2 && suffixes.test(words.at(-1) ?? '') ? words.pop() : undefined
  if (words.length < 2) return { name: text, role }
  const firstParticle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && particles.test(word))
  const split = firstParticle === -1 ? words.length - 1 : firstParticle
  return personOf(words.slice(0, split).join(' '), words.slice(split).join(' '), suffix, role)
}

function personOf(given: string, family: string, suffix: string | undefined, role: Role): Person {
  // In these scripts the family stands first, and nothing between.
  const isUnspaced = isIdeographic(family) && isIdeographic(given)
  const name = isUnspaced ? family + given : [given, family, suffix].filter(Boolean).join(' ')
  const person: Person = { name, family, role }
  if (given) person.given = given
  if (suffix) person.suffix = suffix
  return person
}

/** The people of a list of names, in order. */
export function parsePeople(names: readonly string[], role: Role): Person[] {
  return dropRepeats(unshout(names).flatMap((name) => parsePerson(name, role) ?? []))
}

/** Sets a list in title case when all of it shouts ("EINSTEIN, ALBERT"); a single name in capitals may be meant so. */
export function unshout(names: readonly string[]): readonly string[] {
  return names.every(isUpperCase) ? names.map(titleCase) : names
}

/** The people without neighbours that repeat: some pages name each author twice. */
export function dropRepeats(people: readonly Person[]): Person[] {
  return people.filter((person, index) => person.name !== people[index - 1]?.name)
}

/** The names in one text: separated by ";", or by "," and "and" when every part is a whole name. */
export function splitNames(text: string): string[] {
  const parts = text.includes(';') ? text.split(';') : splitAtCommas(text)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function splitAtCommas(text: string): string[] {
  const parts = text.split(/\s*,\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+/).filter((part) => part !== '')
  const areWholeNames = parts.length > 1 && parts.every((part) => /\S\s\S/.test(part) && !suffixes.test(part))
  const areTwoSpoken = /\s(?:and|&)\s/.test(text) && !text.includes(',')
  return areWholeNames || areTwoSpoken ? parts : text.split(/\s+and\s+/)
}

/** Looks at all scripts of the world only where no Latin letter tells: compiling such a pattern takes long. */
function isIdeographic(text: string): boolean {
  return !/[!-~]/.test(text) && ideographicLetters.test(text)
}

function isUpperCase(name: string): boolean {
  return !/[a-z]/.test(name) && /\p{Lu}{3,}/u.test(name) && !/\p{Ll}/u.test(name)
}

function titleCase(name: string): string {
  const words = name.replace(/\p{L}[\p{L}\p{M}]+/gu, (word) => {
    if (/^(?:II|III|IV)$/.test(word)) return word
    const lower = word.toLowerCase()
    return particles.test(lower) ? lower : word.slice(0, 1) + lower.slice(1)
  })
  // A particle alone is somebody's name: "LE, ANH".
  return words.replace(/^(\p{Ll})(\p{L}*)(?=,|$)/u, (_, first: string, rest: string) => first.toUpperCase() + rest)
}
