import { boundClip } from './bound-clip'
import type { Clip } from './entry'
import { withLinkTitle } from './link-title'
import type { ListedPaper, NextPaper, NextToFind } from './messages'
import type { PapersToQueue, QueuedPapers, QueueTrace } from './paper-queue'

interface FindOptions {
  clipFromUrl(url: URL): Clip | undefined
  findListed(papers: readonly Clip[]): Promise<ListedPaper[]>
}

/** What can be queued of what notes say to read next, each with the entry that it is in the library. */
export async function listNextPapers(
  readings: readonly NextToFind[],
  { clipFromUrl, findListed }: FindOptions,
): Promise<NextPaper[]> {
  const found = readings.flatMap(({ urls, title = '', why }) =>
    urls.flatMap((address) => {
      const url = URL.parse(address)
      const named = url ? clipFromUrl(url) : undefined
      const clip = named && boundClip(withLinkTitle(named, title))
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

interface QueueCalls {
  queuePapers(chosen: PapersToQueue): Promise<QueuedPapers>
  takeBackPapers(trace: QueueTrace): Promise<unknown>
}

/** Queues those that the library does not have, each with its own reason, or else one that names where it was read. */
export async function queueNextPapers(
  papers: readonly NextPaper[],
  from: string,
  calls: QueueCalls,
): Promise<{ said: string; takeBack: () => Promise<void> }> {
  const traces: QueueTrace[] = []
  for (const { clip, entry, why = `read next after “${from}”` } of papers) {
    if (!entry) traces.push((await calls.queuePapers({ papers: [clip], tags: [], why })).trace)
  }
  const takeBack = async () => {
    for (const trace of traces) await calls.takeBackPapers(trace)
  }
  return { said: traces.length === 1 ? 'One entry queued.' : `${traces.length} entries queued.`, takeBack }
}
