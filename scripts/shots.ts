import { rm } from 'node:fs/promises'
import { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { readPracticePages } from '@/test/e2e/harness/practice-pages'
import { servePlayerSite } from '@/test/e2e/player-site/site'
import { buildExtension } from './build'
import { Camera } from './shots/camera'
import { shootCard } from './shots/card'
import { shootCompare, shootEmptyOptions, shootOptions } from './shots/options'
import { shootPopup } from './shots/popup'

const folder = 'docs/shots'

/** Photographs every surface, in both themes, over a library that is filled through the real popup. */
async function takeShots(): Promise<void> {
  await buildExtension('chromium')
  await rm(folder, { recursive: true, force: true })
  const browser = await ChromiumUnderTest.launch()
  for (const page of readPracticePages()) browser.network.serve(page)
  servePlayerSite(browser.network)
  const camera = new Camera(browser, folder)
  try {
    await shootEmptyOptions(browser, camera)
    await shootPopup(browser, camera)
    await shootOptions(browser, camera)
    await shootCompare(browser, camera)
    await shootCard(browser, camera)
  } finally {
    await browser.close()
  }
}

await takeShots()
