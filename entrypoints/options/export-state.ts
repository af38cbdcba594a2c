import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { isNarrow } from '@/utils/entry-filter'
import { placedEntryIds } from '@/utils/entry-line'
import { titleOrPlace } from '@/utils/entry-summary'
import {
  type CitationFormat,
  type CitationOptions,
  citationOptions,
  isCitable,
  isCitationFormat,
} from '@/utils/formats/citation-formats'
import type { ProfileOptions } from '@/utils/formats/profile'
import { type ProfileKey, profileOptions } from '@/utils/formats/profiles'
import type { ShotSource } from '@/utils/formats/shot-files'
import type { ExportControl } from '@/utils/formats/sink'
import type { Reading } from '@/utils/readings'
import { sentenceOf } from '@/utils/sentence'
import { shotNamesIn } from '@/utils/shot'
import type { CitationSource } from './citation-files'
import type { ExportFile, ExportSource, Written } from './export-files'
import type { LibraryCalls } from './library-calls'
import type { LibraryState } from './library-state'

/** Which entries: all, what search and filter leave, the selected, or those of one topic. */
export type ExportScope = 'library' | 'shown' | 'selection' | 'topic'

/** A profile, or a format in which the entries are cited. */
export type ExportKey = ProfileKey | CitationFormat

export interface ExportChoices {
  scope: ExportScope
  topicId: string | undefined
  profile: ExportKey
  /** Of a profile. */
  options: ProfileOptions
  /** Of a format for citations. */
  citing: CitationOptions
}

/** What `choose` changes: of options only those that are named. */
export type ExportChange = Partial<Omit<ExportChoices, 'options' | 'citing'>> & {
  options?: Partial<ProfileOptions>
  citing?: Partial<CitationOptions>
}

export type ExportRun =
  | { state: 'idle' | 'cancelled' }
  | { state: 'running'; doneCount: number; totalCount: number }
  | { state: 'done'; fileName: string; entryCount: number; shotCount: number; leftOut: string[] }
  | { state: 'failed'; problem: string }

export interface ExportState {
  choices: ReadonlySignal<ExportChoices>
  /** The entries that will be exported. */
  entries: ReadonlySignal<readonly Entry[]>
  /** How many are chosen, of which the form may leave out some. */
  chosenCount: ReadonlySignal<number>
  /** How many pictures they show: each becomes a file. */
  shotCount: ReadonlySignal<number>
  /** What the first files will be. */
  files: ReadonlySignal<readonly ExportFile[]>
  /** The file that is shown. */
  shownPath: Signal<string | undefined>
  /** Why nothing can be shown, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  run: ReadonlySignal<ExportRun>
  choose(change: ExportChange): void
  /** What is shown was copied: keys by which it cites are the entries' own from then on. */
  keepShown(): Promise<void>
  /** Begins anew with what the library page shows: its selection, its topic, its filter, else everything. */
  begin(): void
  /** The learner looks at something else: nothing is previewed. */
  end(): void
  save(): Promise<void>
  cancel(): void
}

/** How many entries a preview is made of: enough to see, and at once. */
export const previewCount = 60

