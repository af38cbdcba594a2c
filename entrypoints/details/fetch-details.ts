import type { Browser } from 'webextension-polyfill'
import { boundClip } from '@/utils/bound-clip'
import type { Clip } from '@/utils/entry'

const sentences = {
  notAllowed:
    'Lectern may not ask arxiv.org. Press the button again to allow it, or open the paper’s page and clip it.',
  noAnswer: 'arxiv.org could not be reached. Try again later, or open the paper’s page and clip it.',
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
  let response: Response
  try {
    response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' })
  } catch (cause) {
    throw new Error(sentences.noAnswer, { cause })
  }
  if (response.status === 404) throw new Error(sentences.notThere)
  if (!response.ok) throw new Error(sentences.noAnswer)
  return response.text()
}
