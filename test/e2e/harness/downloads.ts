import { mkdtemp, readdir, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BrowserUnderTest } from './browser-under-test'
import { until } from './surface'

/**
 * Does something that downloads one file, waits for the whole file, and puts it away: a later one of the same name keeps
 * its name. @returns its path
 */
export async function downloadBy(browser: BrowserUnderTest, act: () => Promise<void>): Promise<string> {
  const before = new Set(await readdir(browser.downloads))
  await act()
  let lastSize = -1
  const path = await until('a download', async () => {
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
  const taken = join(await mkdtemp(join(browser.downloads, '.taken-')), basename(path))
  await rename(path, taken)
  return taken
}
