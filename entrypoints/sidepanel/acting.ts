import type { CiteForm } from '@/components/CiteCopies'
import { cite } from '@/components/capture/citing'
import type { Following } from '@/components/capture/following'
import type { Subject } from '@/components/capture/subject'
import { titleOrPlace } from '@/utils/entry-summary'
import type { NextPaper, NextToFind } from '@/utils/messages'
import { queueNextPapers } from '@/utils/next-papers'
import type { PanelEdge } from './signals'

/** What can be done with a paper besides noting on it. */
export interface Acting {
  /** Completes what is known of a subject from the paper's own page, which is fetched. @throws why that can't be */
  fetchDetails(subject: Subject, address: string): Promise<void>
  /** What notes say to read next, as the library knows it. */
  listNext(readings: readonly NextToFind[]): Promise<NextPaper[]>
  /** Queues what a subject's notes say to read next. */
  queueNext(subject: Subject, papers: readonly NextPaper[]): Promise<void>
  /** Takes captions that were pasted or dropped on the note as what was said; what can't be taken is said. */
  takeFile(subject: Subject, file: File): Promise<void>
  /** Copies how a subject's entry is cited. @throws why that can't be */
  cite(subject: Subject, form: CiteForm): Promise<void>
}

interface ActingOptions {
  edge: Pick<PanelEdge, 'background' | 'fetchDetails'>
  following: Pick<Following, 'complete'>
  attempt(action: () => Promise<unknown>): Promise<void>
}

export function createActing({ edge, following, attempt }: ActingOptions): Acting {
  const { background } = edge
  return {
    async fetchDetails(subject, address) {
      await following.complete(subject, await edge.fetchDetails(address))
    },
    listNext: (readings) => background.listNextPapers({ readings }),
    async queueNext({ capture }, papers) {
      await attempt(async () => {
        const from = titleOrPlace(capture.entry.value ?? capture.clip.value)
        const { said, takeBack } = await queueNextPapers(papers, from, background)
        const undo = async () => {
          await takeBack()
          capture.message.value = { text: 'Taken back' }
        }
        capture.message.value = { text: said, undo }
      })
    },
    takeFile: ({ capture }, file) =>
      attempt(async () => {
        if (capture.view.value?.isPrivate) {
          throw new Error('A private window keeps no captions. Add the file in an ordinary window.')
        }
        const { readDroppedCaptions } = await import('@/utils/importers/caption-file')
        const transcript = await readDroppedCaptions(file)
        const entryId = capture.entry.value?.id
        // Words alone make no entry.
        if (entryId === undefined) throw new Error('Note something first: captions need an entry that they belong to.')
        await background.keepText({ ...transcript, entryId, kind: 'transcript' })
        capture.message.value = { text: 'Transcript stored: see the library' }
      }),
    cite: ({ capture }, form) => cite(capture, background, form),
  }
}
