import type { DocumentEdit, LecternDocument } from '@/utils/document'
import { readOutline } from '@/utils/document-outline'
import { mergeLines } from '@/utils/notes/merge'

type Properties = LecternDocument['properties']

/**
 * Merges what a surface changed, against what it was shown, into a document that may have changed since: the body by
 * line, properties by name, the title is replaced. Remembers the heading under which an entry was placed. Answers the
 * same document when nothing changes.
 */
export function applyDocumentEdit(
  document: LecternDocument,
  { from, to }: Pick<DocumentEdit, 'from' | 'to'>,
  now: Date,
): LecternDocument {
  const title = to.title === undefined || to.title === from.title ? document.title : to.title
  const body = to.body === undefined ? document.body : mergeLines(from.body ?? '', document.body, to.body)
  const properties =
    to.properties === undefined
      ? document.properties
      : mergeProperties(document.properties, from.properties ?? [], to.properties)
  const isSame =
    title === document.title &&
    body === document.body &&
    JSON.stringify(properties) === JSON.stringify(document.properties)
  if (isSame) return document
  const { lastHeading: known, ...rest } = document
  const lastHeading = findNewHeading(document.body, body, known) ?? known
  return {
    ...rest,
    ...(lastHeading && { lastHeading }),
    title,
    body,
    properties,
    revision: document.revision + 1,
    updatedAt: now.toISOString(),
  }
}

/** The edited order; what others added stays, what either side took away unchanged goes. */
function mergeProperties(stored: Properties, from: Properties, to: Properties): Properties {
  const valueIn = (list: Properties, name: string) => list.find((property) => property.name === name)?.value
  const edited = to.flatMap(({ name, value }) => {
    const isChanged = value !== valueIn(from, name)
    const storedValue = valueIn(stored, name)
    if (isChanged) return [{ name, value }]
    return storedValue === undefined ? [] : [{ name, value: storedValue }]
  })
  const added = stored.filter(({ name, value }) => valueIn(to, name) === undefined && value !== valueIn(from, name))
  return [...edited, ...added]
}

/**
 * The heading under which an edit put an entry: "" for none, undefined when it put none anywhere. Writing a heading
 * anew above entries puts none there, unless it was the last one that got a new name.
 */
function findNewHeading(before: string, after: string, lastHeading: string | undefined): string | undefined {
  const known = headingsOfEntries(before)
  const headings = ['', ...headingsOf(before)]
  const fresh = headingsOfEntries(after).filter(
    (place) => !known.some((each) => each.entryId === place.entryId && each.heading === place.heading),
  )
  const filed = fresh.find(
    (place) => headings.includes(place.heading) || !known.some((each) => each.entryId === place.entryId),
  )
  const isRenamed = lastHeading !== undefined && !headingsOf(after).includes(lastHeading)
  return (filed ?? (isRenamed ? fresh[0] : undefined))?.heading
}

function headingsOf(body: string): string[] {
  const lines = body.split('\n')
  return readOutline(body).flatMap((row) => (row.kind === 'heading' ? [lines[row.line]?.trim() ?? ''] : []))
}

interface Place {
  entryId: string
  heading: string
}

function headingsOfEntries(body: string): Place[] {
  const lines = body.split('\n')
  const places: Place[] = []
  let heading = ''
  for (const row of readOutline(body)) {
    if (row.kind === 'heading') heading = lines[row.line]?.trim() ?? ''
    else places.push({ entryId: row.entryId, heading })
  }
  return places
}
