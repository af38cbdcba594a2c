import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Entry } from '@/utils/entry'
import { openCard, readStore, storeSettings } from '../card-flow'
import type { BrowserUnderTest } from '../harness/browser-under-test'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, until } from '../harness/surface'
import { openVideo } from '../player-flow'
import type { PracticePlayer } from '../player-site/site'
import { type PracticeVideo, practiceVideos } from '../player-site/videos'

declare const practice: PracticePlayer

/** `SEQUENCE_RUNS=100 npm run e2e` plays more of them, from another beginning with `SEQUENCE_SEED`. */
const sequenceCount = Number(process.env.SEQUENCE_RUNS ?? 5)
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

/** A word, and the title of the video that it belongs to. */
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
  readonly #steps: string[] = []
  /** The videos that one can go back to, and at last the one that the page is at. */
  readonly #visited: PracticeVideo[]
  /** What is typed belongs to it, wherever the page goes, until the keyboard leaves the card. */
  #subject: PracticeVideo

  constructor(
    readonly browser: BrowserUnderTest,
    readonly chance: (below: number) => number,
    readonly name: string,
  ) {
    this.#subject = this.#anyVideo()
    this.#visited = [this.#subject]
  }

  get story(): string {
    return `${this.name}: ${this.#steps.join(', ')}`
  }

  async play(): Promise<void> {
    const tab = await openVideo(this.browser, this.#subject.id)
    let card = await openCard(this.browser, tab)
    await this.#type(card)
    for (let step = 0; step < stepCount; step++) {
      const act = this.chance(5)
      if (act === 0) await this.#navigate(tab)
      if (act === 1) await this.#goBack(tab)
      if (act === 2) card = await this.#save(tab, card)
      if (act > 2) await this.#type(card)
      if (this.chance(3) === 0) await this.#note('wait', wait(this.chance(700)))
    }
    const isPatient = this.chance(2) === 0
    if (isPatient) {
      await this.#note('wait to be stored', wait(storedMs))
      this.#keep()
    }
    await this.#note('close', tab.close())
  }

  async #type(card: Surface): Promise<void> {
    const text = `w${this.name}n${this.words.length}`
    await this.#note(`${text} for ${this.#subject.id}`, card.type(`${text} `))
    this.words.push({ text, title: this.#subject.title, isKept: false })
  }

  async #navigate(tab: Surface): Promise<void> {
    const video = this.#anyVideo()
    this.#visited.push(video)
    const go = tab.evaluate((to: string) => practice.navigate(to), video.id)
    await this.#note(`to ${video.id}`, go)
  }

  async #goBack(tab: Surface): Promise<void> {
    if (this.#visited.length === 1) return
    this.#visited.pop()
    const go = tab.evaluate(() => history.back())
    await this.#note(`back to ${this.#visited.at(-1)?.id}`, go)
  }

  /** Done, play on: all is stored, the keyboard goes to the player, and the card turns to what the page plays. */
  async #save(tab: Surface, card: Surface): Promise<Surface> {
    await this.#note('save', card.press('Control+Enter'))
    await until('the keyboard to leave the card', () => card.evaluate(() => !document.hasFocus()))
    this.#keep()
    this.#subject = this.#visited.at(-1) ?? this.#subject
    const { title } = this.#subject
    await until(`the card of ${title}`, async () => (await shownTitle(card)) === title)
    return openCard(this.browser, tab)
  }

  #keep(): void {
    for (const word of this.words) word.isKept = true
  }

  #anyVideo(): PracticeVideo {
    const video = practiceVideos[this.chance(practiceVideos.length)]
    if (!video) throw new Error('There is no video.')
    return video
  }

  async #note(step: string, done: Promise<unknown>): Promise<void> {
    this.#steps.push(step)
    await done
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
    const words = sittings.flatMap((sitting) => sitting.words)
    console.info(`${sittings.length} sequences, ${words.length} words, ${problems.length} of them lost, wrong or twice`)
    expect(problems).toEqual([])
  })
})

function problemsOf({ words, story }: Sitting, entries: Entry[]): string[] {
  return words.flatMap(({ text, title, isKept }) => {
    // It may stand right behind a word whose end went with its tab.
    const word = new RegExp(`${text}(?!\\d)`)
    const places = entries.filter(({ notes }) => word.test(notes)).map((entry) => entry.title)
    const wrong = places.filter((place) => place !== title)
    const lost = isKept && !places.includes(title)
    const times = entries.flatMap(({ notes }) => notes.split(word).slice(1)).length
    return [
      ...wrong.map((place) => `${text} was typed under “${title}” and stands under “${place}”. ${story}`),
      ...(times > 1 ? [`${text} stands ${times} times. ${story}`] : []),
      ...(lost ? [`${text} was typed under “${title}” and is lost. ${story}`] : []),
    ]
  })
}
