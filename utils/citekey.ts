import type { Entry } from './entry'
import { fold } from './fold'
import { withoutMaths } from './tex'

/** Letters of other alphabets as most libraries write them in Latin, after folding. */
const latinLetters = new Map(
  [
    ...'а=a б=b в=v г=g ґ=g д=d е=e є=ye ж=zh з=z и=i і=i к=k л=l м=m н=n о=o п=p'.split(' '),
    ...'р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz'.split(' '),
    ...'α=a β=b γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s'.split(' '),
    ...'τ=t υ=y φ=f χ=ch ψ=ps ω=o'.split(' '),
  ].map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
)

const insignificant = new Set(
  'a an the on of for in to at by and or with from into via is are der die das ein eine le la les un une el los'.split(
    ' ',
  ),
)

/** How long a part of a proposed key may be. */
const mostLetters = 30

/**
 * The key that an entry would be cited by: family, year and the first word of the title that says something, in plain
 * letters. What can't be written so (a name in Chinese) is cited by its strongest identity: `arxiv2401_01234`. Another
 * entry may have the same one.
 */
export function proposeCitekey(entry: Pick<Entry, 'id' | 'ids' | 'title' | 'people' | 'published' | 'paper'>): string {
  const year = (entry.paper?.appeared ?? entry.published)?.slice(0, 4) ?? ''
  const family = familyOf(entry)
  const word = wordsOf(withoutMaths(entry.title)).find((each) => !insignificant.has(each)) ?? ''
  if (/^[a-z]/.test(family)) return family + year + word
  const arxiv = entry.ids.find((id) => id.startsWith('arxiv:'))
  if (arxiv) return keyOfId(arxiv)
  if (/^[a-z]/.test(word)) return word + year
  const known = entry.ids.find((id) => /^(?!url:)[a-z]/.test(id))
  const own = fold(entry.id).replace(/[^a-z\d]/g, '')
  return (known && keyOfId(known)) || `entry${own.slice(-8)}`
}

/** The first is the key itself, then come `keya`, `keyb` … `keyz`, `keyaa`. */
export function nthCitekey(key: string, n: number): string {
  let suffix = ''
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    suffix = String.fromCharCode(97 + ((rest - 1) % 26)) + suffix
  }
  return key + suffix
}

/** A key as the learner typed it, or undefined for what BibTeX or LaTeX could not read as one. */
export function parseCitekey(text: string): string | undefined {
  const key = text.trim().normalize('NFC')
  return key.length <= 200 && /^[\p{L}\p{N}\p{M}!*+\-./:;<>?@_|[\]`]+$/u.test(key) ? key : undefined
}

function familyOf({ people }: Pick<Entry, 'people'>): string {
  const first = people.find(({ role }) => role === 'author' || role === 'speaker') ?? people[0]
  if (!first) return ''
  if (first.family !== undefined) return wordsOf(first.family).join('').slice(0, mostLetters)
  return wordsOf(first.name).find((word) => !insignificant.has(word)) ?? ''
}

/** The words of a text in plain letters; those in scripts that have no spelling of their own in Latin are left out. */
function wordsOf(text: string): string[] {
  const spelled = fold(text)
    .replace(/['’ʼ]/g, '')
    .replace(/ου/g, 'ou')
    .replace(/[Ͱ-Ͽа-ӿ]/gu, (letter) => latinLetters.get(letter) ?? letter)
  return spelled.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    const plain = word.replace(/[^a-z\d]/g, '')
    // A name of which half the letters are gone is none.
    return plain !== '' && plain.length * 2 > word.length ? [plain.slice(0, mostLetters)] : []
  })
}

function keyOfId(id: string): string {
  const [, scheme = '', rest = ''] = /^([^:]*):(.*)$/s.exec(id) ?? []
  const plain = fold(rest)
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return plain && scheme.replace(/[^a-z]/g, '') + plain.slice(0, 60)
}
