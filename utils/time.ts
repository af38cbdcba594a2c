/**
 * Seconds as the clock text of marks and chapters: `0:07`, `12:34`, `1:02:03`. Floored, never rounded, so that it
 * can't read `3:60` and never points behind the moment it names.
 */
export function clockText(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

const clockPattern = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$/

/** The seconds that clock text names (`1:02:03`, `75:10`), or undefined when the text is no clock. */
export function secondsOfClock(text: string): number | undefined {
  const match = clockPattern.exec(text.trim())
  if (!match) return undefined
  const [, hours, minutes, seconds] = match
  if (Number(seconds) > 59) return undefined
  if (hours !== undefined && Number(minutes) > 59) return undefined
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
}

const durationPattern =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i

/**
 * The seconds of an ISO 8601 duration (`PT1H2M3.5S`, `P0DT00H29M20S`, `PT0M3542S`), or undefined when it is none.
 * Years and months have no length in seconds, so they are accepted only as zero.
 */
export function secondsOfDuration(text: string): number | undefined {
  const match = durationPattern.exec(text.trim())
  if (!match) return undefined
  const parts = match.slice(1)
  if (parts.every((part) => part === undefined)) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number((part ?? '0').replace(',', '.')),
  )
  if (years > 0 || months > 0) return undefined
  return finite(((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds)
}

const timeParameterPattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/i

/**
 * The seconds of a `t=` value: `90`, `90s`, `1.9`, `1h`, `30m`, `1h2m3s`. Undefined when it is none. A form without
 * seconds is legal, which several players' own readers miss.
 */
export function secondsOfTimeParameter(text: string): number | undefined {
  const match = timeParameterPattern.exec(text.trim())
  if (!match) return undefined
  const [, hours, minutes, seconds] = match
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined
  return finite(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0))
}

const startParameters = ['t', 'start', 'time_continue']

/** The moment at which a video's URL starts (`t`, `start`, `time_continue`, `#t=`), or undefined. */
export function startSecondsOf(url: URL): number | undefined {
  const fragment = /^#(?:.*&)?t=([^&]+)/.exec(url.hash)?.[1]
  const values = [...startParameters.map((name) => url.searchParams.get(name)), fragment]
  for (const value of values) {
    const seconds = value ? secondsOfTimeParameter(value) : undefined
    if (seconds !== undefined) return seconds
  }
  return undefined
}

function finite(seconds: number): number | undefined {
  return Number.isSafeInteger(Math.floor(seconds)) ? seconds : undefined
}
