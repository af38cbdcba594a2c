/** Longer without a sign of use than this is not counted. */
export const idleMinutes = 5

/**
 * Counts the time in which a surface is looked at and used. What passes while it is hidden, or without a sign of use,
 * is put aside: only the learner knows whether it was reading.
 */
export interface ReadingClock {
  countedMilliseconds: number
  /** Not counted until the learner says so. */
  asideMilliseconds: number
  /** When the surface was used last; absent while it is hidden. */
  usedAt?: number
  hiddenAt?: number
}

const idleMilliseconds = idleMinutes * 60_000

/** A clock that goes from now on; `seconds` were counted before, until `keptAt` if that was another time. */
export function startClock(now: number, { seconds = 0, keptAt = now } = {}): ReadingClock {
  return {
    countedMilliseconds: seconds * 1000,
    asideMilliseconds: Math.max(0, now - keptAt),
    usedAt: now,
  }
}

/** The learner did something on the surface. */
export function touchClock(clock: ReadingClock, now: number): ReadingClock {
  return clock.usedAt === undefined ? clock : { ...passed(clock, now), usedAt: now }
}

export function hideClock(clock: ReadingClock, now: number): ReadingClock {
  if (clock.usedAt === undefined) return clock
  const { usedAt: _, ...rest } = passed(clock, now)
  return { ...rest, hiddenAt: now }
}

export function showClock(clock: ReadingClock, now: number): ReadingClock {
  if (clock.hiddenAt === undefined) return clock
  const { hiddenAt, ...rest } = clock
  const asideMilliseconds = rest.asideMilliseconds + Math.max(0, now - hiddenAt)
  return { ...rest, asideMilliseconds, usedAt: now }
}

/** The learner says that what was put aside was reading too. */
export function countAside(clock: ReadingClock): ReadingClock {
  const countedMilliseconds = clock.countedMilliseconds + clock.asideMilliseconds
  return { ...clock, countedMilliseconds, asideMilliseconds: 0 }
}

/** What was put aside was something else. */
export function leaveAside(clock: ReadingClock): ReadingClock {
  return { ...clock, asideMilliseconds: 0 }
}

/** Whole seconds counted by now. */
export function secondsOn(clock: ReadingClock, now: number): number {
  return Math.floor(passed(clock, now).countedMilliseconds / 1000)
}

/** Whether there has been no sign of use for so long that nothing is counted. */
export function isIdle({ usedAt }: ReadingClock, now: number): boolean {
  return usedAt === undefined || now - usedAt > idleMilliseconds
}

/** The clock with the time since the last sign of use counted, or put aside. */
function passed(clock: ReadingClock, now: number): ReadingClock {
  if (clock.usedAt === undefined) return clock
  // A machine's clock may be set back.
  const since = Math.max(0, now - clock.usedAt)
  if (isIdle(clock, now)) return { ...clock, asideMilliseconds: clock.asideMilliseconds + since }
  return { ...clock, countedMilliseconds: clock.countedMilliseconds + since }
}
