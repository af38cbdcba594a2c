import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { draftKey, type TopicChoice } from '@/utils/draft'
import type { Clip } from '@/utils/entry'
import { fold } from '@/utils/fold'
import type { Background, ListedPaper, ListingView } from '@/utils/messages'
import type { QueueTrace } from '@/utils/paper-queue'
import { readableMaths } from '@/utils/readable-maths'
import { sentenceOf } from '@/utils/sentence'

/** What holds for all papers that are queued. */
export interface QueueFields {
  tags: readonly string[]
  why: string
  topic: TopicChoice | undefined
}

export interface ListedRow extends ListedPaper {
  key: string
}

export interface ListingState {
  title: string | undefined
  rows: ReadonlySignal<readonly ListedRow[]>
  /** Keys of the chosen rows. */
  chosen: ReadonlySignal<ReadonlySet<string>>
  /** What is typed to find some of them: words of titles and of people's names. */
  filter: ReadonlySignal<string>
  /** Keys of the rows that fit it. */
  shown: ReadonlySignal<ReadonlySet<string>>
  /** How many of those that fit it, and could be chosen, are chosen. */
  chosenShown: ReadonlySignal<'none' | 'some' | 'all'>
  /** How many could be chosen: those that the library does not have. */
  choosableCount: ReadonlySignal<number>
  fields: ReadonlySignal<QueueFields>
  message: ReadonlySignal<string | undefined>
  /** Whether what the message says can be taken back. */
  canUndo: ReadonlySignal<boolean>
  problem: ReadonlySignal<string | undefined>
  isSaving: ReadonlySignal<boolean>
  choose(keys: readonly string[], isChosen: boolean): void
  /** Chooses all that are shown, or none of them when all are chosen. */
  chooseAll(): void
  find(filter: string): void
  change(fields: Partial<QueueFields>): void
  queue(): Promise<void>
  undo(): Promise<void>
}

const empty: QueueFields = { tags: [], why: '', topic: undefined }

/** Papers that a page lists, and those of them that are chosen for the queue. */
export function createListing(
  { title, papers }: ListingView,
  background: Pick<Background, 'queuePapers' | 'takeBackPapers'>,
): ListingState {
  const rows = signal<readonly ListedRow[]>(papers.map((paper) => ({ ...paper, key: draftKey(paper.clip) })))
  const chosen = signal<ReadonlySet<string>>(new Set())
  const fields = signal(empty)
  const message = signal<string>()
  const problem = signal<string>()
  const isSaving = signal(false)
  const last = signal<{ rows: readonly ListedRow[]; chosen: ReadonlySet<string>; trace: QueueTrace }>()
  const filter = signal('')
  const texts = new Map(papers.map(({ clip }) => [draftKey(clip), textOf(clip)]))
  const shown = computed<ReadonlySet<string>>(() => {
    const words = fold(filter.value).split(/\s+/)
    const fits = ({ key }: ListedRow) => words.every((word) => texts.get(key)?.includes(word))
    return new Set(rows.value.filter(fits).map(({ key }) => key))
  })
  const choosable = computed(() => rows.value.filter(({ entry }) => !entry))

  const choosableShown = computed(() => choosable.value.filter(({ key }) => shown.value.has(key)))
  const chosenShown = computed(() => {
    const count = choosableShown.value.filter(({ key }) => chosen.value.has(key)).length
    if (count === 0) return 'none'
    return count === choosableShown.value.length ? 'all' : 'some'
  })

  const choose = (keys: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen.value)
    const free = new Set(choosable.value.map(({ key }) => key))
    for (const key of keys) {
      if (isChosen && free.has(key)) next.add(key)
      else next.delete(key)
    }
    chosen.value = next
  }

  const attempt = async (action: () => Promise<void>): Promise<void> => {
    if (isSaving.value) return
    isSaving.value = true
    problem.value = undefined
    message.value = undefined
    await action().catch((error: unknown) => {
      problem.value = sentenceOf(error)
    })
    isSaving.value = false
  }

  const queueChosen = async (): Promise<void> => {
    const queued = rows.value.filter(({ key, entry }) => !entry && chosen.value.has(key))
    const { tags, why, topic } = fields.value
    const reason = why.trim()
    const all = { tags: [...tags], ...(reason && { why: reason }), ...(topic && { topic }) }
    const { entries, trace } = await background.queuePapers({ papers: queued.map(({ clip }) => clip), ...all })
    last.value = { rows: rows.value, chosen: chosen.value, trace }
    const byKey = new Map(queued.map(({ key }, index) => [key, entries[index]]))
    rows.value = rows.value.map((row) => {
      const entry = byKey.get(row.key)
      return entry ? { ...row, entry } : row
    })
    chosen.value = new Set()
    message.value = `${countPapers(queued.length)} queued`
  }

  return {
    title,
    rows,
    chosen,
    filter,
    shown,
    chosenShown,
    fields,
    message,
    problem,
    isSaving,
    choosableCount: computed(() => choosable.value.length),
    canUndo: computed(() => last.value !== undefined),
    choose,
    chooseAll() {
      const keys = choosableShown.value.map(({ key }) => key)
      choose(keys, chosenShown.value !== 'all')
    },
    find(typed) {
      filter.value = typed
    },
    change(change) {
      fields.value = { ...fields.value, ...change }
    },
    async queue() {
      if (choosable.value.length === 0) problem.value = 'All of these papers are in your library already.'
      else if (chosen.value.size === 0) problem.value = 'Choose at least one paper first.'
      else await attempt(queueChosen)
    },
    async undo() {
      const done = last.value
      if (!done) return
      await attempt(async () => {
        await background.takeBackPapers(done.trace)
        rows.value = done.rows
        chosen.value = done.chosen
        last.value = undefined
        message.value = 'Taken back'
      })
    },
  }
}

/** What a paper is found by. */
function textOf({ title, titleRaw = '', people, published = '', ids }: Clip): string {
  const names = people.map(({ name }) => name)
  return fold([readableMaths(title), title, titleRaw, ...names, published, ...ids].join('\n'))
}

/** "1 paper", "10 papers". */
export function countPapers(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`
}
