import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mortal, wordsOf } from '@/test/mortal-background'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { findEntryByIds } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { addressOf, backgroundFor, clipOf, keyOf, openCard, PracticeTab, videos } from './practice'

/** What a learner, a page and a browser may do, in any order. */
const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), isOnNewLine: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('navigate' as const),
      to: fc.constantFrom(...videos),
      isStale: fc.boolean(),
      isTold: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1, 5, 40, 299, 304, 1100, 10_500),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('focus', 'blur', 'turn', 'finish', 'learn-title') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hide' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill-background' as const), isAfterCommit: fc.boolean() }) },
)

/** `SEQUENCE_RUNS=6000 npx vitest run --project unit test/entrypoints/card/sequences.test.ts` plays more of them. */
const runCount = Number(process.env.SEQUENCE_RUNS ?? 400)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

it(
  'every word is in the notes of the video that it was typed about, and nowhere else',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 30 }), async (sequence) => {
        const library = await openTestLibrary()
        const tab = new PracticeTab(videos[0])
        const { death, background } = mortal(backgroundFor(library, tab))
        const typed = new Map<string, string>()
        const visited: (typeof videos)[number][] = [videos[0]]
        let words = 0
        let isInCard = true
        const open = () => openCard(library, tab, { background, hasFocus: () => isInCard })
        let { card } = await open()
        const go = (to: (typeof videos)[number], isStale: boolean, isTold: boolean) => {
          tab.go(to, isStale ? clipOf(to, { title: '', complete: false }) : clipOf(to))
          if (isTold) card.heard.pageChanged({ url: tab.url })
          else card.heard.playerChanged(tab.player)
        }
        for (const step of sequence) {
          switch (step.do) {
            case 'type': {
              const subject = card.subject.value
              if (!subject) break
              const notes = subject.capture.storing.value?.fields.value.notes ?? ''
              const word = `${'isOnNewLine' in step && step.isOnNewLine && notes ? '\n' : ''}w${words++} `
              card.change(subject, { notes: notes + word })
              typed.set(subject.key, (typed.get(subject.key) ?? '') + word)
              break
            }
            case 'navigate':
              if ('to' in step) {
                visited.push(step.to)
                go(step.to, step.isStale, step.isTold)
              }
              break
            case 'back': {
              if (visited.length > 1) visited.pop()
              go(visited.at(-1) ?? videos[0], false, true)
              break
            }
            case 'wait':
              if ('milliseconds' in step) await time.pass(step.milliseconds)
              break
            case 'focus':
              isInCard = true
              card.enter()
              break
            case 'blur':
              isInCard = false
              card.exit()
              break
            case 'hide':
              // What waits is sent at once, across what is under way.
              card.flush()
              break
            case 'turn':
              void card.turn()
              break
            case 'finish':
              void card.finish()
              break
            case 'learn-title':
              tab.clip = clipOf(visited.at(-1) ?? videos[0])
              break
            case 'reopen':
              // A page that goes has no second chance: the browser lives, and so does what answers it.
              death.next = undefined
              card.leave()
              card = (await open()).card
              break
            case 'kill-background':
              death.next = 'isAfterCommit' in step && step.isAfterCommit ? 'after' : 'before'
              break
          }
        }
        death.next = undefined
        card.leave()
        await time.pass(10_000)
        for (const video of videos) {
          const entry = await findEntryByIds(library, [keyOf(video)])
          // A card that opens before the last one's words are stored writes a line of its own.
          expect(wordsOf(entry?.notes)).toEqual(wordsOf(typed.get(keyOf(video))))
          if (entry) expect(entry.url).toBe(addressOf(video))
        }
        expect(await countEntries(library)).toBe(typed.size)
      }),
      { numRuns: runCount },
    )
  },
  120_000 + runCount * 100,
)
