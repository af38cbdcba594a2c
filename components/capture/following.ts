import type { Signal } from '@preact/signals'
import { draftKey } from '@/utils/draft'
import type { Completions, PageView } from '@/utils/messages'
import { belongs, completeDelaysMs, type KeyedPlace, type Place, readPage, wait } from './read-page'
import { beginAnew, createSubject, isUnsaved, type Subject, type SubjectEdge } from './subject'
import { createUpdating, type Updating } from './updating'

/** Who paused for less long is still typing. */
const typingMs = 10_000
const retryMs = 1000

/** Another thing that the page shows by now, while the surface is still with the one before. */
export interface Elsewhere extends KeyedPlace {
  title?: string
}

/** Keeps a surface with what is typed about, and turns it to what the page shows. */
export interface Following extends Pick<Updating, 'complete' | 'refresh'> {
  /** A page has an address, perhaps another one than before. */
  follow(place: Place): Promise<void>
  /** Nothing is followed for now: the surface is closed, or may not look. */
  rest(): void
  /**
   * The surface is opened again. At once nothing is shown that belongs to another thing than the address names, unless
   * it is not stored yet; then the page is read anew, for another surface may have changed what is stored.
   */
  wake(place: Place): Promise<void>
  /** Whether an address, known by now, is the subject's. */
  isAt(subject: Subject, url: string): boolean
  /** The learner asks for what the page shows by now. */
  turn(): Promise<void>
  /** The learner has gone, or what was typed is stored: the surface may turn by itself. */
  settle(): void
  /** All that may hold what is not stored yet. */
  subjects(): Subject[]
}

export interface FollowingOptions {
  shown: {
    /** What is typed about; absent until the page has been read. */
    subject: Signal<Subject | undefined>
    elsewhere: Signal<Elsewhere | undefined>
    completions: Signal<Completions>
  }
  edge: SubjectEdge & {
    /** Whether the keyboard is in the surface. */
    hasFocus(): boolean
  }
  /** Whether what a page shows is a subject for this surface. */
  isWanted(place: Place, view: PageView): boolean
  /** Says what went wrong. */
  complain(error: unknown): void
  /** Milliseconds of a clock that never goes back. */
  now(): number
}

