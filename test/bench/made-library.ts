import type { Entry, EntryKind } from '@/utils/entry'

const words =
  'attention outline margin retrieval memory gradient reader paper method lecture question transformer evidence protein compiler network habit review library theory practice notebook language model speech vision robot planning proof energy climate market'.split(
    ' ',
  )
const surnames = 'Okonkwo Müller García Nakamura Nguyễn Haddad Svensson Kowalski Rossi Dubois 王 Sharma'.split(' ')
const kinds: EntryKind[] = ['video', 'paper', 'talk', 'page']

/** Numbers that look random and are the same on every run (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Entries as a diligent learner's library has them: titles, people, tags, a summary, and notes with time marks. */
export function makeLibrary(count: number): Entry[] {
  const random = makeRandom(count)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const phrase = (length: number) => Array.from({ length }, () => pick(words)).join(' ')
  const note = () => `- [${Math.floor(random() * 59)}:${10 + Math.floor(random() * 49)}] ${phrase(12)}`
  const firstDay = Date.UTC(2021, 0, 1)
  return Array.from({ length: count }, (_, number) => {
    const at = new Date(firstDay + number * 7_200_000).toISOString()
    const kind = pick(kinds)
    return {
      id: `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
      revision: 1,
      kind,
      ids: [`url:https://made.example/${number}`],
      url: `https://made.example/${number}`,
      title: `${phrase(6)} ${number}`,
      people: [{ name: `${pick(words)} ${pick(surnames)}`, role: kind === 'video' ? 'channel' : 'author' }],
      container: { name: phrase(2) },
      published: at.slice(0, 10),
      summary: phrase(60),
      chapters: [],
      related: [],
      complete: true,
      tags: [pick(words), `${pick(words)}/${pick(words)}`],
      status: pick(['queued', 'learning', 'done'] as const),
      notes: Array.from({ length: 6 }, note).join('\n'),
      shots: [],
      origin: { title: { from: 'made', trust: 'high', at } },
      createdAt: at,
      updatedAt: at,
    }
  })
}
