import { draftKey } from '@/utils/draft'
import type { Clip } from '@/utils/entry'
import { createManualClip } from '@/utils/manual-clip'
import type { PageView } from '@/utils/messages'
import type { CardEdge, CardSignals } from './signals'
import { beginAnew, createSubject, isUnsaved, receiveView, refreshEntry, type Subject } from './subject'

/** Who paused for less long is still typing. */
const typingMs = 10_000
/** A page that navigates in place knows itself late: how long to wait before each reading. */
const readDelaysMs = [0, 100, 200, 400, 800, 1500]
const completeDelaysMs = [300, 700, 1500, 3000, 6000]
const retryMs = 1000

/** Keeps the card with the video that is typed about, and turns it to the one that the page plays. */
export interface Following {
  /** The page has an address, perhaps another one than before. */
  follow(url: string): Promise<void>
  /** The card is closed: nothing is followed until it wakes. */
  rest(): void
  /**
   * The card is opened again. At once nothing is shown that belongs to another video than the address names, unless it
   * is not stored yet; then the page is read anew, for another surface may have changed what is stored.
   */
  wake(url: string): Promise<void>
  /** Whether an address, known by now, is the subject's. */
  isAt(subject: Subject, url: string): boolean
  /** The learner asks for the video that the page plays by now. */
  turn(): Promise<void>
  /** The learner has gone, or what was typed is stored: the card may turn by itself. */
  settle(): void
  /** All that may hold what is not stored yet. */
  subjects(): Subject[]
}

interface Place {
  url: string
  key: string
}

interface FollowingOptions {
  card: CardSignals
  edge: CardEdge
  /** Whether the page at an address plays something. */
  isPlayingAt(url: string): boolean
  /** Says what went wrong. */
  complain(error: unknown): void
  /** Milliseconds of a clock that never goes back. */
  now(): number
}

