import { wordsByKind } from '@/components/FactsForm'
import type { Entry } from '@/utils/entry'
import { dateText, instantText, kindLabels, statusLabels } from '@/utils/entry-summary'
import { clockText } from '@/utils/time'
import type { ChosenField } from '@/utils/unite-entries'

/** What a field is called where two entries are compared. */
export function fieldLabel(field: ChosenField, { kind }: Pick<Entry, 'kind'>): string {
  if (field === 'people' || field === 'container') return wordsByKind[kind][field]
  if (field === 'summary') return kind === 'paper' ? 'Abstract' : 'Summary'
  return labels[field]
}

const labels: Record<Exclude<ChosenField, 'people' | 'container' | 'summary'>, string> = {
  kind: 'Kind',
  title: 'Title',
  published: 'Date',
  url: 'Link',
  language: 'Language',
  durationSeconds: 'Length',
  chapters: 'Chapters',
  talk: 'Start and place',
  video: 'Video',
  paper: 'Publication',
  status: 'Status',
  why: 'Why',
}

/** A field's value in words; empty where there is none. */
export function fieldText(field: ChosenField, entry: Entry): string {
  switch (field) {
    case 'kind':
      return kindLabels[entry.kind].label
    case 'status':
      return statusLabels[entry.status]
    case 'people':
      return entry.people.map(({ name, affiliation }) => [name, affiliation].filter(Boolean).join(', ')).join('; ')
    case 'container':
      return entry.container?.name ?? ''
    case 'published':
      return dateText(entry.published)
    case 'durationSeconds':
      return entry.durationSeconds === undefined ? '' : clockText(entry.durationSeconds)
    case 'chapters':
      return entry.chapters.map(({ startSeconds, title }) => `${clockText(startSeconds)} ${title}`).join('\n')
    case 'talk':
      return partsText({ ...entry.talk, start: instantText(entry.talk?.start), end: instantText(entry.talk?.end) })
    case 'video':
      return partsText(entry.video ?? {})
    case 'paper':
      return paperText(entry.paper)
    default:
      return entry[field] ?? ''
  }
}

/** What is only one of two, without what the merged entry has of both. */
function paperText(paper: Entry['paper'] = {}): string {
  const { volume, issue, pages, comments, journalRef, categories, reportNo, licence, withdrawn } = paper
  const parts = [
    volume && `volume ${volume}`,
    issue && `issue ${issue}`,
    pages && `pages ${pages}`,
    journalRef,
    categories?.join(', '),
    comments,
    reportNo,
    licence,
    withdrawn && 'withdrawn',
  ]
  return parts.filter(Boolean).join(' · ')
}

function partsText(parts: object): string {
  return Object.values(parts)
    .filter((part) => part !== undefined && part !== '' && part !== false)
    .map((part) => (part === true ? 'yes' : String(part)))
    .join(' · ')
}
