import type { Signal } from '@preact/signals'
import type { Chapter } from '@/utils/entry'
import { type EntryFields, fieldsOfClip, fieldsOfEntry } from '@/utils/entry-fields'
import { createManualClip } from '@/utils/manual-clip'
import type { Background, Completions, PageView } from '@/utils/messages'
import { findMarks } from '@/utils/notes/marks'
import type { Will } from '@/utils/wills'
import { entryMessage, storeAsEntry } from './entry-store'
import { showForm } from './forms'
import { type CaptureSignals, createCaptureSignals } from './signals'

/** One thing that is typed about, from its reading until its surface has turned away and all is stored. */
export interface Subject {
  /** The identity that its address gives. */
  key: string
  capture: CaptureSignals
  /** When something was typed last, in the surface's milliseconds. */
  typedAt: number
}

/** What a surface without unsaved state needs of the browser. */
export interface SubjectEdge {
  background: Background
  /** Has something stored if the surface should go without a word. */
  leaveWill?(will: Will): void
}

/** @param view what was read at the address. */
export function createSubject(
  { key, url, view }: { key: string; url: string; view: PageView },
  { background, leaveWill }: SubjectEdge,
  completions: Signal<Completions>,
): Subject {
  const clip = view.clip ?? view.draft?.clip ?? createManualClip({ url })
  const capture = createCaptureSignals(clip, completions)
  capture.view.value = view
  capture.topics.value = view.topics
  capture.hasDraft.value = view.draft !== undefined
  capture.entry.value = view.entry
  showForm(capture, background, storedFields(capture), {
    store: storeAsEntry,
    leaveWill: (surface, sent) => leaveWill?.({ surface, ...(sent && { message: entryMessage(capture, sent) }) }),
  })
  return { key, capture, typedAt: Number.NEGATIVE_INFINITY }
}

/** The same thing as it is stored, with nothing typed about it yet. */
export function beginAnew({ key, capture }: Subject, edge: SubjectEdge, completions: Signal<Completions>): Subject {
  const { clip, entry, topics, view } = capture
  const stored = { topics: [...topics.value], ...(entry.value && { entry: entry.value }) }
  return createSubject(
    { key, url: clip.value.url, view: { isPrivate: false, ...view.value, ...stored } },
    edge,
    completions,
  )
}

/**
 * What a new reading of the same address tells: a page that navigates in place knows its title late, and another
 * surface may have changed what is stored.
 */
export function receiveView({ capture }: Subject, view: PageView): void {
  const { draft } = capture.view.value ?? {}
  capture.view.value = { ...(draft && { draft }), ...view }
  if (view.clip) capture.clip.value = view.clip
  if (view.entry && view.entry.revision > (capture.entry.value?.revision ?? -1)) capture.entry.value = view.entry
  capture.storing.value?.receive(storedFields(capture))
}

/**
 * Takes what another surface stored meanwhile, unless something typed here is newer. Answers whether there is an entry:
 * it may have been deleted, or made one with another.
 */
export async function refreshEntry({ capture }: Subject, background: Background): Promise<boolean> {
  const known = capture.entry.value
  const entry = known && (await background.getEntry({ id: known.id }))
  if (!entry || entry.deletedAt !== undefined) return false
  if (entry.revision > (capture.entry.value?.revision ?? 0)) {
    capture.entry.value = entry
    capture.storing.value?.receive(fieldsOfEntry(entry))
  }
  return true
}

function storedFields({ entry, clip, view }: CaptureSignals): EntryFields {
  const { draft } = view.value ?? {}
  return entry.value ? fieldsOfEntry(entry.value) : fieldsOfClip(clip.value, draft?.patch, draft?.topic)
}

/** Whether something typed is not stored yet. */
export function isUnsaved({ capture }: Subject): boolean {
  const state = capture.storing.value?.state.value
  return state === 'waiting' || state === 'failed'
}

/** A private window stores nothing before Save. */
export function isHeldBack({ capture }: Subject): { isHeldBack: boolean } {
  return { isHeldBack: capture.view.value?.isPrivate === true }
}

/** The latest time that the notes name. */
export function lastMarkSeconds({ capture }: Subject): number | undefined {
  const notes = capture.storing.value?.fields.value.notes ?? ''
  const seconds = findMarks(notes).flatMap((mark) =>
    mark.kind === 'time' ? [mark.endSeconds ?? mark.startSeconds] : [],
  )
  return seconds.length > 0 ? Math.max(...seconds) : undefined
}

/** The chapters as far as they are known. */
export function chaptersOf({ capture }: Subject): Chapter[] {
  const known = capture.entry.value?.chapters ?? []
  return known.length > 0 ? known : capture.clip.value.chapters
}
