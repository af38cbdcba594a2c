import type { Browser } from 'webextension-polyfill'
import { boundClip } from '@/utils/bound-clip'
import type { Clip } from '@/utils/entry'

/** A paper's page is a tenth of a megabyte, and there in a second. */
const longestMs = 20_000
const mostBytes = 5_000_000

const sentences = {
  notAllowed:
    'Lectern may not ask arxiv.org. Press the button again to allow it, or open the paper’s page and clip it.',
  noAnswer: 'arxiv.org could not be reached. Try again later, or open the paper’s page and clip it.',
  tooSlow: 'arxiv.org took longer than 20 seconds. Try again later, or open the paper’s page and clip it.',
  tooLong: 'arxiv.org answered with more than 5 MB, so it was not read. Open the paper’s page and clip it.',
  notThere: 'arxiv.org has no such paper, or no longer shows it.',
  unreadable: 'arxiv.org answered with something else than the paper’s page. Open the page and clip it.',
}

/**
 * Fetches a paper's page and reads it: one request, without cookies and without a word of where it comes from. To be
 * called by a press of the button that says so, and by nothing else.
 * @param allowing the browser's answer to being asked for `detailsOrigin`, which it has to be in the press itself
 * @throws a sentence that says what to do
 */
export async function fetchDetails(
  runtime: Pick<Browser['runtime'], 'getURL'>,
  address: string,
  allowing: Promise<boolean>,
): Promise<Clip> {
  if (!(await allowing)) throw new Error(sentences.notAllowed)
  const markup = await fetchMarkup(address)
  if (!globalThis.lecternReadDetails) await loadScript(runtime.getURL('details.js'))
  const clip = boundClip(globalThis.lecternReadDetails?.(address, markup))
  if (!clip?.complete) throw new Error(sentences.unreadable)
  return clip
}

/** By an element, since a review of the build takes an `import` of an address for a danger. */
async function loadScript(src: string): Promise<void> {
  const script = document.createElement('script')
  const { promise, resolve, reject } = Promise.withResolvers<Event>()
  script.addEventListener('load', resolve)
  script.addEventListener('error', () => reject(new Error(sentences.unreadable)))
  script.src = src
  document.head.append(script)
  await promise
}

async function fetchMarkup(address: string): Promise<string> {
  const ending = new AbortController()
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(longestMs)])
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal,
    })
    if (response.status === 404) throw new Refusal(sentences.notThere)
    if (!response.ok) throw new Refusal(sentences.noAnswer)
    return await readText(response)
  } catch (cause) {
    // What is not read is not sent any further.
    ending.abort()
    if (cause instanceof Refusal) throw cause
    throw new Error(isTimeout(cause) ? sentences.tooSlow : sentences.noAnswer, { cause })
  }
}

/** Why an answer is not taken, as a sentence. */
class Refusal extends Error {}

function isTimeout(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'TimeoutError'
}

/** How long an answer is shows only while it comes: it may be packed, or not say. */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  let text = ''
  let sizeBytes = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || !value) return text + decoder.decode()
    sizeBytes += value.length
    if (sizeBytes > mostBytes) throw new Refusal(sentences.tooLong)
    text += decoder.decode(value, { stream: true })
  }
}
