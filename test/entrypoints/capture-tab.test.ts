import { describe, expect, it, vi } from 'vitest'
import { captureTab } from '@/entrypoints/background/capture-tab'
import { pictures } from '@/test/pictures'
import { toBase64 } from '@/utils/base64'
import { packShot } from '@/utils/shot'

const picture = `data:image/png;base64,${toBase64(pictures.png)}`

function browserWith(captureVisibleTab: () => Promise<string>, ...states: boolean[]) {
  const get = vi.fn(async () => ({ windowId: 4, active: states.shift() ?? true }))
  return { tabs: { get, captureVisibleTab: vi.fn(captureVisibleTab) } }
}

const capture = (browser: ReturnType<typeof browserWith>) => captureTab(browser as never, 7)

describe('captureTab', () => {
  it('answers the picture of the tab’s window', async () => {
    const browser = browserWith(async () => picture)
    expect(await capture(browser)).toEqual(packShot(pictures.png))
    expect(browser.tabs.captureVisibleTab).toHaveBeenCalledWith(4, { format: 'png' })
  })

  it.each([[[false]], [[true, false]]])('gives no picture of another tab (%j)', async (states) => {
    await expect(capture(browserWith(async () => picture, ...states))).rejects.toThrow(/Another tab was in front/)
  })

  it.each(["Either the '<all_urls>' or 'activeTab' permission is required.", 'Missing activeTab permission'])(
    'says what to press when the browser says “%s”',
    async (said) => {
      const browser = browserWith(() => Promise.reject(new Error(said)))
      await expect(capture(browser)).rejects.toThrow(/toolbar button/)
    },
  )

  it('says when the browser takes no picture at all', async () => {
    const browser = browserWith(() => Promise.reject(new Error('Cannot access contents of the page')))
    await expect(capture(browser)).rejects.toThrow('The browser takes no picture of this page.')
  })
})
