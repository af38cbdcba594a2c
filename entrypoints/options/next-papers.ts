import { boundClip } from '@/utils/bound-clip'
import type { Clip } from '@/utils/entry'
import { withLinkTitle } from '@/utils/link-title'
import type { ListedPaper } from '@/utils/messages'
import type { NextReading } from '@/utils/notes/read-next'
import type { QueueTrace } from '@/utils/paper-queue'
import { clipFromUrl } from '@/utils/sites'
import type { LibraryCalls } from './library-calls'

/** A thing to read next, as a clip that could be queued. */
export interface NextPaper extends ListedPaper {
  why?: string
}

/** What can be queued of what notes say to read next, each with the entry that it is in the library. */
export async function listNextPapers(
  readings: readonly NextReading[],
  findListed: LibraryCalls['findListed'],
): Promise<NextPaper[]> {
  const found = readings.flatMap(({ urls, title = '', why }) =>
    urls.flatMap((url) => {
      const clip = clipOf(url, title)
      return clip ? [{ clip, ...(why !== undefined && { why }) }] : []
    }),
  )
  // One thing may stand in several lines.
  const once = [...new Map(found.map((each) => [each.clip.ids[0] ?? each.clip.url, each])).values()]
  const listed = await findListed(once.map(({ clip }) => clip))
  return listed.map((paper, index) => {
    const why = once[index]?.why
    return { ...paper, ...(why !== undefined && { why }) }
  })
}

function clipOf(url: string, title: string): Clip | undefined {
  const parsed = URL.parse(url)
  const clip = parsed ? clipFromUrl(parsed) : undefined
  return clip && boundClip(withLinkTitle(clip, title))
}

/** Queues those that the library does not have, each with its own reason. */
export async function queueNextPapers(
  papers: readonly NextPaper[],
  otherwiseWhy: string,
  calls: Pick<LibraryCalls, 'queuePapers' | 'takeBackPapers'>,
): Promise<{ count: number; takeBack: () => Promise<void> }> {
  const traces: QueueTrace[] = []
  for (const { clip, entry, why = otherwiseWhy } of papers) {
    if (!entry) traces.push((await calls.queuePapers({ papers: [clip], tags: [], why })).trace)
  }
  const takeBack = async () => {
    for (const trace of traces) await calls.takeBackPapers(trace)
  }
  return { count: traces.length, takeBack }
}
