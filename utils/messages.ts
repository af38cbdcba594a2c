import * as v from 'valibot'
import { type DocumentEdit, documentEditSchema, type LecternDocument } from './document'
import {
  type Draft,
  type DraftEdit,
  draftEditSchema,
  type SaveRequest,
  saveRequestSchema,
  type TopicChoice,
  topicChoiceSchema,
} from './draft'
import type { Clip, Entry } from './entry'
import { type EntryEdit, entryEditSchema } from './entry-edit'
import type { PagePlaces } from './page-places'
import {
  type PapersToQueue,
  papersToQueueSchema,
  type QueuedPapers,
  type QueueTrace,
  queueTraceSchema,
} from './paper-queue'
import type { PlayerState } from './player'
import type { PlayerHost } from './player-hosts'
import {
  type CountedReading,
  countedReadingSchema,
  type Reading,
  type ReadingStart,
  type RunningReading,
  readingStartSchema,
} from './readings'
import { sentenceOf } from './sentence'
import { type PackedShot, packedShotSchema } from './shot'
import { type LecternText, type PageTranscript, type TextToKeep, textToKeepSchema } from './text'
import type { Sender } from './wills'

/** What a surface needs to know about the page in a tab, in one answer. */
export interface PageView {
  /** The page's clip; absent when nothing could be read, and then `problem` says why. */
  clip?: Clip
  /** A sentence for the user: why there is no clip, or why it has only what the URL tells. */
  problem?: string
  /** The papers that the page lists; `clip` is then the page itself at most. */
  listing?: ListingView
  /** The site's label ("YouTube"), absent for a page that can't be read. */
  siteLabel?: string
  /** The entry in the library that is this thing, if there is one. */
  entry?: Entry
  /** The topics that place the entry. */
  topics: TopicSummary[]
  /** Other entries that may be the same thing; absent when there are none. */
  alike?: EntryName[]
  /** The unsaved draft of this thing; never together with `entry`. */
  draft?: Draft
  /** True in a private window: nothing is stored there before Save. */
  isPrivate: boolean
  /** How long reading the page took, for those who measure it. */
  readMilliseconds?: number
}

/** An entry as a line names it. */
export interface EntryName {
  id: string
  title: string
}

/** Papers that a page lists, as the library knows them. */
export interface ListingView {
  title?: string
  papers: ListedPaper[]
}

export interface ListedPaper {
  clip: Clip
  /** The entry in the library that is this paper. */
  entry?: Pick<Entry, 'id' | 'status'>
}

/** A thing that notes say to read next: the addresses that its line leads to. */
export type NextToFind = v.InferOutput<typeof nextToFindSchema>

/** A thing to read next, as a clip that could be queued. */
export interface NextPaper extends ListedPaper {
  why?: string
}

export interface TopicSummary {
  id: string
  title: string
}

export interface TagCount {
  tag: string
  count: number
}

/** What the popup completes and offers. `lastTopic` is where something was filed last. */
export interface Completions {
  tags: TagCount[]
  topics: TopicSummary[]
  lastTopic?: TopicSummary
}

export interface SaveResult {
  entry: Entry
  /** False when the clip brought an entry up to date that was there before. */
  isNew: boolean
  /** Identities of the clip that another entry holds: the two may be one thing. */
  contestedIds: string[]
  topic?: TopicSummary
}

/** What a note card's page is tied to. */
export interface CardTie {
  /** The tab that the card stands in. */
  tabId: number
  /** What the port to the page's watch script comes with; any other one is not to be believed. */
  nonce: string
}

/** The words that the page in a tab shows: a transcript that stands open on it, or its player's text track. */
export interface TranscriptView {
  /** The page's address when it was read: what the words belong to. */
  url: string
  /** Absent when the page shows none, and then `problem` says what to do. */
  transcript?: PageTranscript
  problem?: string
}

