import type { Browser } from 'webextension-polyfill'
import { fromBase64 } from '@/utils/base64'
import { type PackedShot, packShot } from '@/utils/shot'

const sentences = {
  needsAction:
    'The browser gives a picture of a tab only after its key or button: press Alt+Shift+U, unless you changed it, or the toolbar button. Then try again.',
  hidden: 'Another tab was in front, so no picture was taken. Go to the page and try again.',
  refused: 'The browser takes no picture of this page.',
}

/** A picture of what a tab shows, as large as the screen draws it. */
export async function captureTab(browser: Pick<Browser, 'tabs'>, tabId: number): Promise<PackedShot> {
  const { active, windowId } = await browser.tabs.get(tabId)
  if (!active || windowId === undefined) throw new Error(sentences.hidden)
  const address = await takePicture(browser, windowId)
  // The browser pictures whatever is in front: what came between must not get into anybody's notes.
  if (!(await browser.tabs.get(tabId)).active) throw new Error(sentences.hidden)
  return packShot(fromBase64(address.slice(address.indexOf(',') + 1)))
}

async function takePicture({ tabs }: Pick<Browser, 'tabs'>, windowId: number): Promise<string> {
  try {
    return await tabs.captureVisibleTab(windowId, { format: 'png' })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new Error(/activeTab|permission/i.test(said) ? sentences.needsAction : sentences.refused, { cause })
  }
}