/** What is exported, how, and how it will look. `download` hands a finished file to the learner. */
export function createExportState(
  library: LibraryState,
  calls: Pick<
    LibraryCalls,
    'recordExported' | 'openShots' | 'listAllReadings' | 'listTexts' | 'pinCitekeys' | 'planCitekeys'
  >,
  download: (fileName: string, file: Blob) => void,
): ExportState {
  const choices = signal<ExportChoices>(chooseFor('library', undefined))
  const files = signal<readonly ExportFile[]>([])
  const shownPath = signal<string>()
  const problem = signal<string>()
  const run = signal<ExportRun>({ state: 'idle' })
  let cancelling = new AbortController()

  const topic = computed(() => library.documents.value.find(({ id }) => id === choices.value.topicId))
  const chosen = computed(() => listEntries(choices.value.scope, topic.value, library))
  const entries = computed(() => {
    if (choices.value.profile === 'reading-sheet') return chosen.value.filter(({ kind }) => kind === 'paper')
    return isCitationFormat(choices.value.profile) ? chosen.value.filter(isCitable) : chosen.value
  })
  const documents = computed(() => {
    if (isCitationFormat(choices.value.profile) || choices.value.profile === 'reading-sheet') return []
    if (choices.value.scope === 'library') return library.documents.value
    if (choices.value.scope === 'topic') return topic.value ? [topic.value] : []
    const ids = new Set(entries.value.map(({ id }) => id))
    return library.documents.value.filter(({ body }) => placedEntryIds(body).some((id) => ids.has(id)))
  })
  const readings = signal<ReadonlyMap<string, readonly Reading[]>>(new Map())
  const shots = signal<ShotSource>({ has: () => false, read: async () => undefined })
  const shotCount = computed(() => {
    if (isCitationFormat(choices.value.profile)) return 0
    const inDocuments = documents.value.flatMap(({ body }) => shotNamesIn(body))
    const names = new Set([...entries.value.flatMap((entry) => entry.shots), ...inDocuments])
    return [...names].filter(shots.value.has).length
  })
  const source = computed((): AnySource => {
    const title = titleOf(choices.value, topic.value, library)
    const { profile, options, citing } = choices.value
    if (isCitationFormat(profile)) return { format: profile, citing, title, entries: entries.value, calls }
    return {
      profile,
      options,
      title,
      topic: choices.value.scope === 'topic' ? topic.value : undefined,
      entries: entries.value,
      documents: documents.value,
      shots: shots.value,
      readings: readings.value,
      listTexts: calls.listTexts,
    }
  })

  const isOpen = signal(false)
  followPreview(source, { isOpen, files, shownPath, problem })

  const readParts = async (): Promise<void> => {
    shots.value = await calls.openShots()
    readings.value = await calls.listAllReadings()
  }
  const describeLeftOut = ({ leftOut, missingShots }: Written): string[] => {
    const lines = leftOut.map(({ documentId, entryId }) => {
      const entry = library.findEntry(entryId)
      const document = library.documents.value.find(({ id }) => id === documentId)
      const place = document ? `In “${document.title}”` : 'In the document'
      const what = entry ? `“${titleOrPlace(entry)}” was left out` : 'a line was left out'
      return `${place}, ${what}: its entry is not ${entry ? 'among the exported' : 'in the library'}.`
    })
    return [
      ...lines,
      ...missingShots.map((name) => `The picture ${name} is not in the library; its place is as it was.`),
    ]
  }

  return {
    choices,
    entries,
    chosenCount: computed(() => chosen.value.length),
    shotCount,
    files,
    shownPath,
    problem,
    run,
    end() {
      isOpen.value = false
    },
    begin() {
      const scope = scopeFor(library)
      choices.value = chooseFor(scope, scope === 'topic' ? library.filter.value.topicId : undefined)
      run.value = { state: 'idle' }
      isOpen.value = true
      readParts().catch((error: unknown) => {
        problem.value = sentenceOf(error)
      })
    },
    choose(change) {
      const before = choices.value
      const profile = change.profile ?? before.profile
      const isOther = profile !== before.profile && !isCitationFormat(profile)
      const options = isOther ? profileOptions[profile] : before.options
      choices.value = {
        ...before,
        ...change,
        options: { ...options, ...change.options },
        citing: { ...before.citing, ...change.citing },
      }
      if (choices.value.scope === 'topic' && !topic.value) {
        choices.value = { ...choices.value, topicId: library.topics.value[0]?.key }
      }
      run.value = { state: 'idle' }
    },
    async keepShown() {
      const { profile } = choices.value
      if (isCitationFormat(profile)) await calls.pinCitekeys(entries.value.slice(0, previewCount).map(({ id }) => id))
    },
    async save() {
      await library.load()
      const totalCount = entries.value.length + (choices.value.profile === 'vault' ? documents.value.length : 0)
      cancelling = new AbortController()
      run.value = { state: 'running', doneCount: 0, totalCount }
      try {
        if (!isCitationFormat(choices.value.profile)) await readParts()
        const written = await write(source.value, {
          signal: cancelling.signal,
          onProgress: ({ fileCount }) => {
            run.value = { state: 'running', doneCount: fileCount, totalCount }
          },
        })
        const { fileName } = written
        download(fileName, written.file)
        const ids = entries.value.map(({ id }) => id)
        await calls.recordExported(ids)
        const leftOut = describeLeftOut(written)
        run.value = { state: 'done', fileName, entryCount: ids.length, shotCount: written.shotCount, leftOut }
      } catch (error) {
        run.value = cancelling.signal.aborted ? { state: 'cancelled' } : { state: 'failed', problem: sentenceOf(error) }
      }
    },
    cancel: () => cancelling.abort(),
  }
}

