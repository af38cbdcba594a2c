import { openCard, openedNote, seeNote, storeSettings } from '@/test/e2e/card-flow'
import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { type Surface, seeText, until } from '@/test/e2e/harness/surface'
import { openVideo, seekTo } from '@/test/e2e/player-flow'
import { type PracticePlayer, taintedVideoUrl } from '@/test/e2e/player-site/site'
import type { Camera } from './camera'

declare const practice: PracticePlayer

/** Each line is written at its own second of the video. */
const lines: [seconds: number, text: string][] = [
  [12, 'a minute is longer than it looks'],
  [95, 'what one counts, one keeps'],
  [310, 'Q: who counts in the second half?'],
]

/** The note card beside the practice player, in every state. */
export async function shootCard(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  await storeSettings(browser, { leadInSeconds: 0 })
  const tab = await openVideo(browser, 'LecternVid1')
  await tab.evaluate(() => practice.setCaptions(true))
  const card = await openCard(browser, tab)
  await camera.takeTab('card-new', tab)
  for (const [seconds, text] of lines) {
    await seekTo(tab, seconds)
    await card.press('Alt+t')
    await card.type(text)
    await card.press('Enter')
  }
  await card.press('Alt+i')
  await seeNote(card, /!\[\[/)
  await camera.takeTab('card-typed', tab)
  await shootStates(tab, card, camera)
  await tab.close()
  await shootKnown(browser, camera)
  await shootElsewhere(browser, camera)
  await shootTainted(browser, camera)
}

async function shootStates(tab: Surface, card: Surface, camera: Camera): Promise<void> {
  await card.press('Control+End')
  await card.press('Enter')
  await card.press('Alt+m')
  await seeNote(card, /speaker/)
  await camera.takeTab('card-moment', tab)
  await card.press('Alt+Slash')
  await seeText(card, 'Play or pause')
  await camera.takeTab('card-keys', tab)
  await card.press('Escape')
  await tab.evaluate(() => practice.openTranscript('modern'))
  await card.click('button', 'Words')
  await card.click('button', 'Read from the page')
  await seeText(card, '150 lines', '.transcript-about')
  await camera.takeTab('card-transcript', tab)
  await card.click('button', 'Words')
  await tab.click('#theatre')
  await camera.takeTab('card-theatre', tab)
  for (const button of ['player', 'video']) {
    await tab.click(`#fullscreen-${button}`)
    await until('full screen', () => tab.evaluate(() => document.fullscreenElement !== null))
    await camera.takeTab(`card-fullscreen-${button}`, tab)
    await tab.evaluate(() => document.exitFullscreen())
  }
}

/** A video that has notes already, after a while. */
async function shootKnown(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const tab = await openVideo(browser, 'LecternVid1')
  const card = await openCard(browser, tab)
  await seeText(card, 'continue')
  await camera.takeTab('card-known', tab)
  await tab.close()
}

/** The page plays another video while one types. */
async function shootElsewhere(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const tab = await openVideo(browser, 'LecternVid2', 40)
  const card = await openCard(browser, tab)
  await card.type('half a thought')
  await tab.evaluate(() => practice.navigate('LecternVid3'))
  await seeText(card, 'The page now plays')
  await openedNote(browser, tab)
  await camera.takeTab('card-elsewhere', tab)
  await tab.close()
}

async function shootTainted(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const tab = await browser.open(taintedVideoUrl)
  await until('the video', () => tab.evaluate(() => (document.querySelector('video')?.readyState ?? 0) >= 2))
  const card = await openCard(browser, tab)
  await card.press('Alt+i')
  await seeText(card, /toolbar|shortcut|menu/i)
  await camera.takeTab('card-refused', tab)
  await tab.close()
}
