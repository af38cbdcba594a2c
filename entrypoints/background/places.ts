import * as v from 'valibot'
import type { Browser } from 'webextension-polyfill'
import { findPlaces } from '@/utils/page/places'
import type { PagePlaces } from '@/utils/page-places'

const placesSchema = v.object({
  kind: v.picklist(['page', 'section']),
  where: v.optional(v.pipe(v.string(), v.maxLength(24))),
})

/** Asks the page in a tab for its places; `wanted` is a section to be brought into view first. */
export async function readPlaces(
  browser: Pick<Browser, 'tabs' | 'scripting'>,
  tabId: number,
  wanted?: string,
): Promise<PagePlaces | undefined> {
  const args = wanted === undefined ? [] : [wanted]
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: findPlaces, args })
    const places = v.safeParse(placesSchema, frame?.result)
    if (!places.success) return undefined
    const { kind, where } = places.output
    return { kind, ...(where !== undefined && { where }) }
  } catch {
    // No script may look into Firefox's viewer: the address has to tell.
    const { url } = await browser.tabs.get(tabId)
    return isPdfAddress(URL.parse(url ?? '')) ? { kind: 'page' } : undefined
  }
}

function isPdfAddress(url: URL | null): boolean {
  return url !== null && /\bpdf\b/i.test(url.pathname + url.search)
}

/** Turns the viewer of a PDF to a page: https://www.rfc-editor.org/rfc/rfc8118#section-3 */
export async function goToPage(
  browser: Pick<Browser, 'tabs' | 'scripting'>,
  tabId: number,
  page: number,
): Promise<undefined> {
  const hash = `#page=${page}`
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: openAnewAt, args: [hash] })
  } catch {
    // No script may look into Firefox's viewer, which hears of a new address by itself.
    const { url } = await browser.tabs.get(tabId)
    const address = URL.parse(url ?? '')
    if (!address) throw new Error('The PDF is not open any more.')
    address.hash = hash
    await browser.tabs.update(tabId, { url: address.href })
  }
}

/** Runs in the page around Chromium's viewer, which looks at the page in its address only when it opens. */
function openAnewAt(hash: string): void {
  location.hash = hash
  location.reload()
}