/** Every call that a surface can make to the background: name, what it takes, what it answers. */
export interface Protocol {
  /** Reads the page in a tab (needs `activeTab` there, or a declared host) and finds it in the library. */
  openTab(input: { tabId: number }): PageView
  /** Identities that an address alone gives, strongest first. */
  identifyUrl(input: { url: string }): { ids: string[] }
  /** Tags and topics of the library. */
  listCompletions(): Completions
  /** Stores a clip; answered after the transaction has committed. */
  saveClip(input: SaveRequest): SaveResult
  /** Stores what is typed before an entry exists. Answers the draft as merged. */
  saveDraft(input: DraftEdit): Draft
  discardDraft(input: { key: string }): undefined
  getEntry(input: { id: string }): Entry | undefined
  /** Merges an edit into an entry; answers the entry as merged. */
  editEntry(input: EntryEdit): Entry
  deleteEntry(input: { id: string }): undefined
  restoreEntry(input: { id: string }): Entry
  /** Places an entry in a topic's document, which is made when only a title is given. */
  fileEntry(input: { entryId: string; topic: TopicChoice }): TopicSummary
  editDocument(input: DocumentEdit): LecternDocument
  /**
   * Keeps long text beside an entry that is in the library. Captions are added to those that are there; a transcript
   * takes the place of a less complete one.
   */
  keepText(input: TextToKeep): undefined
  /** The texts of an entry, transcripts first. */
  listTexts(input: { entryId: string }): LecternText[]
  /** Reads the transcript of the page in a tab; nothing is stored. */
  readTranscript(input: { tabId: number }): TranscriptView
  /** Keeps a picture, once however often it comes; the name is what `![[name]]` embeds. Refuses what is no picture. */
  keepShot(input: { shot: PackedShot }): { name: string }
  getShot(input: { name: string }): PackedShot | undefined
  /**
   * A picture of what the tab shows. The browser gives it only after the toolbar button, a shortcut of its own or a menu
   * was used on the tab; the refusal says so.
   */
  captureTab(input: { tabId: number }): PackedShot
  /** What was read of an entry, oldest first, with the learner's corrections taken in. */
  listReadings(input: { entryId: string }): Reading[]
  /** The pass that goes on; there is one at most. */
  findRunning(): RunningReading | undefined
  /** Begins a pass; one that goes on over another entry ends. */
  beginReading(input: ReadingStart): RunningReading
  /** Keeps what has been counted of the pass that goes on. */
  keepReading(input: CountedReading): undefined
  /** Ends a pass and records it, unless it has been ended elsewhere. */
  endReading(input: CountedReading): undefined
  /** Says how long a reading really took; none at all takes it back. */
  correctReading(input: CountedReading & { at: string }): undefined
  /** The link that the context menu queued last and that still waits for its "why", for the popup to ask. */
  takeQueued(): Entry | undefined
  /** Queues papers that a page lists: all of them or, after an error, none. */
  queuePapers(input: PapersToQueue): QueuedPapers
  /** Takes that back. What was edited since stays in the library. */
  takeBackPapers(input: QueueTrace): undefined
  /** What can be queued of what notes say to read next, each with the entry that it is in the library. */
  listNextPapers(input: { readings: readonly NextToFind[] }): NextPaper[]
  /** Gives an entry the key that it is cited by, unless it has one; undefined when it is no longer there. */
  pinCitekey(input: { id: string }): Entry | undefined
  /** The host of a player in a frame of the tab's page that Lectern may not look into before the user allows it. */
  findPlayerHost(input: { tabId: number }): PlayerHost | undefined
  /** Asks the user for that host on a page of Lectern's, for a card that can't. */
  askForPlayerHost(input: { tabId: number }): undefined
  /**
   * Opens the note card on the tab's page, as its key does, and has it keep a moment or frame if one is wished for; the
   * refusal says why it can't stand there.
   */
  openCard(input: { tabId: number; action?: 'moment' | 'moment-with-frame' | 'frame' | undefined }): undefined
  /** Looks again for the tab's player, after something was allowed. */
  lookForPlayer(input: { tabId: number }): undefined
  /**
   * Has the page's own player watched for the side panel, and says what it does now; `listenToPlayers` hears of it from
   * then on. Undefined where there is none, or where Lectern may not look.
   */
  watchPlayer(input: { tabId: number }): PlayerState | undefined
  /** Has a player that is watched for the side panel do something. */
  callPlayer(input: { tabId: number; call: PanelPlayerCall; input?: unknown }): undefined
  /** Leaves it alone again. */
  leavePlayer(input: { tabId: number }): undefined
  /** The places by which the page in a tab is named; `wanted` is a section to be brought into view first. */
  readPlaces(input: { tabId: number; wanted?: string | undefined }): PagePlaces | undefined
  /** Turns the PDF in a tab to a page. */
  goToPage(input: { tabId: number; page: number }): undefined
  /** Ties the calling card's frame to its tab; the watch script there posts it the port of `card-channel.ts`. */
  tieCard(): CardTie
}

type Name = keyof Protocol
type Input<N extends Name> = Parameters<Protocol[N]>[0]
type Output<N extends Name> = ReturnType<Protocol[N]>

const idSchema = v.object({ id: v.string() })

const panelPlayerCalls = ['play', 'pause', 'togglePlay', 'seek', 'skip', 'changeRate', 'focusPlayer'] as const
type PanelPlayerCall = (typeof panelPlayerCalls)[number]

const nextToFindSchema = v.object({
  urls: v.array(v.string()),
  title: v.optional(v.string()),
  why: v.optional(v.string()),
})

