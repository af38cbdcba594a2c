import { effect, untracked } from '@preact/signals'
import { createFollowing } from '@/components/capture/following'
import { createPictures, type Pictures } from '@/components/capture/pictures'
import { saveHeldBack } from '@/components/capture/saving'
import { isUnsaved, type Subject } from '@/components/capture/subject'
import type { EditorHandle } from '@/components/NotesEditor'
import { type ReadingCalls, readingCallsOf } from '@/components/reading-state'
import type { FieldsChange } from '@/utils/entry-fields'
import type { Change } from '@/utils/library/changes'
import { sentenceOf } from '@/utils/sentence'
import type { Settings } from '@/utils/settings'
import { packPicture } from '@/utils/shot'
import { parseWebUrl } from '@/utils/url'
import { type Acting, createActing } from './acting'
import { createPlaces, type Places } from './places'
import { createPanelSignals, type PanelEdge, type PanelReadings } from './signals'
import type { FrontTab } from './watch-tab'

export interface Panel extends PanelReadings, Acting {
  /** The editor that is drawn, once it is. */
  editor: { current: EditorHandle | null }
  places: Places
  /** How passes are recorded. */
  reading: ReadingCalls
  start(): void
  /** A tab has come to the front, or shows another page. */
  showTab(tab: FrontTab): Promise<void>
  /** Something was typed about a subject, which is the one shown or was it a moment ago. */
  change(subject: Subject, change: FieldsChange): void
  loadShot: Pictures['load']
  /** Keeps a picture that was pasted or dropped. Answers its name; undefined when it can't be kept, which is said. */
  keepPicture(subject: Subject, file: Blob): Promise<string | undefined>
  /** Turns to what the page shows by now. */
  turn(): Promise<void>
  /** Stores what waits, or what a private window holds back. */
  store(): Promise<void>
  /** Takes back what the message says. */
  undo(): Promise<void>
  /** Looks where the learner is in the page by now. */
  lookAround(): void
  /** The keyboard came to the panel. */
  enter(): void
  /** The keyboard left the panel. */
  exit(): void
  /** Something in the library has changed, here or on another surface. */
  hearChange(change: Change): void
  /** What another surface types before there is an entry has changed. */
  hearDraft(key: string): void
  /** What waits is sent at once. */
  flush(): void
  changeSettings(settings: Settings): void
}

/** Everything that the side panel knows and does. */
export function createPanel(edge: PanelEdge): Panel {
  const { background } = edge
  const now = edge.nowMilliseconds ?? (() => performance.now())
  const panel = createPanelSignals(edge.settings)
  const pictures = createPictures(background)
  const editor: Panel['editor'] = { current: null }
  let front: FrontTab | undefined

  const complain = (error: unknown): void => {
    panel.said.value = sentenceOf(error)
  }
  const attempt = async (action: () => Promise<unknown>): Promise<void> => {
    panel.said.value = undefined
    try {
      await action()
    } catch (error) {
      complain(error)
    }
  }
  const following = createFollowing({ shown: panel, edge, isWanted: () => true, complain, now })

  const places = createPlaces({ background, settings: panel.settings, complain })

  const store = async (): Promise<void> => {
    const { capture } = panel.subject.value ?? {}
    if (capture?.view.value?.isPrivate) {
      await attempt(pictures.store)
      await saveHeldBack(capture, background)
    } else await capture?.storing.value?.flush()
  }

  /** The places are those of the page in front, as far as it is the one that is typed about. */
  const lookAtPlaces = (): void => {
    const { tabId, url } = front ?? {}
    const subject = panel.subject.peek()
    const isHere = subject && tabId !== undefined && url !== undefined && following.isAt(subject, url)
    if (isHere) places.look({ tabId, url, subject }).catch(complain)
    else places.leave()
  }

  /** The section in view changes by scrolling, of which nobody tells. */
  const lookAgain = (): void => {
    if (panel.stage.value === 'noting' && places.kind.value === 'section') places.lookAgain().catch(complain)
  }

  /** Where no page of the web is: what the background says of it. */
  const refuse = async (tab: FrontTab): Promise<void> => {
    const view = await background.openTab({ tabId: tab.tabId }).catch((error) => ({ problem: sentenceOf(error) }))
    if (front !== tab) return
    panel.said.value = view.problem
    panel.stage.value = 'refused'
  }

  const showTab: Panel['showTab'] = async (tab) => {
    if (front?.tabId === tab.tabId && front.url === tab.url) return
    front = tab
    panel.said.value = undefined
    if (tab.url !== undefined && parseWebUrl(tab.url)) {
      await following.follow({ tabId: tab.tabId, url: tab.url })
      const { value: subject } = panel.subject
      if (front !== tab || !subject) return
      panel.stage.value = 'noting'
      lookAtPlaces()
      return
    }
    following.rest()
    if (tab.url === undefined) panel.stage.value = 'asking'
    else await refuse(tab)
  }

  effect(() => {
    const state = panel.subject.value?.capture.storing.value?.state.value
    if (state === 'stored') untracked(following.settle)
  })
  effect(() => {
    if (panel.subject.value) untracked(lookAtPlaces)
  })

  return {
    ...panel,
    ...createActing({ edge, following, attempt }),
    editor,
    places,
    reading: readingCallsOf(background),
    showTab,
    store,
    loadShot: pictures.load,
    start() {
      background.listCompletions().then((completions) => {
        panel.completions.value = completions
      }, complain)
    },
    change(subject, changed) {
      subject.typedAt = now()
      subject.capture.message.value = undefined
      subject.capture.storing.value?.change(changed)
    },
    async keepPicture({ capture }, file) {
      let name: string | undefined
      await attempt(async () => {
        name = await pictures.keep(await packPicture(file), { isHeldBack: capture.view.value?.isPrivate === true })
      })
      return name
    },
    async turn() {
      const subject = panel.subject.value
      // What a private window holds back could not be saved any more once the panel has turned away.
      if (subject && isUnsaved(subject)) await store()
      await attempt(following.turn)
    },
    async undo() {
      const undo = panel.subject.value?.capture.message.value?.undo
      if (undo) await attempt(undo)
    },
    lookAround: lookAgain,
    enter() {
      lookAgain()
      if (panel.subject.value) following.refresh(panel.subject.value).catch(complain)
    },
    exit: following.settle,
    hearChange({ entries }) {
      panel.changeCount.value++
      const subject = panel.subject.value
      const id = subject?.capture.entry.value?.id
      if (subject && (id === undefined || entries.length === 0 || entries.includes(id))) {
        following.refresh(subject).catch(complain)
      }
    },
    hearDraft(key) {
      const subject = panel.subject.value
      if (subject?.key === key) following.refresh(subject).catch(complain)
    },
    flush() {
      for (const { capture } of following.subjects()) capture.storing.value?.flushNow()
    },
    changeSettings(settings) {
      panel.settings.value = settings
    },
  }
}
