import { readFileSync } from 'node:fs'
import { openCard, openedNote, seeNote, storeSettings } from '@/test/e2e/card-flow'
import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import { type Surface, seeText, until } from '@/test/e2e/harness/surface'
import { openVideo, seekTo, waitForPicture } from '@/test/e2e/player-flow'
import type { PracticePlayer } from '@/test/e2e/player-site/site'
import { typeIntoPopup } from '@/test/e2e/popup-flow'
import type { Camera } from './camera'

declare const practice: PracticePlayer

const startSeconds = 70

/** The note card in the states that one comes to less often. */
export async function shootCardStates(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  await storeSettings(browser, { leadInSeconds: 0 })
  const tab = await openVideo(browser, 'LecternVid1', startSeconds)
  const card = await openCard(browser, tab)
  await card.type('a minute is longer than it looks when nobody speaks, and shorter when somebody does')
  await card.press('Enter')
  await shootQuote(tab, card, camera)
  await shootFiling(tab, card, camera)
  await shootAdvertisement(tab, card, camera)
  await shootLine(tab, card, camera)
  await tab.close()
  await shootFramed(browser, camera)
}

async function shootQuote(tab: Surface, card: Surface, camera: Camera): Promise<void> {
  await tab.evaluate(() => practice.openTranscript('modern'))
  await card.click('button', 'Words')
  await camera.takeTab('card-words-none', tab)
  await card.click('button', 'Read from the page')
  await seeText(card, '150 lines', '.transcript-about')
  await card.focus('.transcript-line')
  await card.press('Shift+ArrowDown')
  await card.press('Shift+ArrowDown')
  await camera.takeTab('card-words-chosen', tab)
  await card.click('.transcript-chosen button', 'Quote')
  await seeNote(card, /speaker/)
  await card.click('button', 'Words')
  await camera.takeTab('card-quote', tab)
}

async function shootFiling(tab: Surface, card: Surface, camera: Camera): Promise<void> {
  await card.click('.card-filing')
  await typeIntoPopup(card, { tags: ['time', 'notes/method', 'listening'], topic: 'Learning from talks' })
  await seeText(card, 'saved', '.row')
  await camera.takeTab('card-filing', tab)
  await card.click('.card-filing')
  await camera.takeTab('card-filed', tab)
}

async function shootAdvertisement(tab: Surface, card: Surface, camera: Camera): Promise<void> {
  await tab.evaluate(() => practice.advertise())
  await seeText(card, 'advertisement', '.player-line')
  await camera.takeTab('card-advertisement', tab)
  await tab.evaluate(() => practice.endAdvertisement())
  await waitForPicture(tab, startSeconds)
}

/** One line, on the page and in full screen, and templates in the card. */
async function shootLine(tab: Surface, card: Surface, camera: Camera): Promise<void> {
  await seekTo(tab, 310)
  await card.focus('.notes-text')
  await card.press('Control+End')
  await card.press('Enter')
  await card.press('Alt+q')
  await seeText(card, 'Question', '.template-menu')
  await camera.takeTab('card-template-menu', tab)
  await card.press('Enter')
  await card.type('who counts in the second half?')
  await camera.takeTab('card-question', tab)
  await card.click('button', 'One line')
  await camera.takeTab('card-line', tab)
}

/** A player that stands in a frame of a host that Lectern may not look into. */
async function shootFramed(browser: ChromiumUnderTest, camera: Camera): Promise<void> {
  const url = 'https://conference.example/2026/talks/in-a-frame'
  const frameUrl = 'https://slideslive.com/embed/presentation/38968434'
  const frame = `<iframe src="${frameUrl}" style="width: 640px; height: 360px"></iframe>`
  browser.network.serve({ url, body: `<title>A talk in a frame</title><h1>A talk in a frame</h1>${frame}` })
  browser.network.serve({ url: frameUrl, body: '<title>Player</title><video src="/clock.webm" muted></video>' })
  const clock = readFileSync('test/e2e/player-site/clock.webm')
  browser.network.serve({ url: 'https://slideslive.com/clock.webm', contentType: 'video/webm', body: clock })
  const tab = await browser.open(url)
  await browser.runCommand('open-card', tab)
  const card = await openedNote(browser, tab)
  await until('the host', () => card.evaluate(() => document.querySelector('.bar') !== null))
  await camera.takeTab('card-framed', tab)
  await tab.close()
}
