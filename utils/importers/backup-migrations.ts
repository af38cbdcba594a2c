import type { RecordFile } from '@/utils/formats/backup-manifest'

/** Brings the parsed lines of one schema version to the next; a file that is not named stays as it is. */
export type BackupMigration = Partial<Record<RecordFile, (record: unknown) => unknown>>

/**
 * The first lifts version 1 to version 2, and so on: always one fewer than `backupVersion`. A migration is never
 * changed once it has been released.
 */
export const backupMigrations: readonly BackupMigration[] = [
  // Version 2 has texts and shots as well; what was there before is as it was.
  {},
]
