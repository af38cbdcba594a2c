import type { PageState } from './page-state'
import { attempt } from './sentence'

/** Keeps a caption file that was put on an entry's notes as its transcript, and says so. */
export async function takeCaptions({ calls, library, undo }: PageState, entryId: string, file: File): Promise<void> {
  await attempt(undo, 'No transcript was stored.', async () => {
    const { readDroppedCaptions } = await import('@/utils/importers/caption-file')
    const transcript = await readDroppedCaptions(file)
    await calls.keepText({ ...transcript, entryId, kind: 'transcript' })
    await library.refresh({ textsOf: [entryId] })
    const count = transcript.lines.length
    undo.say(`“${file.name}” is its transcript now: ${count === 1 ? 'one line' : `${count.toLocaleString()} lines`}.`)
  })
}