/** The shape of every call's input: a message that does not fit is refused. */
const inputSchemas = {
  openTab: v.object({ tabId: v.number() }),
  identifyUrl: v.object({ url: v.string() }),
  listCompletions: v.undefined(),
  saveClip: saveRequestSchema,
  saveDraft: draftEditSchema,
  discardDraft: v.object({ key: v.string() }),
  getEntry: idSchema,
  editEntry: entryEditSchema,
  deleteEntry: idSchema,
  restoreEntry: idSchema,
  fileEntry: v.object({ entryId: v.string(), topic: topicChoiceSchema }),
  editDocument: documentEditSchema,
  keepText: textToKeepSchema,
  listTexts: v.object({ entryId: v.string() }),
  readTranscript: v.object({ tabId: v.number() }),
  keepShot: v.object({ shot: packedShotSchema }),
  getShot: v.object({ name: v.string() }),
  captureTab: v.object({ tabId: v.number() }),
  listReadings: v.object({ entryId: v.string() }),
  findRunning: v.undefined(),
  beginReading: readingStartSchema,
  keepReading: countedReadingSchema,
  endReading: countedReadingSchema,
  correctReading: v.object({ ...countedReadingSchema.entries, at: v.string() }),
  takeQueued: v.undefined(),
  queuePapers: papersToQueueSchema,
  takeBackPapers: queueTraceSchema,
  listNextPapers: v.object({ readings: v.array(nextToFindSchema) }),
  pinCitekey: idSchema,
  findPlayerHost: v.object({ tabId: v.number() }),
  askForPlayerHost: v.object({ tabId: v.number() }),
  openCard: v.object({ tabId: v.number(), action: v.optional(v.picklist(['moment', 'moment-with-frame', 'frame'])) }),
  watchPlayer: v.object({ tabId: v.number() }),
  callPlayer: v.object({ tabId: v.number(), call: v.picklist(panelPlayerCalls), input: v.optional(v.unknown()) }),
  leavePlayer: v.object({ tabId: v.number() }),
  lookForPlayer: v.object({ tabId: v.number() }),
  readPlaces: v.object({ tabId: v.number(), wanted: v.optional(v.string()) }),
  goToPage: v.object({ tabId: v.number(), page: v.number() }),
  tieCard: v.undefined(),
} satisfies Record<Name, v.GenericSchema>

/** What crosses the boundary. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: string }

/** Who calls: one of Lectern's own pages, in a tab of its own or in a frame of one. */
export interface Caller {
  /** Absent for a page that stands in no tab: the popup, the side panel. */
  tabId?: number
  /** 0 is the tab's own page. */
  frameId?: number
  url: string
}

export type Handlers = {
  [N in Name]: (input: Input<N>, caller: Caller) => Output<N> | Promise<Output<N>>
}

/** The background as a surface calls it: `await background.saveClip(request)`. A refusal throws its sentence. */
export type Background = {
  [N in Name]: (...input: Input<N> extends undefined ? [] : [Input<N>]) => Promise<Output<N>>
}

/** The part of the browser's API that messages need; the native one and the polyfilled one both fit. */
export interface MessagingApi {
  runtime: {
    id: string
    getURL(path: string): string
    sendMessage(message: unknown): Promise<unknown>
    onMessage: {
      addListener(listener: (message: unknown, sender: Sender, sendResponse: (response: unknown) => void) => true): void
    }
  }
}

const messageSchema = v.object({
  lectern: v.picklist(Object.keys(inputSchemas) as Name[]),
  input: v.optional(v.unknown()),
})

/**
 * Answers the calls of Lectern's own pages. A message from anywhere else, or of another shape, is refused. Answers go
 * through `sendResponse`, which works in every browser.
 */
export function serve(api: Pick<MessagingApi, 'runtime'>, handlers: Handlers): void {
  api.runtime.onMessage.addListener((message, sender, sendResponse) => {
    const answering = answerMessage(api, handlers, message, sender)
    answering?.then(sendResponse)
    // The types know no listener that answers only sometimes, as all browsers do.
    return answering ? true : (undefined as unknown as true)
  })
}

/** Answers a message, which may have come another way than by `sendMessage`. Undefined: it is none of ours. */
export function answerMessage(
  api: { runtime: Pick<MessagingApi['runtime'], 'id' | 'getURL'> },
  handlers: Handlers,
  message: unknown,
  sender: Sender,
): Promise<Result<unknown>> | undefined {
  const call = v.safeParse(messageSchema, message)
  if (!call.success) return undefined
  if (sender.id !== api.runtime.id || !sender.url?.startsWith(api.runtime.getURL(''))) return undefined
  const { url, tab, frameId } = sender
  const caller: Caller = {
    url,
    ...(tab?.id !== undefined && { tabId: tab.id }),
    ...(frameId !== undefined && { frameId }),
  }
  return answer(handlers, call.output.lectern, call.output.input, caller)
}

async function answer<N extends Name>(
  handlers: Handlers,
  name: N,
  input: unknown,
  caller: Caller,
): Promise<Result<Output<N>>> {
  try {
    const parsed = v.parse(inputSchemas[name] as v.GenericSchema<unknown, Input<N>>, input)
    return { ok: true, value: await handlers[name](parsed, caller) }
  } catch (error) {
    return { ok: false, error: sentenceOf(error) }
  }
}
