import * as v from 'valibot'
import type { Browser } from 'webextension-polyfill'
import { boundLines, languageOf } from '@/utils/bound-text'
import type { TranscriptView } from '@/utils/messages'
import { type PageTranscript, pageTranscriptSchema } from '@/utils/text'
import { bringPageData } from './read-tab'

/** What one frame answers; see `transcript.ts`. */
const resultSchema = v.object({
  url: v.string(),
  transcript: v.optional(pageTranscriptSchema),
  error: v.optional(v.string()),
})

const problems = {
  none: 'No transcript stands open here. Open the transcript on the page, then read again. What the captions show is kept while this card is open.',
  refused: 'The browser does not let Lectern read this page. Press the toolbar button once and try again.',
}

/** Reads the words that the page in a tab shows; the player may stand in a frame of it. */
export async function readTranscript(
  browser: Pick<Browser, 'tabs' | 'scripting'>,
  tabId: number,
): Promise<TranscriptView> {
  const { url: address } = await browser.tabs.get(tabId)
  const url = address && URL.canParse(address) ? new URL(address) : undefined
  if (!url) return { url: address ?? '', problem: problems.refused }
  try {
    await bringPageData(browser, tabId, url)
    const target = { tabId, allFrames: true }
    const frames = await browser.scripting.executeScript({ target, files: ['/transcript.js'] })
    const results = frames.map(({ frameId, result }) => ({ frameId, result: v.safeParse(resultSchema, result) }))
    const read = results.flatMap(({ frameId, result }) => (result.success ? { frameId, ...result.output } : []))
    const page = read.find(({ frameId }) => frameId === 0)
    const found = read.map(({ transcript }) => transcript && boundTranscript(transcript)).filter((each) => each)
    const [longest] = found.sort((one, other) => (other?.lines.length ?? 0) - (one?.lines.length ?? 0))
    const problem = page?.error ?? problems.none
    return { url: page?.url ?? url.href, ...(longest ? { transcript: longest } : { problem }) }
  } catch (error) {
    return { url: url.href, problem: isRefusal(error) ? problems.refused : String(error) }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /access|permission|cannot be scripted/i.test(error.message)
}

/** The page is hostile: plain lines, none of it endless. */
function boundTranscript(transcript: PageTranscript): PageTranscript | undefined {
  const lines = boundLines(transcript.lines)
  const from = transcript.from.slice(0, 200)
  return lines.length > 0 ? { ...transcript, language: languageOf(transcript.language), from, lines } : undefined
}
