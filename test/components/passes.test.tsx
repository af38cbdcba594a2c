import { act } from 'preact/test-utils'
import { describe, expect, it } from 'vitest'
import PassesPane from '@/components/PassesPane'
import QuestionList from '@/components/QuestionList'
import { ReadNext } from '@/components/ReadNext'
import { createReadingState, type ReadingCalls } from '@/components/reading-state'
import { readQuestions } from '@/utils/notes/questions'
import type { Reading, RunningReading } from '@/utils/readings'
import { makePaperClip } from '../make-entry'
import { expectAccessible, find, press, render, type } from './render'

const start = Date.parse('2026-11-22T10:00:00.000Z')
const minute = 60_000

/** A library of one paper's readings, and a clock that is set by hand. */
function practice() {
  let running: RunningReading | undefined
  let readings: Reading[] = []
  const clock = { now: start }
  const at = () => new Date(clock.now).toISOString()
  const calls: ReadingCalls = {
    list: async () => [...readings],
    findRunning: async () => running,
    begin: async ({ entryId, pass, version }) => {
      running = { entryId, pass, ...(version !== undefined && { version }), startedAt: at(), keptAt: at(), seconds: 0 }
      return running
    },
    keep: async ({ seconds }) => {
      if (running) running = { ...running, seconds, keptAt: at() }
    },
    end: async ({ seconds }) => {
      if (running) readings.push({ at: at(), utcOffsetMinutes: 0, entryId: 'x', pass: running.pass, seconds })
      running = undefined
    },
    correct: async ({ at: when, seconds }) => {
      readings = readings.flatMap((each) => (each.at !== when ? [each] : seconds > 0 ? [{ ...each, seconds }] : []))
    },
  }
  const state = createReadingState('x', calls, () => clock.now)
  return { state, calls, clock, running: () => running, readings: () => readings }
}

const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))))

async function click(root: Element, text: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find((each) => each.textContent?.includes(text))
  if (!button) throw new Error(`There is no button “${text}” in ${root.textContent}.`)
  act(() => button.click())
  await settle()
}

describe('the passes of a paper', () => {
  it('are started, timed while the page is used, ended and corrected', async () => {
    const { state, clock, running, readings } = practice()
    const root = render(<PassesPane state={state} notes="" version={2} />)
    await expectAccessible(root)
    await click(root, 'Start first pass')
    expect(running()).toMatchObject({ pass: 1, version: 2 })
    clock.now += 3 * minute
    act(() => state.touch())
    expect(root.textContent).toContain('First pass of version 2 · 3:00')
    await expectAccessible(root)
    await click(root, 'End pass')
    expect(readings()).toMatchObject([{ pass: 1, seconds: 180 }])
    expect(root.textContent).toContain('Start second pass')
    await click(root, '3 min')
    const field = find(root, 'input', HTMLInputElement)
    type(field, '25')
    press(field, 'Enter')
    await settle()
    expect(readings()).toMatchObject([{ seconds: 1500 }])
    expect(root.textContent).toContain('25 min')
  })

  it('leave out what passes while the page is hidden, and offer it', async () => {
    const { state, clock, readings } = practice()
    const root = render(<PassesPane state={state} notes="" version={undefined} />)
    await click(root, 'Start first pass')
    clock.now += minute
    await act(() => state.show(false))
    clock.now += 20 * minute
    await act(() => state.show(true))
    expect(root.textContent).toContain('First pass · 1:00')
    expect(root.textContent).toContain('20 min passed while this page was hidden')
    await click(root, 'count them')
    await click(root, 'End pass')
    expect(readings()).toMatchObject([{ seconds: 21 * 60 }])
  })

  it('go on where another page left them', async () => {
    const { calls, clock, running } = practice()
    const first = createReadingState('x', calls, () => clock.now)
    await first.begin(1, undefined)
    clock.now += 30_000
    await first.keep()
    clock.now += 10 * minute
    const next = createReadingState('x', calls, () => clock.now)
    await next.load()
    expect(next.clock.value).toMatchObject({ seconds: 30, asideSeconds: 600 })
    clock.now += 12_000
    await next.tick()
    expect(running()?.seconds).toBe(42)
    const other = createReadingState('y', calls, () => clock.now)
    await other.load()
    expect(other.clock.value).toBeUndefined()
  })

  it('say what could not be stored', async () => {
    const { calls } = practice()
    const state = createReadingState('x', { ...calls, begin: () => Promise.reject(new Error('The disk is full.')) })
    await state.begin(1, undefined)
    expect(state.problem.value).toContain('The disk is full.')
  })
})

describe('what notes gather', () => {
  it('lists the open questions first', async () => {
    const questions = readQuestions('- Q: one\n\t- A: yes\n- Q: two\n\t- H(B): perhaps')
    const root = render(<QuestionList questions={questions} />)
    expect(root.querySelector('summary')?.textContent).toBe('Questions (2, 1 open)')
    expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(['twoB: perhaps', 'oneyes'])
    await expectAccessible(root)
  })

  it('counts what is not in the library yet', async () => {
    const [one, two] = [makePaperClip(1), makePaperClip(1, undefined, { ids: ['arxiv:1706.03762'], title: '' })]
    const papers = [{ clip: one, entry: { id: 'e1', status: 'learning' as const } }, { clip: two }]
    let count = 0
    const root = render(<ReadNext papers={papers} linkOf={(id) => `#/entry/${id}`} onQueue={() => count++} />)
    await click(root, 'Queue 1 to read')
    expect(count).toBe(1)
    expect(root.querySelector('a')?.getAttribute('href')).toBe('#/entry/e1')
    await expectAccessible(root)
  })
})
