import { type ReadonlySignal, signal } from '@preact/signals'
import type { BibtexReading } from '@/utils/importers/bibtex'
import type { Imported, ImportMatch } from '@/utils/library/import-clips'
import { sentenceOf } from '@/utils/sentence'
import type { LibraryCalls } from './library-calls'
import { readBibtexAside } from './read-bibtex-aside'
import type { Undo } from './undo'

/** One thing of a file, and what would become of it. */
export interface BibtexItem {
  title: string
  /** Who, when and under which key. */
  facts: string
  becomes: 'new' | 'here' | 'repeated'
  /** Sentences about what of it can't be kept as it stands. */
  remarks: string[]
}

export interface BibtexPlan {
  fileName: string
  items: BibtexItem[]
  /** What became no entry: what it is, and its text. */
  leftovers: { what: string; text: string }[]
}

export type BibtexRun =
  | { state: 'idle' }
  | { state: 'reading'; fileName: string }
  | { state: 'planned'; plan: BibtexPlan }
  | { state: 'importing'; plan: BibtexPlan; doneCount: number }
  | { state: 'done'; plan: BibtexPlan; newCount: number; changedCount: number; documentTitle?: string }
  | { state: 'failed'; problem: string }

export interface BibtexImport {
  run: ReadonlySignal<BibtexRun>
  /** Reads a file and says what it would do; nothing is stored. */
  readFile(fileName: string, file: Blob): Promise<void>
  /** Stores what was planned, with a document that keeps the file where that is wanted. */
  accept(withDocument: boolean): Promise<void>
  forget(): void
}

type Calls = Pick<LibraryCalls, 'planImport' | 'importClips' | 'undoImport'>

/** Taking a BibTeX file in, and back. */
export function createBibtexImport(calls: Calls, undo: Pick<Undo, 'offer' | 'say' | 'close'>): BibtexImport {
  const run = signal<BibtexRun>({ state: 'idle' })
  let reading: BibtexReading | undefined

  const offerUndo = ({ undo: token, newCount, changedCount }: Imported): void =>
    undo.offer(`Imported ${newCount + changedCount} entries.`, async () => {
      undo.say('Taking the import back…')
      const { keptCount } = await calls.undoImport(token)
      run.value = { state: 'idle' }
      if (keptCount > 0) undo.say(`${keptCount} of them were changed since and stay.`)
      else undo.close()
    })

  return {
    run,
    async readFile(fileName, file) {
      run.value = { state: 'reading', fileName }
      try {
        reading = await readBibtexAside(await file.text())
        if (reading.cited.length === 0) throw new Error(nothingFound(fileName))
        run.value = { state: 'planned', plan: planOf(fileName, reading, await calls.planImport(reading.cited)) }
      } catch (error) {
        run.value = { state: 'failed', problem: sentenceOf(error) }
      }
    },
    async accept(withDocument) {
      const current = run.value
      if (current.state !== 'planned' || !reading) return
      const { plan } = current
      run.value = { state: 'importing', plan, doneCount: 0 }
      try {
        const { writeBibtexBody } = await import('@/utils/importers/bibtex-document')
        const read = reading
        const title = plan.fileName.replace(/\.bib(?:tex)?$/i, '')
        const document = { title, writeBody: (ids: readonly string[]) => writeBibtexBody(read, ids) }
        const imported = await calls.importClips({
          things: read.cited,
          ...(withDocument && { document }),
          onProgress: (doneCount) => {
            run.value = { state: 'importing', plan, doneCount }
          },
        })
        const { newCount, changedCount } = imported
        run.value = { state: 'done', plan, newCount, changedCount, ...(withDocument && { documentTitle: title }) }
        reading = undefined
        offerUndo(imported)
      } catch (error) {
        run.value = { state: 'failed', problem: sentenceOf(error) }
      }
    },
    forget() {
      reading = undefined
      run.value = { state: 'idle' }
    },
  }
}

function nothingFound(fileName: string): string {
  return `There is no entry in “${fileName}” that BibTeX could read. Choose a Lectern backup (.zip) or a BibTeX file (.bib).`
}

function planOf(fileName: string, { cited, leftovers }: BibtexReading, matches: readonly ImportMatch[]): BibtexPlan {
  const items = cited.map(({ clip, citekey, unplaced }, index): BibtexItem => {
    const { entry, isRepeated, keyHolder } = matches[index] ?? {}
    const names = clip.people.slice(0, 3).map(({ name }) => name)
    if (clip.people.length > 3) names.push('…')
    const facts = [names.join(', '), clip.published?.slice(0, 4), citekey].filter(
      (fact) => fact !== undefined && fact !== '',
    )
    const remarks: string[] = []
    if (keyHolder !== undefined) remarks.push(`“${keyHolder}” has its key: it gets another one when it is cited.`)
    if (unplaced.length > 0) remarks.push(`No place for ${unplaced.map(({ name }) => name).join(', ')}.`)
    return {
      title: clip.title,
      facts: facts.join(' · '),
      becomes: entry ? 'here' : isRepeated ? 'repeated' : 'new',
      remarks,
    }
  })
  return { fileName, items, leftovers: leftovers.map(({ what, text }) => ({ what, text })) }
}