type AnySource = ExportSource | CitationSource

// The writers are loaded when something is to be written.
async function write(source: AnySource, control: ExportControl): Promise<Written> {
  if ('format' in source) return (await import('./citation-files')).writeCitationFile(source, control)
  return (await import('./export-files')).writeExport(source, control)
}

async function preview(source: AnySource): Promise<ExportFile[]> {
  if ('format' in source) return (await import('./citation-files')).previewCitations(source, previewCount)
  return (await import('./export-files')).previewFiles(source, previewCount)
}

interface Preview {
  isOpen: ReadonlySignal<boolean>
  files: Signal<readonly ExportFile[]>
  shownPath: Signal<string | undefined>
  problem: Signal<string | undefined>
}

/** Keeps the preview as the choices are, as long as it is looked at. */
function followPreview(source: ReadonlySignal<AnySource>, { isOpen, files, shownPath, problem }: Preview): void {
  let turn = 0
  const show = async (wanted: AnySource): Promise<void> => {
    turn += 1
    const mine = turn
    try {
      const next = await preview(wanted)
      if (mine !== turn) return
      files.value = next
      problem.value = undefined
      if (!next.some(({ path }) => path === shownPath.value)) shownPath.value = next[0]?.path
    } catch (error) {
      if (mine === turn) problem.value = sentenceOf(error)
    }
  }
  effect(() => {
    if (!isOpen.value) return
    const wanted = source.value
    untracked(() => void show(wanted))
  })
}

function chooseFor(scope: ExportScope, topicId: string | undefined): ExportChoices {
  const profile = scope === 'topic' ? 'topic-note' : 'vault'
  return { scope, topicId, profile, options: profileOptions[profile], citing: citationOptions }
}

function scopeFor(library: LibraryState): ExportScope {
  if (library.selectedIds.value.size > 0) return 'selection'
  const { topicId, ...rest } = library.filter.value
  const hasQuery = library.words.value.length > 0
  if (topicId !== undefined && !hasQuery && !isNarrow(rest)) return 'topic'
  return hasQuery || isNarrow(library.filter.value) ? 'shown' : 'library'
}

function listEntries(scope: ExportScope, topic: LecternDocument | undefined, library: LibraryState): readonly Entry[] {
  if (scope === 'shown') return library.shown.value
  if (scope === 'selection') return library.entries.value.filter(({ id }) => library.selectedIds.value.has(id))
  if (scope === 'library') return library.entries.value
  return placedEntryIds(topic?.body ?? '').flatMap((id) => library.findEntry(id) ?? [])
}

function titleOf(choices: ExportChoices, topic: LecternDocument | undefined, library: LibraryState): string {
  if (choices.scope === 'topic') return topic?.title ?? 'Topic'
  if (choices.scope === 'library') return 'Library'
  return library.filter.value.tag ?? (library.query.value.trim() || 'Selection')
}
