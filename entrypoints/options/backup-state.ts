import { type ReadonlySignal, signal } from '@preact/signals'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import type { BackupContent } from '@/utils/importers/backup'
import { localDay } from '@/utils/local-day'
import { sentenceOf } from '@/utils/sentence'
import { createFileParts } from './file-parts'
import type { LibraryCalls } from './library-calls'

export type BackupRun =
  | { state: 'idle' | 'running' }
  | { state: 'done'; fileName: string }
  | { state: 'failed'; problem: string }

/** What restoring a backup would do to the library. */
export interface RestorePlan {
  fileName: string
  newEntryCount: number
  changedEntryCount: number
  sameEntryCount: number
  newDocumentCount: number
  changedDocumentCount: number
  /** How many the backup holds. */
  shotCount: number
  textCount: number
  /** Entries that are here and not in the backup: replacing deletes them. */
  onlyHereCount: number
  /** What is wrong with the file, as sentences. */
  problems: string[]
  canRestore: boolean
}

export type RestoreRun =
  | { state: 'idle' }
  | { state: 'reading'; fileName: string }
  | { state: 'planned'; plan: RestorePlan }
  | { state: 'restoring'; plan: RestorePlan }
  | { state: 'done'; how: RestoreMode; plan: RestorePlan }
  | { state: 'failed'; problem: string }

export type RestoreMode = 'merge' | 'replace'

export interface BackupState {
  backup: ReadonlySignal<BackupRun>
  restore: ReadonlySignal<RestoreRun>
  backUp(): Promise<void>
  /** Reads a file and says what it would do; nothing is stored. */
  readFile(fileName: string, file: Blob): Promise<void>
  restoreAs(how: RestoreMode): Promise<void>
  forget(): void
}

interface BackupParts {
  calls: Pick<LibraryCalls, 'readForBackup' | 'restore'>
  /** All that is in the library now, for the plan. */
  listHere: () => Promise<{ entries: readonly Entry[]; documents: readonly LecternDocument[] }>
  download: (fileName: string, file: Blob) => void
}

/** Backing up to one file, and restoring from it. */
export function createBackupState({ calls, listHere, download }: BackupParts): BackupState {
  const backup = signal<BackupRun>({ state: 'idle' })
  const restore = signal<RestoreRun>({ state: 'idle' })
  let content: BackupContent | undefined
  return {
    backup,
    restore,
    async backUp() {
      backup.value = { state: 'running' }
      try {
        const { writeBackup } = await import('@/utils/formats/backup')
        const parts = createFileParts()
        await writeBackup(await calls.readForBackup(), parts.add)
        const fileName = `lectern-backup-${localDay(new Date())}.zip`
        download(fileName, parts.file('application/zip'))
        backup.value = { state: 'done', fileName }
      } catch (error) {
        backup.value = { state: 'failed', problem: sentenceOf(error) }
      }
    },
    async readFile(fileName, file) {
      restore.value = { state: 'reading', fileName }
      try {
        const { readBackup } = await import('@/utils/importers/backup')
        const reading = await readBackup(file)
        content = reading.content
        restore.value = { state: 'planned', plan: planRestore(fileName, reading, await listHere()) }
      } catch (error) {
        restore.value = { state: 'failed', problem: sentenceOf(error) }
      }
    },
    async restoreAs(how) {
      const current = restore.value
      if (current.state !== 'planned' || !content) return
      restore.value = { state: 'restoring', plan: current.plan }
      try {
        await calls.restore(content, how)
        restore.value = { state: 'done', how, plan: current.plan }
        content = undefined
      } catch (error) {
        restore.value = { state: 'failed', problem: sentenceOf(error) }
      }
    },
    forget() {
      content = undefined
      restore.value = { state: 'idle' }
    },
  }
}

/** Compares a backup with the library. */
export function planRestore(
  fileName: string,
  { content, problems }: { content?: BackupContent; problems: string[] },
  here: { entries: readonly Entry[]; documents: readonly LecternDocument[] },
): RestorePlan {
  const entries = compare(content?.entries ?? [], here.entries)
  const documents = compare(content?.documents ?? [], here.documents)
  return {
    fileName,
    problems,
    canRestore: content !== undefined,
    newEntryCount: entries.newCount,
    changedEntryCount: entries.changedCount,
    sameEntryCount: entries.sameCount,
    newDocumentCount: documents.newCount,
    changedDocumentCount: documents.changedCount,
    shotCount: content?.shots.length ?? 0,
    textCount: content?.texts.length ?? 0,
    onlyHereCount: entries.onlyHereCount,
  }
}

type Compared = { id: string; updatedAt: string; deletedAt?: string | undefined; ids?: string[] }

function compare(incoming: readonly Compared[], here: readonly Compared[]) {
  const present = incoming.filter(({ deletedAt }) => deletedAt === undefined)
  const byId = new Map(here.flatMap((one) => [one.id, ...(one.ids ?? [])].map((key) => [key, one] as const)))
  let changedCount = 0
  const matched = new Set<Compared>()
  for (const one of present) {
    const match = [one.id, ...(one.ids ?? [])].map((key) => byId.get(key)).find((found) => found !== undefined)
    if (!match) continue
    matched.add(match)
    if (match.id !== one.id || match.updatedAt !== one.updatedAt) changedCount += 1
  }
  const newCount = present.length - matched.size
  return { newCount, changedCount, sameCount: matched.size - changedCount, onlyHereCount: here.length - matched.size }
}
