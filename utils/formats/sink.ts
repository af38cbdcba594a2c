/** Takes the next bytes of a file; a promise holds the writer back until they are taken. */
export type Sink = (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>

/** How far an export has come. The caller knows how many entries there are. */
export interface ExportProgress {
  fileCount: number
  byteCount: number
}

/** What the caller of a long export may do with it while it runs. */
export interface ExportControl {
  onProgress?: (progress: ExportProgress) => void
  /** Aborting ends the export with the signal's reason; what the sink has taken is no whole file then. */
  signal?: AbortSignal
}
