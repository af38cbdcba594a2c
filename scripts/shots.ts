import { rm } from 'node:fs/promises'
import { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { readPracticePages } from '@/test/e2e/harness/practice-pages'
import { servePlayerSite } from '@/test/e2e/player-site/site'
import { buildExtension } from './build'
import { Camera } from './shots/camera'
import { shootCard } from './shots/card'
import { shootCardStates } from './shots/card-states'
import { shootEmptyOptions, shootOptions } from './shots/options'
import { shootPanel } from './shots/panel'
import { shootPapers } from './shots/papers'
import { shootPopup } from './shots/popup'
import { shootPopupPapers } from './shots/popup-papers'

type Shoot = (browser: ChromiumUnderTest, camera: Camera) => Promise<void>

const folder = 'docs/shots'

/** What is photographed over one library, which is empty at first and filled through the real surfaces. */
const groups: Record<string, Shoot[]> = {
  library: [shootEmptyOptions, shootPopup, shootOptions],
  popup: [shootPopupPapers],
  papers: [shootPapers],
  panel: [shootPanel],
  card: [shootCard],
  'card-states': [shootCardStates],
}

/** Photographs every surface in both themes, or those of the groups that are named: `npm run shots -- panel card`. */
async function takeShots(names: string[]): Promise<void> {
  const unknown = names.find((name) => !(name in groups))
  if (unknown) throw new Error(`There is no group ${unknown}. Name some of ${Object.keys(groups).join(', ')}.`)
  await buildExtension('chromium')
  if (names.length === 0) await rm(folder, { recursive: true, force: true })
  for (const [name, shoots] of Object.entries(groups)) {
    if (names.length === 0 || names.includes(name)) await takeGroup(shoots)
  }
}

async function takeGroup(shoots: Shoot[]): Promise<void> {
  const browser = await ChromiumUnderTest.launch()
  for (const page of readPracticePages()) browser.network.serve(page)
  servePlayerSite(browser.network)
  const camera = new Camera(browser, folder)
  try {
    for (const shoot of shoots) await shoot(browser, camera)
  } finally {
    await browser.close()
  }
}

await takeShots(process.argv.slice(2))
