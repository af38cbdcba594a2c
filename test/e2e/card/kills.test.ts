import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { entryOfVideo, openCard, storeSettings } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, until } from '../harness/surface'
import { openVideo } from '../player-flow'
import { practiceVideos } from '../player-site/videos'

/** `KILL_RUNS=50 npm run e2e` kills each of them so often. Starting the browser again costs seconds. */
const runs = (usual: number) => Number(process.env.KILL_RUNS ?? usual)
const killCounts = { tab: runs(3), worker: runs(3), browser: runs(1) }

/** What may be missing: the last half second of typing, and a little for the machine between the key and the clock. */
const mayLoseMs = 500 + 250
const typingMs = 1100

/** A letter, and when it had reached the card. */
interface Typed {
  letter: string
  at: number
}

/** Types one letter after the other until the time is over. */
async function typeFor(card: Surface, milliseconds: number, typed: Typed[]): Promise<void> {
  const end = Date.now() + milliseconds
  while (Date.now() < end) {
    const letter = 'abcdefghijklmnopqrstuvwxyz'[typed.length % 26] ?? ''
    await card.type(letter)
    typed.push({ letter, at: Date.now() })
    await wait(20)
  }
}

const textOf = (typed: Typed[]) => typed.map(({ letter }) => letter).join('')

/** The round's own line, which begins with its name. */
async function storedLine(browser: BrowserUnderTest, id: string, name: string): Promise<string> {
  const { notes = '' } = (await entryOfVideo(browser, id)) ?? {}
  const line = notes.split('\n').find((text) => text.includes(name)) ?? ''
  return line.slice(line.indexOf(name) + name.length)
}

/**
 * @returns how long before the kill the oldest letter that is missing was typed, in milliseconds
 * @throws when more is missing than may be, or when what is stored was never typed.
 */
function judge(stored: string, typed: Typed[], killedAt: number): number {
  const mustBeThere = textOf(typed.filter(({ at }) => at <= killedAt - mayLoseMs))
  expect(textOf(typed)).toContain(stored)
  expect(stored.length, `“${stored}” of “${textOf(typed)}” is stored`).toBeGreaterThanOrEqual(mustBeThere.length)
  return killedAt - (typed[stored.length]?.at ?? killedAt)
}

/** One round: a line under a name of its own. @returns the card with the caret after the name, which is stored. */
async function beginRound(browser: BrowserUnderTest, id: string, name: string) {
  const tab = await openVideo(browser, id)
  const card = await openCard(browser, tab)
  await card.press('Control+End')
  await card.press('Enter')
  await card.type(name)
  return { tab, card }
}

const videoOf = (round: number) => practiceVideos[round % practiceVideos.length]?.id ?? ''

describeInBrowsers('typing in the note card', (browser) => {
  const kill = {
    tab: async (tab: Surface) => browser().killTab(tab),
    browser: async () => {
      await browser().kill()
      await browser().restart()
    },
  }

  it.each(['tab', 'browser'] as const)(
    'loses no more than its last half second when the %s is killed',
    { timeout: 60_000 + killCounts.browser * 20_000 + killCounts.tab * 10_000 },
    async (what) => {
      await storeSettings(browser(), { stampRule: 'key' })
      const lostMs: number[] = []
      let letters = 0
      for (let round = 0; round < killCounts[what]; round++) {
        const name = `${what}${round}: `
        const { tab, card } = await beginRound(browser(), videoOf(round), name)
        const typed: Typed[] = []
        await typeFor(card, typingMs + (round % 5) * 90, typed)
        const killedAt = Date.now()
        await kill[what](tab)
        lostMs.push(judge(await storedLine(browser(), videoOf(round), name), typed, killedAt))
        letters += typed.length
      }
      console.info(`${what}: ${lostMs.length} kills, ${letters} letters, oldest loss ${Math.max(...lostMs)} ms`)
    },
  )

  it('loses nothing when the tab is closed right after', { timeout: 60_000 + killCounts.tab * 10_000 }, async () => {
    for (let round = 0; round < killCounts.tab; round++) {
      const name = `closed${round}: `
      const { tab, card } = await beginRound(browser(), videoOf(round), name)
      const typed: Typed[] = []
      await typeFor(card, (round % 3) * 150, typed)
      await card.type('last')
      await tab.close()
      await until('the last words', async () => {
        return (await storedLine(browser(), videoOf(round), name)) === `${textOf(typed)}last`
      })
    }
  })

  it('loses nothing when the background is stopped', { timeout: 60_000 + killCounts.worker * 10_000 }, async () => {
    for (let round = 0; round < killCounts.worker; round++) {
      const name = `worker${round}: `
      const { tab, card } = await beginRound(browser(), videoOf(round), name)
      const typed: Typed[] = []
      await typeFor(card, 300 + (round % 5) * 90, typed)
      await browser().stopBackground()
      await typeFor(card, 300, typed)
      await wait(mayLoseMs)
      expect(await storedLine(browser(), videoOf(round), name)).toBe(textOf(typed))
      await tab.close()
    }
  })
})
