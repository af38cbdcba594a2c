import { type ReadonlySignal, signal } from '@preact/signals'
import type { Subject } from '@/components/capture/subject'
import type { EditorPlace } from '@/components/notes/editor-props'
import type { Background } from '@/utils/messages'
import {
  lastPlace,
  placeOfPlaceStamp,
  placeText,
  readTypedPage,
  type SourcePlace,
  stampPlaceByKey,
} from '@/utils/notes/place-stamp'
import type { Settings } from '@/utils/settings'

/** Where the learner is in the source that the panel stands beside. */
export interface Places {
  /** What the source is named by; absent for one without pages and sections. */
  kind: ReadonlySignal<SourcePlace['kind'] | undefined>
  /** The page that the learner said, or the section in view. */
  current: ReadonlySignal<SourcePlace | undefined>
  /** What a tab shows about a subject has changed. */
  look(at: { tabId: number; url: string; subject: Subject }): Promise<void>
  /** What is typed about is not what the tab shows. */
  leave(): void
  /** Looks again which section is in view. */
  lookAgain(): Promise<void>
  setPage(page: number | undefined): void
  /** A page further, or back. The first step says the page that the notes name last, or the first. */
  step(by: 1 | -1): void
  /** What the editor needs of it; undefined for a source without places. */
  editorPlace(): EditorPlace | undefined
}

interface PlacesOptions {
  background: Pick<Background, 'readPlaces' | 'goToPage'>
  settings: ReadonlySignal<Settings>
  complain(error: unknown): void
}

export function createPlaces({ background, settings, complain }: PlacesOptions): Places {
  const kind = signal<SourcePlace['kind']>()
  const current = signal<SourcePlace>()
  const pages = new Map<string, number>()
  let at: { tabId: number; url: string; subject: Subject } | undefined

  const setPage = (page: number | undefined): void => {
    if (!at || kind.value !== 'page') return
    if (page === undefined) pages.delete(at.subject.key)
    else pages.set(at.subject.key, page)
    current.value = page === undefined ? undefined : { kind: 'page', where: `${page}` }
  }
  const notes = (): string => at?.subject.capture.storing.value?.fields.value.notes ?? ''
  /** What the notes name last is where the learner was when they were written. */
  const notedPage = (): number | undefined => Number.parseInt(lastPlace(notes(), 'page') ?? '', 10) || undefined

  const lookAgain = async (wanted?: string): Promise<void> => {
    const asked = at
    if (!asked) return
    const found = await background.readPlaces({ tabId: asked.tabId, wanted })
    if (at !== asked || found?.kind !== 'section') return
    current.value = found.where === undefined ? undefined : { kind: 'section', where: found.where }
  }
  const editing: EditorPlace = {
    get hint() {
      return kind.value === 'page'
        ? ['p4 Space: page 4', 'Alt PageUp / PageDown: a page back, further', 'Esc Tab leaves']
        : ['Alt T: the section', 'new bullets get the one in view', 'Esc Tab leaves']
    },
    stampAt(edited, letters) {
      const { value: place } = current
      const found = place && placeOfPlaceStamp(edited, letters, place, settings.value)
      return found && { ...found, mark: placeText(place) }
    },
    tellPlace(edited, letters) {
      const typed = kind.value === 'page' ? readTypedPage(edited, letters) : undefined
      if (!typed) return undefined
      const before = at && pages.get(at.subject.key)
      setPage(typed.page)
      return { edited: typed.edited, takeBack: () => setPage(before) }
    },
    stampByKey: (edited) => current.value && stampPlaceByKey(current.value)(edited),
    goTo(mark) {
      if (!at) return
      const page = Number.parseInt(mark.where, 10)
      if (mark.kind === 'section') lookAgain(mark.where).catch(complain)
      else if (page > 0) background.goToPage({ tabId: at.tabId, page }).catch(complain)
    },
  }

  return {
    kind,
    current,
    setPage,
    lookAgain: () => lookAgain(),
    leave() {
      at = kind.value = current.value = undefined
    },
    async look(next) {
      const before = at
      at = next
      const isOther = before?.subject.key !== next.subject.key || before.tabId !== next.tabId
      if (isOther) kind.value = current.value = undefined
      const named = pageOfAddress(next.url)
      const found = await background.readPlaces({ tabId: next.tabId })
      if (at !== next) return
      kind.value = found?.kind
      if (found?.kind === 'page')
        setPage((isOther || before?.url !== next.url ? named : undefined) ?? pages.get(next.subject.key) ?? notedPage())
      else current.value = found?.where === undefined ? undefined : { kind: 'section', where: found.where }
    },
    step(by) {
      const page = at && pages.get(at.subject.key)
      setPage(page === undefined ? (notedPage() ?? 1) : Math.max(1, page + by))
    },
    editorPlace: () => (kind.value === undefined ? undefined : editing),
  }
}

/** The page that an address of a PDF opens at: https://www.rfc-editor.org/rfc/rfc8118#section-3 */
function pageOfAddress(url: string): number | undefined {
  const page = /[#&]page=(\d{1,5})(?=&|$)/.exec(url)?.[1]
  return Number(page) || undefined
}
