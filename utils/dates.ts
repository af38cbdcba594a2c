const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const longMonthNames = 'january february march april may june july august september october november december'.split(
  ' ',
)

/** `us`: month before day, which is believed only of sources known to write so. */
export type DateOrder = 'us'

/**
 * Reads a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, only as precise as the text is. A time of day is left out, the
 * day is the one that its offset means. Undefined for anything ambiguous ("03/04/2020") or impossible.
 */
export function parseDate(text: string | undefined, order?: DateOrder): string | undefined {
  const plain = text?.replace(/\s+/g, ' ').trim() ?? ''
  return readMonthName(plain) ?? readNumbers(plain) ?? readSlashes(plain, order)
}

/** 2024-03-01T10:00:00Z, 2024/03/01, 2024/3, 2024.03.01, 20240301, 2024. */
function readNumbers(text: string): string | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return joinDate(compact[1], compact[2], compact[3])
  const [whole, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?(?=$|[\sT,;])/.exec(text) ?? []
  return whole === undefined ? undefined : joinDate(year, month, day)
}

/** Dates with a month's name in them; `letter` is what names are made of. */
function namedDatesOf(letter: string, flags = '') {
  const pattern = (source: string) => new RegExp(source.replaceAll('LETTER', letter), flags)
  return {
    weekday: pattern(String.raw`^LETTER{3,9}\.?,\s+(?=\S+\s)`),
    dayFirst: pattern(String.raw`^(\d{1,2})(?:st|nd|rd|th)?\.?[\s-](?:of )?(LETTER{3,9})\.?,?[\s-](\d{4})\b`),
    monthFirst: pattern(String.raw`^(LETTER{3,9})\.?\s(?:(\d{1,2})(?:st|nd|rd|th)?,?\s)?(\d{4})\b`),
    yearFirst: pattern(String.raw`^(\d{4})[\s-](LETTER{3,9})\.?(?:[\s-](\d{1,2}))?\b`),
  }
}

// Made when they are first needed. The browser takes a hundred times as long to compile a pattern with all letters of
// the world in it.
let plainDates: ReturnType<typeof namedDatesOf> | undefined
let worldDates: typeof plainDates

function namedDatesFor(text: string) {
  if (/[^ -~]/.test(text)) {
    worldDates ??= namedDatesOf(String.raw`\p{L}`, 'u')
    return worldDates
  }
  plainDates ??= namedDatesOf('[A-Za-z]')
  return plainDates
}

/** "Wed, 4 Apr 2007 17:36:18 UTC", "April 4th, 2007", "Apr 2007", "2007 Apr 4". */
function readMonthName(text: string): string | undefined {
  if (!/[^\d\s:/.,+-]{3}/.test(text)) return undefined
  const named = namedDatesFor(text)
  const bare = text.replace(named.weekday, '')
  const dayFirst = named.dayFirst.exec(bare)
  if (dayFirst) return joinDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = named.monthFirst.exec(bare)
  if (monthFirst) return joinNamed(monthFirst[3], monthFirst[1], monthFirst[2])
  const yearFirst = named.yearFirst.exec(bare)
  return yearFirst ? joinNamed(yearFirst[1], yearFirst[2], yearFirst[3]) : undefined
}

/** 03/31/2020 and 31/03/2020 can be told apart, 03/04/2020 only when the order is known. */
function readSlashes(text: string, order?: DateOrder): string | undefined {
  const [, first, second, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/.exec(text) ?? []
  if (order === 'us') return joinDate(year, first, second)
  const isDayFirst = Number(first) > 12
  const isMonthFirst = Number(second) > 12
  if (isDayFirst === isMonthFirst) return first === second ? joinDate(year, first, second) : undefined
  return isDayFirst ? joinDate(year, second, first) : joinDate(year, first, second)
}

function joinNamed(year?: string, name?: string, day?: string): string | undefined {
  const month = monthNumber(name)
  return month === undefined ? undefined : joinDate(year, month, day)
}

function monthNumber(name: string | undefined): string | undefined {
  const lower = name?.toLowerCase() ?? ''
  const index = monthNames.indexOf(lower.slice(0, 3))
  const isMonth = index >= 0 && (lower.length <= 4 || lower === longMonthNames[index])
  return isMonth ? String(index + 1) : undefined
}

function joinDate(year?: string, month?: string, day?: string): string | undefined {
  if (!year || Number(year) < 1000) return undefined
  if (month === undefined || Number(month) === 0) return year
  if (Number(month) > 12) return undefined
  const yearMonth = `${year}-${month.padStart(2, '0')}`
  if (day === undefined || Number(day) === 0) return yearMonth
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) > daysInMonth ? undefined : `${yearMonth}-${day.padStart(2, '0')}`
}
