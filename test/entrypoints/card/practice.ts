import { vi } from 'vitest'
import type { CardEdge } from '@/entrypoints/card/signals'
import { createCard } from '@/entrypoints/card/state'
import { backgroundOf } from '@/test/background-of'
import { makeClip } from '@/test/make-entry'
import { time } from '@/test/practice-time'
import type { Clip } from '@/utils/entry'
import type { Library } from '@/utils/library/database'
import type { Background } from '@/utils/messages'
import type { PlayerState } from '@/utils/player'
import { defaultSettings } from '@/utils/settings'

/** Three videos of one site that navigates in place. */
export const videos = ['aaaaaaaaaaa', 'bbbbbbbbbbb', 'ccccccccccc'] as const
export type Video = (typeof videos)[number]

export const addressOf = (video: Video) => `https://www.youtube.com/watch?v=${video}`
export const keyOf = (video: Video) => `youtube:${video}`

/** What a site reads of a video's page; without a title while the page still shows the one before. */
export function clipOf(video: Video, fields: Partial<Clip> = {}): Clip {
  return makeClip({ ids: [keyOf(video)], url: addressOf(video), title: `Video ${video[0]}`, ...fields })
}

/** A tab that plays videos, as the watch script and the background see it. */
export class PracticeTab {
  url: string
  clip: Clip | undefined
  player: PlayerState
  isPrivate = false
  constructor(video: Video) {
    this.url = addressOf(video)
    this.clip = clipOf(video)
    this.player = { url: this.url, seconds: 60, isApproximate: false, rate: 1, isPaused: true }
  }

  go(video: Video, clip: Clip | undefined = clipOf(video)): void {
    this.url = addressOf(video)
    this.clip = clip
    this.player = { ...this.player, url: this.url, seconds: 0 }
  }
}

/** The background over a library, which reads what the tab shows at the time. */
export function backgroundFor(library: Library, tab: PracticeTab): Background {
  const ofTab = () =>
    backgroundOf(library, { url: tab.url, isPrivate: tab.isPrivate, ...(tab.clip && { clip: tab.clip }) })
  return { ...ofTab(), openTab: (input) => ofTab().openTab(input) }
}

export function makePage(tab: PracticeTab) {
  return {
    readPlayer: vi.fn(async () => tab.player),
    play: vi.fn(async () => undefined),
    pause: vi.fn(async () => undefined),
    togglePlay: vi.fn(async () => undefined),
    seek: vi.fn(async () => undefined),
    skip: vi.fn(async () => undefined),
    changeRate: vi.fn(async () => 1),
    takeFrame: vi.fn(async () => ({ refusal: 'nothing' as const })),
    placeOfVideo: vi.fn(async () => undefined),
    setVisible: vi.fn(async () => undefined),
    recentCaptions: vi.fn(async () => []),
    focusPlayer: vi.fn(async () => undefined),
    drag: vi.fn(async () => undefined),
    setCompact: vi.fn(async () => undefined),
    setEnlarged: vi.fn(async () => undefined),
    close: vi.fn(async () => undefined),
  } satisfies CardEdge['page']
}

/** An open card on a tab. */
export async function openCard(library: Library, tab: PracticeTab, edge: Partial<CardEdge> = {}) {
  const page = makePage(tab)
  const keyboard = { isInCard: true }
  const card = createCard({
    background: backgroundFor(library, tab),
    page,
    tabId: 1,
    settings: defaultSettings,
    requestOrigins: async () => true,
    hasFocus: () => keyboard.isInCard,
    isAlive: () => true,
    nowMilliseconds: () => time.nowMilliseconds,
    ...edge,
  })
  await time.until(card.start())
  const type = (text: string) => {
    const subject = card.subject.value
    if (!subject) throw new Error('Nothing is shown yet.')
    card.change(subject, { notes: (notesOf() ?? '') + text })
    return subject.key
  }
  const notesOf = () => card.subject.value?.capture.storing.value?.fields.value.notes
  const navigate = async (video: Video, clip?: Clip) => {
    tab.go(video, clip ?? clipOf(video))
    card.heard.pageChanged({ url: tab.url })
    await time.pass(0)
  }
  return { card, page, keyboard, type, notesOf, navigate }
}
