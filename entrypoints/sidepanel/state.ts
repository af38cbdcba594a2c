import { effect, untracked } from '@preact/signals'
import { createNoting, type NotingActions } from '@/components/capture/noting'
import type { EditorHandle } from '@/components/NotesEditor'
import { type ReadingCalls, readingCallsOf } from '@/components/reading-state'
import type { PlayerAction } from '@/utils/keys'
import type { Change } from '@/utils/library/changes'
import { sentenceOf } from '@/utils/sentence'
import type { Settings } from '@/utils/settings'
import { parseWebUrl } from '@/utils/url'
import { type Acting, createActing } from './acting'
import { createPlaces, type Places } from './places'
import { createPanelPlayer, type PanelPlayer } from './player'
import { createPanelSignals, type PanelEdge, type PanelReadings } from './signals'
import type { FrontTab } from './watch-tab'

export interface Panel extends PanelReadings, NotingActions, Acting {
  /** The editor that is drawn, once it is. */
  editor: { current: EditorHandle | null }
  places: Places
  player: Pick<PanelPlayer, 'told' | 'stateOf' | 'hear'>
  /** Does what a key or button asks of the video; what can't be done is said. */
  actOnPlayer(action: PlayerAction): Promise<void>
  seek(seconds: number): Promise<void>
  setPlaying(isPlaying: boolean): Promise<void>
  /** How passes are recorded. */
  reading: ReadingCalls
  start(): void
  /** A tab has come to the front, or shows another page. */
  showTab(tab: FrontTab): Promise<void>
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
  /** The panel is about to go. */
  leave(): void
  changeSettings(settings: Settings): void
}

/** Everything that the side panel knows and does. */
export function createPanel(edge: PanelEdge): Panel {
  const { background } = edge
  const now = edge.nowMilliseconds ?? (() => performance.now())
  const panel = createPanelSignals(edge.settings)
  const editor: Panel['editor'] = { current: null }
  let front: FrontTab | undefined

  const complain = (error: unknown): void => {
    panel.said.value = sentenceOf(error)
  }
  const noting = createNoting({ shown: panel, edge, isWanted: () => true, complain, now })
  const { following, attempt } = noting

  const places = createPlaces({ background, settings: panel.settings, complain })

  const player = createPanelPlayer({
    background,
    isAt: following.isAt,
    now,
    async handOver() {
      const { capture } = panel.subject.value ?? {}
      // A private window stores nothing before Save.
      if (!capture?.view.value?.isPrivate) await capture?.storing.value?.flush()
    },
  })

  /** The places are those of the page in front, as far as it is the one that is typed about. */
  const lookAtPlaces = (): void => {
    const { tabId, url } = front ?? {}
    const subject = panel.subject.peek()
    const isHere = subject && tabId !== undefined && url !== undefined && following.isAt(subject, url)
    if (!isHere) {
      places.leave()
      player.leave()
      return
    }
    places.look({ tabId, url, subject }).catch(complain)
    player.look({ tabId, subject }).catch(complain)
  }

  /** The section in view changes by scrolling, of which nobody tells. */
  const lookAgain = (isAsked: boolean): void => {
    if (panel.stage.value !== 'noting') return
    if (places.kind.value === 'section') places.lookAgain().catch(complain)
    player.lookAgain(isAsked).catch(complain)
  }

  /** Where no page of the web is: what the background says of it. */
  const refuse = async (tab: FrontTab): Promise<void> => {
    const view = await background.openTab({ tabId: tab.tabId }).catch((error) => ({ problem: sentenceOf(error) }))
    if (front !== tab) return
    panel.said.value = view.problem
    panel.stage.value = 'refused'
  }

  const showTab: Panel['showTab'] = async (tab) => {
    if (front?.tabId === tab.tabId && front.url === tab.url) {
      const { value: subject } = panel.subject
      // It may have been loaded anew, and its player with it.
      const isHere = subject && tab.url !== undefined && following.isAt(subject, tab.url)
      if (panel.stage.value === 'noting' && isHere) player.look({ tabId: tab.tabId, subject }).catch(complain)
      return
    }
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
    places.leave()
    player.leave()
    if (tab.url === undefined) panel.stage.value = 'asking'
    else await refuse(tab)
  }

  effect(() => {
    if (panel.subject.value) untracked(lookAtPlaces)
  })

  return {
    ...panel,
    ...noting.actions,
    ...createActing({ edge, following, attempt }),
    editor,
    places,
    player,
    actOnPlayer: (action) => attempt(() => player.act(action)),
    seek: (seconds) => attempt(() => player.seek(seconds)),
    setPlaying: (isPlaying) => attempt(() => player.setPlaying(isPlaying)),
    reading: readingCallsOf(background),
    showTab,
    start: noting.learnCompletions,
    lookAround: () => lookAgain(false),
    enter() {
      lookAgain(true)
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
    leave() {
      noting.actions.flush()
      player.leave()
    },
    changeSettings(settings) {
      panel.settings.value = settings
    },
  }
}
