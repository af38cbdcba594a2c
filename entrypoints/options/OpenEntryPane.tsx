import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { lazy } from '@/components/lazy'
import { EntryLinks } from '@/components/options/EntryLinks'
import { EntryPane } from '@/components/options/EntryPane'
import type { SaidLine } from '@/components/options/EntryRow'
import { SaidLines } from '@/components/options/SaidLines'
import type { Entry } from '@/utils/entry'
import { placedEntryIds } from '@/utils/entry-line'
import { titleOrPlace } from '@/utils/entry-summary'
import type { TimeLink } from '@/utils/formats/profile'
import type { TopicSummary } from '@/utils/messages'
import type { MergeName } from '@/utils/unite-entries'
import type { Browsing } from './browsing'
import { citeCalls } from './citing'
import { deleteAndStay } from './delete-and-stay'
import { EntryRelated } from './EntryRelated'
import { focusEntry } from './focus-entry'
import { keepDetails } from './keep-details'
import type { OpenEntry, PageState } from './page-state'
import { attempt } from './sentence'
import { takeCaptions } from './take-captions'

const EntryPasses = lazy(async () => (await import('./EntryPasses')).EntryPasses)
const EntryGathered = lazy(async () => (await import('./EntryGathered')).EntryGathered)
const EntryTranscript = lazy(async () => (await import('./EntryTranscript')).EntryTranscript)

interface OpenEntryPaneProps {
  page: PageState
  browsing: Browsing
  open: OpenEntry
  /** True when it was opened by a key. */
  wantsFocus: boolean
  /** The line of the talk that it was opened for. */
  line?: SaidLine | undefined
}

/** The entry that stands open beside the list. */
export function OpenEntryPane({ page, browsing, open, wantsFocus, line }: OpenEntryPaneProps): VNode {
  const { library } = page
  const entry = open.facts.shown.value
  const documents = library.documents.value
  const topics = documents.filter(({ body }) => placedEntryIds(body).includes(entry.id)).map(summaryOf)
  const allTopics = documents.filter(({ kind }) => kind === 'topic').map(summaryOf)
  const tags = library.tags.value.map(({ label, count }) => ({ tag: label, count }))
  const timeLink = useTimeLink()
  const said = useSaidLines(page, entry.id)
  const [wanted, setWanted] = useState(line)
  useEffect(() => setWanted(line), [line])
  useLayoutEffect(() => {
    if (wantsFocus) focusEntry()
  }, [])
  const preview = useMemo(
    () => ({
      timeLink: (seconds: number) => timeLink?.({ ids: entry.ids, url: entry.url }, seconds),
      findEntryTitle: (id: string) => {
        const found = library.findEntry(id)
        return found && titleOrPlace(found)
      },
    }),
    [entry.ids.join(), entry.url, timeLink],
  )
  return (
    <EntryPane
      entry={entry}
      topics={topics}
      allTopics={allTopics}
      tags={tags}
      notes={open.notes.text.value}
      preview={preview}
      shots={{ ...page.shots, takeFile: (file) => void takeCaptions(page, entry.id, file) }}
      state={open.notes.state.value}
      problem={open.notes.problem.value}
      factsState={open.facts.state.value}
      factsProblem={open.facts.problem.value}
      links={<OpenEntryLinks page={page} entry={entry} />}
      said={<SaidLines lines={said} words={library.words.value} onOpen={(one) => setWanted({ ...one })} />}
      passes={entry.kind === 'paper' && <EntryPasses key={entry.id} page={page} open={open} />}
      gathered={<EntryGathered key={entry.id} page={page} open={open} />}
      transcript={<EntryTranscript key={entry.id} {...{ page, open, wanted }} linkOf={preview.timeLink} />}
      related={<EntryRelated page={page} entry={entry} />}
      onNotes={open.notes.type}
      onEdit={open.facts.change}
      filing={{ topic: open.filing.topic.value, problem: open.filing.problem.value }}
      onFile={(topic) => void open.filing.file(topic)}
      citing={citeCalls(page, entry.id)}
      onFetchDetails={(address) => keepDetails(page, entry.id, address)}
      onExport={() => {
        library.selectedIds.value = new Set([entry.id])
        browsing.go({ view: 'export' })
      }}
      onDelete={() => void deleteAndStay(page, browsing, [entry.id])}
      onLeave={() => {
        browsing.go({ view: 'library' })
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.grid-row[tabindex="0"]')?.focus())
      }}
    />
  )
}

/** What the entry may be the same as, and the merges that made it what it is. */
function OpenEntryLinks({ page, entry }: { page: PageState; entry: Entry }): VNode {
  const [merges, setMerges] = useState<readonly MergeName[]>([])
  useEffect(() => {
    let isWanted = true
    void attempt(page.undo, 'What this entry was merged with can’t be shown.', async () => {
      const listed = await page.calls.listMerges(entry.id)
      if (isWanted) setMerges(listed)
    })
    return () => {
      isWanted = false
    }
  }, [entry.id, entry.ids.join()])
  const takeBack = (undoToken: string) =>
    attempt(page.undo, 'The merge was not undone.', async () => {
      await page.flush()
      await page.merging.takeBack(undoToken)
    })
  return (
    <EntryLinks
      entryId={entry.id}
      alike={page.merging.listAlike(entry.id)}
      merges={merges}
      onTakeBack={(undoToken) => void takeBack(undoToken)}
    />
  )
}

/** The lines by which the search of the list found the entry. */
function useSaidLines({ library, said }: PageState, id: string): readonly SaidLine[] {
  const [lines, setLines] = useState<readonly SaidLine[]>([])
  const query = library.query.value
  const known = library.knownTexts.value
  useEffect(() => {
    let isWanted = true
    const show = (found: readonly SaidLine[]) => {
      if (isWanted) setLines(found)
    }
    // Texts that can't be read are told of by the transcript.
    const isSaid = query.trim() !== '' && library.isSaid(id)
    const timer = setTimeout(() => (isSaid ? said.find(id, query).then(show, () => show([])) : show([])), 120)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [id, query, known])
  return lines
}

/** The sites' links to moments. The list of sites is large, and the first rows do not wait for it. */
function useTimeLink(): TimeLink | undefined {
  const [timeLink, setTimeLink] = useState<TimeLink>()
  useEffect(() => {
    void import('@/utils/sites').then((sites) => setTimeLink(() => sites.timeLink))
  }, [])
  return timeLink
}

function summaryOf({ id, title }: TopicSummary): TopicSummary {
  return { id, title }
}
