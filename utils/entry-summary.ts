import { addressName } from './address-name'
import type { Entry, EntryKind, EntryStatus, Person } from './entry'

/** What each kind is called. */
export const kindLabels: Record<EntryKind, { label: string; plural: string }> = {
  video: { label: 'video', plural: 'Videos' },
  paper: { label: 'paper', plural: 'Papers' },
  talk: { label: 'talk', plural: 'Talks' },
  page: { label: 'page', plural: 'Pages' },
  note: { label: 'note', plural: 'Notes' },
}

export const statusLabels: Record<EntryStatus, string> = {
  queued: 'Queued',
  learning: 'Learning',
  done: 'Done',
  dropped: 'Dropped',
}

/** What an entry is called where a title must stand. */
export function titleOrPlace(entry: Pick<Entry, 'title' | 'url' | 'kind' | 'ids'>): string {
  return entry.title.trim() || addressName(entry) || entry.url || `Untitled ${kindLabels[entry.kind].label}`
}

/** Whether little more than an address is known: the title, or who wrote a paper, is still to come from its page. */
export function isIncomplete({ kind, title, people }: Pick<Entry, 'kind' | 'title' | 'people'>, complete: boolean) {
  return !complete && kind !== 'note' && (title.trim() === '' || (kind === 'paper' && people.length === 0))
}

/** The first people by name, and how many more there are: "A, B, C and 4 more". */
export function peopleText(people: readonly Pick<Person, 'name'>[], shownCount = 3): string {
  const names = people.map((person) => person.name.trim()).filter((name) => name !== '')
  const rest = names.length - shownCount
  // Naming one more takes no more room than counting one.
  if (rest <= 1) return names.join(', ')
  return `${names.slice(0, shownCount).join(', ')} and ${rest} more`
}

/** A date as precise as it is known: "2023", "Nov 2023", "5 Nov 2023". */
export function dateText(date: string | undefined, locale?: string): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date ?? '') ?? []
  if (month === undefined) return year
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')))
  return dateFormat(locale, day !== undefined).format(at)
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** Made once: making one takes longer than drawing a row, and a list shows many dates. */
function dateFormat(locale: string | undefined, hasDay: boolean): Intl.DateTimeFormat {
  const key = `${locale ?? ''} ${hasDay}`
  const known = dateFormats.get(key)
  if (known) return known
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'short' }
  const made = new Intl.DateTimeFormat(locale, hasDay ? { ...options, day: 'numeric' } : options)
  dateFormats.set(key, made)
  return made
}

/** A moment by the clock of the place it was written for, whatever zone it is read in: "12 May 2026, 14:30". */
export function instantText(instant: string | undefined, locale?: string): string {
  const [, date, hours, minutes, isUtc] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?:.*(Z)$)?)?/.exec(instant ?? '') ?? []
  const day = dateText(date, locale)
  return hours === undefined ? day : `${day}, ${hours}:${minutes}${isUtc ? ' UTC' : ''}`
}

/**
 * Who, where and when, as far as they are known: "Boris Meinardus · YouTube · 5 Nov 2023"; a talk has its start and
 * its room.
 */
export function bylineText(entry: Pick<Entry, 'people' | 'container' | 'published' | 'talk'>, locale?: string): string {
  const people = peopleText(entry.people)
  const place = entry.container?.name.trim() ?? ''
  const at = instantText(entry.talk?.start, locale) || dateText(entry.published, locale)
  const parts = [people, place === people ? '' : place, at, entry.talk?.room?.trim() ?? '']
  return parts.filter((part) => part !== '').join(' · ')
}

/** Where a thing is, as people write it: "arxiv.org/abs/2403.10704". */
export function placeText({ url }: Pick<Entry, 'url'>): string {
  return url?.replace(/^https?:\/\//i, '') ?? ''
}

/** The first line of notes that says something, without its bullet or heading marks. */
export function firstNoteLine(notes: string): string {
  for (const line of notes.split('\n', 50)) {
    const text = line.replace(/^\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|>)\s+)*(?:\[[ xX]\]\s+)?/, '').trim()
    if (text !== '') return plainText(text).slice(0, 300)
  }
  return ''
}

/** A line of Markdown without the signs of emphasis, code and links. */
function plainText(line: string): string {
  return line
    .slice(0, 1000)
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`+)(\S|\S.*?\S)\1/g, '$2')
}