export function createFollowing({ shown, edge, isWanted, complain, now }: FollowingOptions): Following {
  const { background } = edge
  const keys = new Map<string, string>()
  const open = new Map<string, Subject>()
  let page: Place | undefined
  let shownTabId: number | undefined
  // What is under way for an address that the page has left is dropped.
  let lastTurn = 0

  const isInUse = (subject: Subject): boolean =>
    isUnsaved(subject) || (edge.hasFocus() && now() - subject.typedAt < typingMs)

  /** One who has gone to another tab has left the subject; only what would be lost with it holds the surface back. */
  const isHeld = (subject: Subject, isChosen: boolean): boolean =>
    isChosen ? isUnsaved(subject) && subject.capture.view.value?.isPrivate === true : isInUse(subject)

  const follow: Following['follow'] = async (place) => {
    if (place.url === page?.url && place.tabId === page.tabId) return
    page = place
    const turn = ++lastTurn
    try {
      await goTo(place, turn)
    } catch (error) {
      complain(error)
      await wait(retryMs)
      if (turn !== lastTurn) return
      page = undefined
      await follow(place)
    }
  }

  const identify = async (url: string): Promise<string> => {
    const { ids } = keys.has(url) ? { ids: [] } : await background.identifyUrl({ url })
    const key = keys.get(url) ?? draftKey({ ids, url })
    keys.set(url, key)
    return key
  }

  const goTo = async (to: Place, turn: number): Promise<void> => {
    const key = await identify(to.url)
    if (turn !== lastTurn) return
    const subject = shown.subject.value
    shown.elsewhere.value = undefined
    if (subject?.key === key) {
      shownTabId = to.tabId
      return
    }
    const place = { ...to, key }
    const isChosen = shownTabId !== undefined && shownTabId !== to.tabId
    if (subject && isHeld(subject, isChosen)) await offer(place, turn)
    else await turnTo(place, { turn, isAsked: isChosen })
  }

  /** Says that the page shows another thing, where it is one for this surface. */
  const offer = async (place: KeyedPlace, turn: number): Promise<void> => {
    const view = await readPage(background, place, () => turn === lastTurn)
    if (!view || turn !== lastTurn || !isWanted(place, view)) return
    shown.elsewhere.value = { ...place, ...(view.clip?.title && { title: view.clip.title }) }
    if (!view.clip?.title) learnTitle(place).catch(complain)
    // The learner may have gone while the page was read.
    settle()
  }

  /** Reads the page until it tells the title of what it shows by now. */
  const learnTitle = async (place: KeyedPlace): Promise<void> => {
    for (const delayMs of completeDelaysMs) {
      await wait(delayMs)
      if (shown.elsewhere.value?.key !== place.key) return
      const view = await background.openTab({ tabId: place.tabId })
      if (!belongs(view, place.key) || !view.clip?.title || shown.elsewhere.value?.key !== place.key) continue
      shown.elsewhere.value = { ...place, title: view.clip.title }
      return
    }
  }

  /** What was offered, as long as the page shows it: one that has gone on is about to tell what it shows by now. */
  const offered = (): Elsewhere | undefined => {
    const { value: other } = shown.elsewhere
    return other && other.url === page?.url && other.tabId === page.tabId ? other : undefined
  }

  const settle = (): void => {
    const other = offered()
    const subject = shown.subject.value
    if (!other || !subject || edge.hasFocus() || isUnsaved(subject)) return
    void turnTo(other, { turn: ++lastTurn, isAsked: false }).catch(complain)
  }

  const turnTo = async (place: KeyedPlace, { turn, isAsked }: { turn: number; isAsked: boolean }): Promise<void> => {
    const kept = open.get(place.key)
    const view = kept && isUnsaved(kept) ? undefined : await readPage(background, place, () => turn === lastTurn)
    if (turn !== lastTurn) return
    const before = shown.subject.value
    if (before && !isAsked && view && !isWanted(place, view)) return
    if (before && !isAsked && isInUse(before)) return offer(place, turn)
    if (view) show(createSubject({ ...place, view }, edge, shown.completions), place)
    else if (kept) show(kept, place)
  }

  const show = (subject: Subject, place: Place): void => {
    for (const [key, other] of open) if (!isUnsaved(other)) open.delete(key)
    open.set(subject.key, subject)
    shown.subject.value = subject
    shownTabId = place.tabId
    shown.elsewhere.value = undefined
    updating.readUntilComplete(subject, place).catch(complain)
  }

  const isAt = ({ key }: Subject, url = ''): boolean => keys.get(url) === key
  const updating = createUpdating({
    background,
    placeOf: (subject) => (shown.subject.value === subject && isAt(subject, page?.url) ? page : undefined),
    beginAgain: ({ key }, view, place) =>
      show(createSubject({ key, url: place.url, view }, edge, shown.completions), place),
  })

  const wake = async (place: Place): Promise<void> => {
    const before = shown.subject.value
    const isSame = before !== undefined && isAt(before, place.url)
    if (before && !isUnsaved(before)) {
      if (isSame) show(beginAnew(before, edge, shown.completions), place)
      else shown.subject.value = undefined
    }
    await follow(place)
    if (isSame && shown.subject.value) await updating.readAgain(shown.subject.value)
  }

  return {
    follow,
    rest() {
      lastTurn++
      page = undefined
      shown.elsewhere.value = undefined
    },
    wake,
    complete: updating.complete,
    refresh: updating.refresh,
    isAt,
    async turn() {
      const other = offered()
      if (other) await turnTo(other, { turn: ++lastTurn, isAsked: true }).catch(complain)
    },
    settle,
    subjects: () => [...open.values()],
  }
}
