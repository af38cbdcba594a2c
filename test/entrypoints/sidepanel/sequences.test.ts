import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mortal, wordsOf } from '@/test/mortal-background'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { findEntryByIds } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { addressOf, backgroundFor, clipOf, keyOf, openPanel, PracticeWindow, pageOf, things } from './practice'

const thing = fc.constantFrom(...things)
const does = <N extends string>(name: N) => fc.constant(name)

/** What a learner, a window and a browser may do, in any order. */
const steps = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: does('type'), isOnNewLine: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: does('navigate'), to: thing, isStale: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: does('open'), to: thing, isStale: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('turn-tab' as const, 'close-tab' as const) }) },
  // A page that Lectern was not let onto, and one of the browser's own.
  { weight: 1, arbitrary: fc.record({ do: does('go-away'), url: fc.constantFrom(undefined, 'about:blank') }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: does('wait'), milliseconds: fc.constantFrom(5, 20, 40, 299, 304, 1100, 10_500) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('focus' as const, 'blur' as const, 'turn' as const, 'store' as const, 'hide' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: does('reopen') }) },
  { weight: 2, arbitrary: fc.record({ do: does('kill-background'), isAfterCommit: fc.boolean() }) },
)
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never

/** `SEQUENCE_RUNS=6000 npx vitest run --project unit test/entrypoints/sidepanel` plays more of them. */
const runCount = Number(process.env.SEQUENCE_RUNS ?? 300)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

/** Plays a sequence, and tells what was typed about what. */
async function play(sequence: readonly Step[]) {
  const library = await openTestLibrary()
  const window = new PracticeWindow(things[0])
  const { death, background } = mortal(backgroundFor(library, window))
  const typed = new Map<string, string>()
  let words = 0
  let isInPanel = true
  const open = async () => (await openPanel(library, window, { background, hasFocus: () => isInPanel })).panel
  let panel = await open()
  const look = () => void panel.showTab(window.front)
  const type = (isOnNewLine: boolean) => {
    const subject = panel.subject.value
    // On any other stage there is nothing to type in.
    if (!subject || panel.stage.value !== 'noting') return
    const notes = subject.capture.storing.value?.fields.value.notes ?? ''
    const word = `${isOnNewLine && notes ? '\n' : ''}w${words++} `
    panel.change(subject, { notes: notes + word })
    typed.set(subject.key, (typed.get(subject.key) ?? '') + word)
  }
  const make = (to: (typeof things)[number], isStale: boolean) =>
    pageOf(to, isStale ? clipOf(to, { title: '', complete: false }) : clipOf(to))

  const run = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'type':
        return type(step.isOnNewLine)
      case 'navigate':
        window.go(make(step.to, step.isStale))
        return look()
      case 'open':
        window.open(make(step.to, step.isStale))
        return look()
      case 'turn-tab':
        window.turn()
        return look()
      case 'close-tab':
        window.close()
        return look()
      case 'go-away':
        window.go(step.url === undefined ? {} : { url: step.url })
        return look()
      case 'wait':
        return time.pass(step.milliseconds)
      case 'focus':
        isInPanel = true
        return panel.enter()
      case 'blur':
        isInPanel = false
        return panel.exit()
      case 'turn':
        return void panel.turn()
      case 'store':
        return void panel.store()
      case 'hide':
        return panel.flush()
      case 'reopen':
        // A panel that goes has no second chance: the browser lives, and so does what answers it.
        death.next = undefined
        panel.flush()
        panel = await open()
        return undefined
      case 'kill-background':
        death.next = step.isAfterCommit ? 'after' : 'before'
    }
  }
  for (const step of sequence) await run(step)
  death.next = undefined
  panel.flush()
  isInPanel = false
  panel.exit()
  await time.pass(30_000)
  return { library, typed, panel, front: window.front }
}

it(
  'every word is in the notes of what it was typed about, once, and nowhere else',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 8, maxLength: 40, size: 'max' }), async (sequence) => {
        const { library, typed, panel, front } = await play(sequence)
        for (const each of things) {
          const entry = await findEntryByIds(library, [keyOf(each)])
          expect(wordsOf(entry?.notes)).toEqual(wordsOf(typed.get(keyOf(each))))
          if (entry) expect(entry.url).toBe(addressOf(each))
        }
        expect(await countEntries(library)).toBe(typed.size)
        const inFront = things.find((each) => addressOf(each) === front.url)
        expect(panel.stage.value).toBe(inFront ? 'noting' : front.url === undefined ? 'asking' : 'refused')
        if (inFront) expect(panel.subject.value?.key).toBe(keyOf(inFront))
      }),
      { numRuns: runCount },
    )
  },
  120_000 + runCount * 100,
)
