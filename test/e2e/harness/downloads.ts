import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserUnderTest } from './browser-under-test'
import { until } from './surface'

/** Does something that downloads one file, and waits for the whole file. @returns its path */
export async function downloadBy(browser: BrowserUnderTest, act: () => Promise<void>): Promise<string> {
  const before = new Set(await readdir(browser.downloads))
  await act()
  let lastSize = -1
  return until('a download', async () => {
    const names = await readdir(browser.downloads)
    if (names.some((name) => /\.(crdownload|part)$/.test(name))) return undefined
    const name = names.find((candidate) => !before.has(candidate))
    if (name === undefined) return undefined
    const path = join(browser.downloads, name)
    const { size } = await stat(path)
    // Firefox makes the file empty first and writes it in another name: twice the same size is the whole file.
    const isWhole = size > 0 && size === lastSize
    lastSize = size
    return isWhole ? path : undefined
  })
}
