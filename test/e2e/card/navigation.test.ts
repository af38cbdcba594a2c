import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { openCard, openedNote, readStore, storeSettings } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, until } from '../harness/surface'
import { openVideo } from '../player-flow'
import type { PracticePlayer } from '../player-site/site'
import { practiceVideos } from '../player-site/videos'

declare const practice: PracticePlayer

/** `SEQUENCE_RUNS=100 npm run e2e` plays more of them, from another beginning with `SEQUENCE_SEED`. */
const sequenceCount = Number(process.env.SEQUENCE_RUNS ?? 8)
const seed = Number(process.env.SEQUENCE_SEED ?? 1)
const stepCount = 6
/** Typing is stored within half a second; a little for the machine. */
const storedMs = 900

/** Numbers that are the same in every run (https://en.wikipedia.org/wiki/Lehmer_random_number_generator). */
function createChance(start: number): (below: number) => number {
  let state = start % 2_147_483_647
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** A word typed while the card showed a video: it belongs there and nowhere else. */
interface Word {
  text: string
  title: string
  /** Whether it was there for long enough to be stored. */
  isKept: boolean
}

const shownTitle = (card: Surface) =>
  card.evaluate(() => document.querySelector('.card-title')?.textContent?.trim() ?? '')

/** One sitting in a tab: types, navigates, goes back, saves, in any order, and closes the tab. */
class Sitting {
  readonly words: Word[] = []
  #steps: string[] = []
  /** How often one can go back and stay on the site. */
  #depth = 0

  constructor(
    readonly browser: BrowserUnderTest,
    readonly chance: (below: number) => number,
    readonly name: string,
  ) {}

  get story(): string {
    return `${this.name}: ${this.#steps.join(', ')}`
  }

  async play(): Promise<void> {
    const first = practiceVideos[this.chance(practiceVideos.length)]
    if (!first) throw new Error('There is no video.')
    const tab = await openVideo(this.browser, first.id)
    let card = await openCard(this.browser, tab)
    // A page that was loaded afresh is beyond doubt.
    await this.#type(card, first.title)
    for (let step = 0; step < stepCount; step++) {
      const act = this.chance(5)
      if (act === 0) await this.#navigate(tab)
      if (act === 1) await this.#goBack(tab)
      if (act === 2) {
        await this.#save(card)
        card = await openCard(this.browser, tab)
      }
      if (act > 2) await this.#type(card)
      if (this.chance(3) === 0) await this.#note('wait', wait(this.chance(700)))
      card = await openedNote(this.browser, tab)
    }
    const isPatient = this.chance(2) === 0
    if (isPatient) {
      await this.#note('wait to be stored', wait(storedMs))
      this.#keep()
    }
    await this.#note('close', tab.close())
  }

  async #navigate(tab: Surface): Promise<void> {
    const { id } = practiceVideos[this.chance(practiceVideos.length)] ?? practiceVideos[0] ?? { id: '' }
    await this.#note(
      `to ${id}`,
      tab.evaluate((to: string) => practice.navigate(to), id),
    )
  }

  /** Done, play on: the keyboard goes to the player once all is stored. */
  async #save(card: Surface): Promise<void> {
    await this.#note('save', card.press('Control+Enter'))
    await until('the keyboard to leave the card', () => card.evaluate(() => !document.hasFocus()))
    this.#keep()
  }

  async #goBack(tab: Surface): Promise<void> {
    if (this.#depth === 0) return
    this.#depth--
    await this.#note(
      'back',
      tab.evaluate(() => history.back()),
    )
  }

  /** The card may turn to another video while one types: such a word belongs to either and tells nothing. */
  async #type(card: Surface, wanted?: string): Promise<void> {
    const text = `w${this.name}n${this.words.length}`
    const before = await shownTitle(card)
    await card.type(`${text} `)
    const title = await shownTitle(card)
    this.#steps.push(`${text} under ${title}`)
    if (wanted !== undefined) expect(title).toBe(wanted)
    if (title === before) this.words.push({ text, title, isKept: false })
  }

  #keep(): void {
    for (const word of this.words) word.isKept = true
  }

  async #note<T>(step: string, done: Promise<T>): Promise<T> {
    this.#steps.push(step)
    return done
  }
}

describeInBrowsers('notes of many videos', (browser) => {
  it(`stay with the video that they began with, in ${sequenceCount} random sequences`, {
    timeout: 60_000 + sequenceCount * 10_000,
  }, async () => {
    await storeSettings(browser(), { stampRule: 'key' })
    const chance = createChance(seed)
    const sittings: Sitting[] = []
    for (let number = 0; number < sequenceCount; number++) {
      const sitting = new Sitting(browser(), chance, `${number}`)
      sittings.push(sitting)
      await sitting.play()
    }
    const entries = await readStore<Entry>(browser(), 'entries')
    const problems = sittings.flatMap((sitting) => problemsOf(sitting, entries))
    expect(problems).toEqual([])
  })
})

function problemsOf({ words, story }: Sitting, entries: Entry[]): string[] {
  return words.flatMap(({ text, title, isKept }) => {
    const places = entries.filter(({ notes }) => notes.split(/\s+/).includes(text)).map((entry) => entry.title)
    const wrong = places.filter((place) => place !== title)
    const lost = isKept && !places.includes(title)
    return [
      ...wrong.map((place) => `${text} was typed under “${title}” and stands under “${place}”. ${story}`),
      ...(lost ? [`${text} was typed under “${title}” and is lost. ${story}`] : []),
    ]
  })
}