export function createFollowing({ card, edge, isPlayingAt, complain, now }: FollowingOptions): Following {
  const { background } = edge
  const keys = new Map<string, string>()
  const open = new Map<string, Subject>()
  let pageUrl: string | undefined
  // What is under way for an address that the page has left is dropped.
  let lastTurn = 0

  const isInUse = (subject: Subject): boolean =>
    isUnsaved(subject) || (edge.hasFocus() && now() - subject.typedAt < typingMs)

  const follow = async (url: string): Promise<void> => {
    if (url === pageUrl) return
    pageUrl = url
    const turn = ++lastTurn
    try {
      await goTo(url, turn)
    } catch (error) {
      complain(error)
      await wait(retryMs)
      if (turn !== lastTurn) return
      pageUrl = undefined
      await follow(url)
    }
  }

  const identify = async (url: string): Promise<string> => {
    const { ids } = keys.has(url) ? { ids: [] } : await background.identifyUrl({ url })
    const key = keys.get(url) ?? draftKey({ ids, url })
    keys.set(url, key)
    return key
  }

  const goTo = async (url: string, turn: number): Promise<void> => {
    const key = await identify(url)
    if (turn !== lastTurn) return
    const subject = card.subject.value
    card.elsewhere.value = undefined
    if (subject?.key === key) return
    if (subject && isInUse(subject)) await offer({ url, key }, turn)
    else await turnTo({ url, key }, { turn, isAsked: false })
  }

  /** Says that the page plays another video, where it is one. */
  const offer = async (place: Place, turn: number): Promise<void> => {
    const view = await read(place, () => turn === lastTurn)
    if (!view || turn !== lastTurn || !isWatched(place, view)) return
    card.elsewhere.value = { ...place, ...(view.clip?.title && { title: view.clip.title }) }
    if (!view.clip?.title) learnTitle(place).catch(complain)
    // The learner may have gone while the page was read.
    settle()
  }

  /** Reads the page until it tells the title of the video that it plays by now. */
  const learnTitle = async (place: Place): Promise<void> => {
    for (const delayMs of completeDelaysMs) {
      await wait(delayMs)
      if (card.elsewhere.value?.key !== place.key) return
      const view = await background.openTab({ tabId: edge.tabId })
      if (!belongs(view, place.key) || !view.clip?.title || card.elsewhere.value?.key !== place.key) continue
      card.elsewhere.value = { ...place, title: view.clip.title }
      return
    }
  }

  const settle = (): void => {
    const { elsewhere, subject } = card
    if (!elsewhere.value || !subject.value || edge.hasFocus() || isUnsaved(subject.value)) return
    void turnTo(elsewhere.value, { turn: ++lastTurn, isAsked: false }).catch(complain)
  }

  const turnTo = async (place: Place, { turn, isAsked }: { turn: number; isAsked: boolean }): Promise<void> => {
    const kept = open.get(place.key)
    const view = kept && isUnsaved(kept) ? undefined : await read(place, () => turn === lastTurn)
    if (turn !== lastTurn) return
    const before = card.subject.value
    if (before && !isAsked && view && !isWatched(place, view)) return
    if (before && !isAsked && isInUse(before)) return offer(place, turn)
    if (view) show(createSubject({ ...place, view }, edge, card.completions))
    else if (kept) show(kept)
  }

  const show = (subject: Subject): void => {
    for (const [key, other] of open) if (!isUnsaved(other)) open.delete(key)
    open.set(subject.key, subject)
    card.subject.value = subject
    card.elsewhere.value = undefined
    complete(subject).catch(complain)
  }

  /** Reads the page until it shows what its address names. Undefined when the page went on meanwhile. */
  const read = async ({ url, key }: Place, isCurrent: () => boolean): Promise<PageView | undefined> => {
    let view: PageView | undefined
    for (const delayMs of readDelaysMs) {
      if (delayMs > 0) await wait(delayMs)
      if (!isCurrent()) return undefined
      view = await background.openTab({ tabId: edge.tabId })
      if (!isCurrent()) return undefined
      if (belongs(view, key)) return view
    }
    // The page does not say what it is. Its address does.
    return { ...(view ?? { isPrivate: false }), clip: { ...createManualClip({ url }), ids: [key] }, topics: [] }
  }

  const isAt = ({ key }: Subject, url = ''): boolean => keys.get(url) === key
  const isHere = (subject: Subject): boolean => card.subject.value === subject && isAt(subject, pageUrl)

  const wake = async (url: string): Promise<void> => {
    const before = card.subject.value
    const isSame = before !== undefined && isAt(before, url)
    if (before && !isUnsaved(before)) {
      if (isSame) show(beginAnew(before, edge, card.completions))
      else card.subject.value = undefined
    }
    await follow(url)
    if (isSame && card.subject.value) await readAgain(card.subject.value)
  }

  const readAgain = async (subject: Subject): Promise<void> => {
    const known = subject.capture.entry.value
    const view = await background.openTab({ tabId: edge.tabId })
    if (!isHere(subject) || !belongs(view, subject.key)) return
    // What was deleted meanwhile is not written to any more.
    const isGone = known !== undefined && known === subject.capture.entry.value && !view.entry
    if (!isGone) receiveView(subject, view)
    else if (!isUnsaved(subject))
      show(createSubject({ key: subject.key, url: pageUrl ?? '', view }, edge, card.completions))
  }

  /** Reads again what the page did not tell at first. */
  const complete = async (subject: Subject): Promise<void> => {
    const { capture, key } = subject
    for (const delayMs of completeDelaysMs) {
      if (capture.clip.value.complete && capture.clip.value.title !== '') return
      await wait(delayMs)
      if (!isHere(subject)) return
      const view = await background.openTab({ tabId: edge.tabId })
      if (!isAt(subject, pageUrl) || !belongs(view, key) || !view.clip?.complete) continue
      receiveView(subject, view)
      if (capture.entry.value && !view.isPrivate) await updateEntry(subject, view.clip)
      return
    }
  }

  const updateEntry = async (subject: Subject, clip: Clip): Promise<void> => {
    await background.saveClip({ clip, patch: {} })
    await refreshEntry(subject, background)
  }

  const isWatched = ({ url }: Place, { clip }: PageView): boolean =>
    clip?.kind === 'video' || clip?.kind === 'talk' || isPlayingAt(url)

  return {
    follow,
    rest() {
      lastTurn++
      pageUrl = undefined
      card.elsewhere.value = undefined
    },
    wake,
    isAt,
    async turn() {
      if (card.elsewhere.value) await turnTo(card.elsewhere.value, { turn: ++lastTurn, isAsked: true }).catch(complain)
    },
    settle,
    subjects: () => [...open.values()],
  }
}

/** Whether a reading is of what the address names: an identity of a site's own must be the clip's. */
function belongs({ clip }: PageView, key: string): boolean {
  return key.startsWith('url:') || clip?.ids.includes(key) === true
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
