import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { LecternDocument } from '@/utils/document'
import type { TopicChoice } from '@/utils/draft'
import type { Entry } from '@/utils/entry'
import type { EntryEdit } from '@/utils/entry-edit'
import { type Count, countTags, countTopics, type EntryFilter, filterEntries } from '@/utils/entry-filter'
import { placedEntryIds } from '@/utils/entry-line'
import type { Change } from '@/utils/library/changes'
import type { TextWords } from '@/utils/library/schema'
import type { LibrarySearch } from '@/utils/library/search'
import { sentenceOf } from '@/utils/sentence'
import type { LibraryCalls } from './library-calls'
import type { Undo } from './undo'

export interface LibraryState {
  /** All entries read so far, newest first. */
  entries: ReadonlySignal<readonly Entry[]>
  documents: ReadonlySignal<readonly LecternDocument[]>
  /** True until every entry has been read. */
  isLoading: ReadonlySignal<boolean>
  /** Why the library can't be read, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  query: Signal<string>
  filter: Signal<EntryFilter>
  /** The words searched for, in lower case. */
  words: ReadonlySignal<string[]>
  /** Changes whenever more is known of what was said in talks. */
  knownTexts: ReadonlySignal<number>
  /** What search and filter leave, newest first. */
  shown: ReadonlySignal<readonly Entry[]>
  selectedIds: Signal<ReadonlySet<string>>
  tags: ReadonlySignal<Count[]>
  topics: ReadonlySignal<Count[]>
  findEntry(id: string): Entry | undefined
  /** Whether the search found an entry by what was said in it. */
  isSaid(id: string): boolean
  /** The entries that a search finds, newest first. */
  find(query: string, limit: number): readonly Entry[]
  /** Reads the library once, the newest first; answers when every entry has been read. */
  load(): Promise<void>
  /** Takes in what changed; without ids everything may have. */
  refresh(change: { [What in keyof Change]?: readonly string[] }): Promise<void>
  /** Stores a change of an entry, and answers the entry as merged. */
  edit(edit: EntryEdit): Promise<Entry>
  /** Shows a document as it was just stored. */
  takeInDocument(document: LecternDocument): void
  /** Places an entry in a topic, which is made when only its title is given. */
  file(entryId: string, topic: TopicChoice): Promise<void>
  createTopic(title: string): Promise<LecternDocument>
  deleteEntries(ids: readonly string[]): Promise<void>
  select(fromIndex: number, toIndex: number, isSelected: boolean): void
}

