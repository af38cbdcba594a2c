import type { TextLine, TextToKeep } from './text'

/** The most that a page or file may put beside an entry: a day of talk without a pause is less. */
const maxLines = 30_000
const maxLineLength = 2_000
const maxLength = 3_000_000
const maxSeconds = 1_000_000

/** What turns or hides text without being seen; what joins letters or emoji is none of it. */
const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu

/** Text of a page as one line: white space becomes single spaces, and what can't be seen goes. */
function oneLine(text: string, maxLength: number): string {
  const line = text
    .slice(0, maxLength)
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
  return line.trim()
}

/** A text from a page or a file as it may be kept: plain lines in order of time, none of it endless. */
export function boundText(text: TextToKeep): TextToKeep {
  const language = languageOf(text.language)
  return { ...text, language, from: oneLine(text.from, 200), lines: boundLines(text.lines) }
}

/** Lines with words and a time, in order of time. */
export function boundLines(lines: readonly TextLine[]): TextLine[] {
  let length = 0
  const bounded = lines.slice(0, maxLines).flatMap((line) => {
    const kept = length < maxLength ? boundLine(line) : undefined
    length += kept?.text.length ?? 0
    return kept ?? []
  })
  return bounded.sort((one, other) => one.startSeconds - other.startSeconds)
}

function boundLine({ startSeconds, endSeconds, text }: TextLine): TextLine | undefined {
  const line = oneLine(text, maxLineLength)
  if (line === '' || !isTime(startSeconds)) return undefined
  const hasEnd = endSeconds !== undefined && isTime(endSeconds) && endSeconds > startSeconds
  return { startSeconds, ...(hasEnd && { endSeconds }), text: line }
}

function isTime(seconds: number): boolean {
  return seconds >= 0 && seconds <= maxSeconds
}

/** The language's tag as BCP 47 writes it, or `und`. */
export function languageOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.slice(0, 35).replaceAll('_', '-'))[0] ?? 'und'
  } catch {
    return 'und'
  }
}
