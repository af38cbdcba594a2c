import type { Clip } from '@/utils/entry'
import type { Background, PageView } from '@/utils/messages'
import { belongs, completeDelaysMs, type Place, wait } from './read-page'
import { isUnsaved, receiveView, refreshEntry, type Subject } from './subject'

/** Keeps a subject that is shown as its page and the library know it by now. */
export interface Updating {
  /** Takes over a fuller clip of a subject; what was typed stays. An entry is brought up to date. */
  complete(subject: Subject, clip: Clip): Promise<void>
  /** Takes what another surface has stored of a subject meanwhile. */
  refresh(subject: Subject): Promise<void>
  /** Reads the page of a subject anew. */
  readAgain(subject: Subject): Promise<void>
  /** Reads again what the page did not tell at first. */
  readUntilComplete(subject: Subject, place: Place): Promise<void>
}

interface UpdatingOptions {
  background: Background
  /** Where a subject is shown, and its page is open; undefined when either has gone on. */
  placeOf(subject: Subject): Place | undefined
  /** The subject's entry is there no more: its page is shown as it is read now. */
  beginAgain(subject: Subject, view: PageView, place: Place): void
}

export function createUpdating({ background, placeOf, beginAgain }: UpdatingOptions): Updating {
  const takeView = async (subject: Subject, view: PageView, clip: Clip): Promise<void> => {
    receiveView(subject, { ...view, clip })
    if (!subject.capture.entry.value || view.isPrivate) return
    await background.saveClip({ clip, patch: {} })
    await refreshEntry(subject, background)
  }

  const readAgain = async (subject: Subject): Promise<void> => {
    const known = subject.capture.entry.value
    const place = placeOf(subject)
    if (!place) return
    const view = await background.openTab({ tabId: place.tabId })
    if (!placeOf(subject) || !belongs(view, subject.key)) return
    // What was deleted meanwhile, or made one with another entry, is not written to any more.
    const isGone = known !== undefined && known.id === subject.capture.entry.value?.id && view.entry?.id !== known.id
    if (!isGone) receiveView(subject, view)
    else if (!isUnsaved(subject)) beginAgain(subject, view, place)
  }

  return {
    readAgain,
    async complete(subject, clip) {
      const { problem: _, ...view } = subject.capture.view.value ?? { topics: [], isPrivate: false }
      await takeView(subject, view, clip)
    },
    async refresh(subject) {
      if (!(await refreshEntry(subject, background)) && !isUnsaved(subject)) await readAgain(subject)
    },
    async readUntilComplete(subject, { tabId }) {
      const { clip } = subject.capture
      for (const delayMs of completeDelaysMs) {
        if (clip.value.complete && clip.value.title !== '') return
        await wait(delayMs)
        if (!placeOf(subject)) return
        const view = await background.openTab({ tabId })
        if (!placeOf(subject) || !belongs(view, subject.key) || !view.clip?.complete) continue
        await takeView(subject, view, view.clip)
        return
      }
    },
  }
}