/** The library as the page shows it. Everything it knows comes through `calls`. */
export function createLibraryState(calls: LibraryCalls, search: LibrarySearch, undo: Undo): LibraryState {
  const byId = new Map<string, Entry>()
  const goneIds = new Set<string>()
  // All of them, newest first: a search for nothing.
  const entries = signal<readonly Entry[]>([])
  const documents = signal<readonly LecternDocument[]>([])
  const isLoading = signal(true)
  const problem = signal<string>()
  const query = signal('')
  const filter = signal<EntryFilter>({})
  const selectedIds = signal<ReadonlySet<string>>(new Set())

  const words = computed(() => query.value.toLowerCase().split(/\s+/).filter(Boolean))
  const placedIds = computed(() => {
    const topic = documents.value.find((document) => document.id === filter.value.topicId)
    return topic ? new Set(placedEntryIds(topic.body)) : undefined
  })
  // Grows whenever the search knows more of what was said.
  const knownTexts = signal(0)
  const searched = computed(() => {
    const isCurrent = knownTexts.value >= 0 && words.value.length === 0
    return isCurrent ? entries.value : search.find(query.value)
  })
  const shown = computed(() => filterEntries(searched.value, filter.value, placedIds.value))

  const put = (changed: readonly Entry[]): void => {
    for (const entry of changed) {
      if (entry.deletedAt === undefined) byId.set(entry.id, entry)
      else byId.delete(entry.id)
    }
    search.put(changed)
  }

  const takeIn = (changed: readonly Entry[]): void => {
    put(changed)
    entries.value = search.find('')
  }

  const takeOut = (ids: readonly string[]): void => {
    for (const id of ids) {
      byId.delete(id)
      goneIds.add(id)
    }
    search.remove(ids)
    entries.value = search.find('')
    selectedIds.value = new Set([...selectedIds.value].filter((id) => byId.has(id)))
  }

  const readAll = async (isNews: (entry: Entry) => boolean): Promise<void> => {
    for await (const some of calls.readBatches()) {
      put(some.filter(isNews))
      // Shown each time the library has doubled: showing every batch would count tags again and again.
      if (byId.size >= entries.value.length * 2) takeIn([])
    }
    takeIn([])
  }

  /** What was read before something was edited or deleted here must not undo that. */
  const isNotOlder = ({ id, revision }: Entry): boolean => !goneIds.has(id) && (byId.get(id)?.revision ?? 0) <= revision

  const takeInTexts = (texts: readonly TextWords[]): void => {
    search.putTexts(texts)
    knownTexts.value += 1
  }

  /** What was said in talks comes last: it is much, and nothing on the page waits for it. */
  const readTexts = async (): Promise<void> => {
    try {
      for await (const some of calls.readTextWords()) search.putTexts(some)
      takeInTexts([])
    } catch (error) {
      undo.say(`Search does not know what was said in talks: ${sentenceOf(error)}`)
    }
  }

  const refreshAll = async (): Promise<void> => {
    const before = [...byId.keys()]
    const read = new Set<string>()
    documents.value = await calls.listDocuments()
    await readAll(({ id }) => read.add(id).has(id))
    takeOut(before.filter((id) => !read.has(id)))
    search.dropTexts()
    await readTexts()
  }

  const load = async (): Promise<void> => {
    try {
      takeIn(await calls.listNewest())
      documents.value = await calls.listDocuments()
      await readAll(isNotOlder)
    } catch (error) {
      problem.value = sentenceOf(error)
    }
    isLoading.value = false
    if (problem.value === undefined) void readTexts()
  }
  let loading: Promise<void> | undefined

  const state: LibraryState = {
    entries,
    documents,
    isLoading,
    problem,
    query,
    filter,
    words,
    knownTexts,
    shown,
    selectedIds,
    // Counted once everything is read: counts that grow before one's eyes are wrong all the while.
    tags: computed(() => (isLoading.value ? [] : countTags(entries.value))),
    topics: computed(() => countTopics(documents.value, (id) => entries.value.length > 0 && byId.has(id))),
    // The list is read so that who asks is told when it changes.
    findEntry: (id) => (entries.value.length > 0 ? byId.get(id) : undefined),
    isSaid: (id) => !search.isWritten(id, query.value),
    find: (text, limit) => search.find(text).slice(0, limit),
    load() {
      loading ??= load()
      return loading
    },
    async refresh({ entries: entryIds = [], documents: documentIds = [], textsOf = [] }) {
      if (entryIds.length === 0 && documentIds.length === 0 && textsOf.length === 0) return refreshAll()
      if (documentIds.length > 0) documents.value = await calls.listDocuments()
      const changed = await calls.getEntries(entryIds)
      const missing = entryIds.filter((id) => !changed.some((entry) => entry.id === id))
      if (changed.length > 0) takeIn(changed)
      if (missing.length > 0) takeOut(missing)
      if (textsOf.length > 0) takeInTexts(await calls.listTextWords(textsOf))
    },
    async edit(edit) {
      const entry = await calls.editEntry(edit)
      takeIn([entry])
      return entry
    },
    async file(entryId, topic) {
      await calls.fileEntry(entryId, topic)
      documents.value = await calls.listDocuments()
    },
    async createTopic(title) {
      const document = await calls.createDocument('topic', title)
      state.takeInDocument(document)
      return document
    },
    takeInDocument(document) {
      const others = documents.value.filter((each) => each.id !== document.id)
      documents.value = document.deletedAt === undefined ? [...others, document] : others
    },
    async deleteEntries(ids) {
      const restore = async (): Promise<void> => {
        takeIn(await calls.restoreEntries(ids))
      }
      await calls.deleteEntries(ids)
      batch(() => takeOut(ids))
      undo.offer(ids.length === 1 ? 'Entry deleted.' : `${ids.length.toLocaleString()} entries deleted.`, restore)
    },
    select(fromIndex, toIndex, isSelected) {
      const next = new Set(selectedIds.value)
      for (const entry of shown.value.slice(Math.min(fromIndex, toIndex), Math.max(fromIndex, toIndex) + 1)) {
        if (isSelected) next.add(entry.id)
        else next.delete(entry.id)
      }
      selectedIds.value = next
    },
  }
  return state
}
