import { type ReadonlySignal, signal } from '@preact/signals'
import { readCaptionFile } from '@/utils/importers/caption-file'
import { sentenceOf } from '@/utils/sentence'
import type { LecternText } from '@/utils/text'
import type { LibraryCalls } from './library-calls'

/** The texts of the entry that stands open. */
export interface TranscriptState {
  /** The best first; undefined until they are read. */
  texts: ReadonlySignal<readonly LecternText[] | undefined>
  /** Why they can't be read, or a file could not be taken, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  load(): Promise<void>
  /** Keeps a caption file as the entry's transcript. */
  addFile(file: File): Promise<void>
}

export function createTranscriptState(
  entryId: string,
  calls: Pick<LibraryCalls, 'listTexts' | 'keepText'>,
): TranscriptState {
  const texts = signal<readonly LecternText[]>()
  const problem = signal<string>()

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
      problem.value = undefined
    } catch (error) {
      problem.value = sentenceOf(error)
    }
  }
  const read = async (): Promise<void> => {
    texts.value = await calls.listTexts(entryId)
  }
  return {
    texts,
    problem,
    load: () => attempt(read),
    addFile: (file) =>
      attempt(async () => {
        await calls.keepText({ ...(await readCaptionFile(file)), entryId, kind: 'transcript' })
        await read()
      }),
  }
}
