import { type ReadonlySignal, signal } from '@preact/signals'
import type { Background } from '@/utils/messages'
import {
  countAside,
  hideClock,
  isIdle,
  leaveAside,
  type ReadingClock,
  secondsOn,
  showClock,
  startClock,
  touchClock,
} from '@/utils/reading-clock'
import type { CountedReading, Reading, ReadingStart, RunningReading } from '@/utils/readings'
import { sentenceOf } from '@/utils/sentence'

/** What a surface asks of the library about passes. */
export interface ReadingCalls {
  list(entryId: string): Promise<Reading[]>
  findRunning(): Promise<RunningReading | undefined>
  begin(start: ReadingStart): Promise<RunningReading>
  keep(counted: CountedReading): Promise<unknown>
  end(counted: CountedReading): Promise<unknown>
  correct(correction: CountedReading & { at: string }): Promise<unknown>
}

/** The calls of a surface that reaches the library through the background. */
export function readingCallsOf(background: Background): ReadingCalls {
  return {
    list: (entryId) => background.listReadings({ entryId }),
    findRunning: () => background.findRunning(),
    begin: (start) => background.beginReading(start),
    keep: (counted) => background.keepReading(counted),
    end: (counted) => background.endReading(counted),
    correct: (correction) => background.correctReading(correction),
  }
}

/** The time that is counted now. */
export interface ShownClock {
  pass: RunningReading['pass']
  version?: number
  seconds: number
  /** Passed while the surface was hidden or unused, and not counted until the learner says so. */
  asideSeconds: number
  isIdle: boolean
}

/** The passes over one paper, and the clock of the one that goes on. */
export interface ReadingState {
  readings: ReadonlySignal<readonly Reading[]>
  clock: ReadonlySignal<ShownClock | undefined>
  problem: ReadonlySignal<string | undefined>
  /** Reads what is recorded; what another page began or ended shows here too. */
  load(): Promise<void>
  begin(pass: RunningReading['pass'], version: number | undefined): Promise<void>
  end(): Promise<void>
  correct(at: string, seconds: number): Promise<void>
  /** Whether what was put aside was reading. */
  settleAside(isReading: boolean): Promise<void>
  /** The learner did something on the surface. */
  touch(): void
  show(isVisible: boolean): Promise<void>
  /** Brings what is shown up to date, and keeps it from time to time. */
  tick(): Promise<void>
  /** Keeps what has been counted. */
  keep(): Promise<void>
}

const keepSeconds = 10

/** Counts the reading of one entry while its surface is looked at and used. */
export function createReadingState(entryId: string, calls: ReadingCalls, now = () => Date.now()): ReadingState {
  const readings = signal<readonly Reading[]>([])
  const shown = signal<ShownClock>()
  const problem = signal<string>()
  let running: RunningReading | undefined
  let clock: ReadingClock | undefined
  let keptSeconds = 0

  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act()
      problem.value = undefined
    } catch (error) {
      problem.value = sentenceOf(error)
    }
  }
  const draw = (): void => {
    shown.value = running && clock && shownClock(running, clock, now())
  }
  const take = (found: RunningReading | undefined): void => {
    const isSame = found?.startedAt === running?.startedAt
    running = found?.entryId === entryId ? found : undefined
    if (!running) clock = undefined
    else if (!isSame || !clock) {
      clock = startClock(now(), { seconds: running.seconds, keptAt: Date.parse(running.keptAt) })
      keptSeconds = running.seconds
    }
    draw()
  }
  const keep = async (): Promise<void> => {
    if (!clock) return
    const seconds = secondsOn(clock, now())
    if (seconds === keptSeconds) return
    keptSeconds = seconds
    await attempt(() => calls.keep({ entryId, seconds }))
  }
  const load = async (): Promise<void> => {
    const [found, going] = await Promise.all([calls.list(entryId), calls.findRunning()])
    readings.value = found
    take(going)
  }
  return {
    readings,
    clock: shown,
    problem,
    keep,
    load: () => attempt(load),
    begin: (pass, version) =>
      attempt(async () => take(await calls.begin({ entryId, pass, ...(version !== undefined && { version }) }))),
    end: () =>
      attempt(async () => {
        await calls.end({ entryId, seconds: clock ? secondsOn(clock, now()) : 0 })
        await load()
      }),
    correct: (at, seconds) =>
      attempt(async () => {
        await calls.correct({ entryId, at, seconds })
        await load()
      }),
    async settleAside(isReading) {
      if (!clock) return
      const current = touchClock(clock, now())
      clock = isReading ? countAside(current) : leaveAside(current)
      draw()
      await keep()
    },
    touch() {
      if (!clock) return
      clock = touchClock(clock, now())
      draw()
    },
    async show(isVisible) {
      if (clock) clock = isVisible ? showClock(clock, now()) : hideClock(clock, now())
      draw()
      await keep()
    },
    async tick() {
      draw()
      if (clock && secondsOn(clock, now()) - keptSeconds >= keepSeconds) await keep()
    },
  }
}

function shownClock({ pass, version }: RunningReading, clock: ReadingClock, now: number): ShownClock {
  return {
    pass,
    ...(version !== undefined && { version }),
    seconds: secondsOn(clock, now),
    asideSeconds: Math.floor(clock.asideMilliseconds / 1000),
    isIdle: isIdle(clock, now),
  }
}
