import { boundLines, languageOf } from '@/utils/bound-text'
import { cueText } from '@/utils/cue-text'
import type { PageTranscript } from '@/utils/text'
import { type Cue, unrollCues } from '@/utils/unroll-cues'

const maxBytes = 20_000_000

/** The names that caption files have. */
export const captionFilePattern = /\.(?:vtt|srt)$/i

/**
 * The words of a WebVTT or SubRip file with their times. It is read as players read it, which forgive much: whatever
 * stands below a line with two times is spoken then.
 * @throws Error whose sentence is for the user
 */
export async function readCaptionFile(file: File): Promise<PageTranscript> {
  if (file.size > maxBytes) throw new Error(`“${file.name}” is too large for a transcript.`)
  const text = decode(await file.arrayBuffer())
  const lines = boundLines(unrollCues(readCues(text)))
  if (lines.length === 0) {
    throw new Error(`“${file.name}” has no lines with times. A transcript is a .vtt or .srt file.`)
  }
  return { language: languageOfFile(file.name, text), complete: true, lines, from: file.name.slice(0, 200) }
}

/**
 * The words of a file that was put where pictures may be put, too.
 * @throws Error whose sentence is for the user
 */
export async function readDroppedCaptions(file: File): Promise<PageTranscript> {
  if (captionFilePattern.test(file.name)) return readCaptionFile(file)
  throw new Error(`“${file.name}” is neither a picture nor captions (a .vtt or .srt file), so it was not taken.`)
}

/** UTF-8 and UTF-16 are known by their bytes; what is neither is from a time before them. */
function decode(bytes: ArrayBuffer): string {
  const start = new Uint8Array(bytes.slice(0, 2)).join()
  if (start === '255,254') return new TextDecoder('utf-16le').decode(bytes)
  if (start === '254,255') return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const clock = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,3})?)`
const timing = new RegExp(String.raw`^\s*${clock}\s*-->\s*${clock}(?:\s|$)`)

/** The cues of a file, in its order. */
export function readCues(text: string): Cue[] {
  const isVtt = /^\ufeff?WEBVTT/.test(text)
  const rows = text.split(/\r\n|\r|\n/)
  const starts = rows.flatMap((row, index) => (timing.test(row) ? index : []))
  return starts.flatMap((index, number) => {
    const times = readTiming(rows[index] ?? '')
    const below = rows.slice(index + 1, starts[number + 1] ?? rows.length)
    const spoken = isVtt ? untilBlank(below) : withoutNumber(below, number + 1 < starts.length)
    return times ? { ...times, rows: spoken.map((row) => cueText(row.replace(/\{\\[^{}]*\}/g, ''))) } : []
  })
}

function readTiming(row: string): Pick<Cue, 'startSeconds' | 'endSeconds'> | undefined {
  const [, ...parts] = timing.exec(row) ?? []
  if (parts.length === 0) return undefined
  const [hours, minutes, seconds, endHours, endMinutes, endSeconds] = parts.map((part) =>
    Number((part ?? '0').replace(',', '.')),
  )
  return { startSeconds: sum(hours, minutes, seconds), endSeconds: sum(endHours, endMinutes, endSeconds) }
}

function sum(hours = 0, minutes = 0, seconds = 0): number {
  return (hours * 3600_000 + minutes * 60_000 + Math.round(seconds * 1000)) / 1000
}

/** In WebVTT an empty line ends a cue, and notes and styles may follow. */
function untilBlank(rows: string[]): string[] {
  const end = rows.indexOf('')
  return end < 0 ? rows : rows.slice(0, end)
}

/** In SubRip a cue reaches to the next one's number, so that a speaker's empty line ends nothing. */
function withoutNumber(rows: string[], isFollowed: boolean): string[] {
  const last = rows.findLastIndex((row) => row.trim() !== '')
  return isFollowed && /^\s*\d+\s*$/.test(rows[last] ?? '') ? rows.slice(0, last) : rows
}

/** `talk.de.vtt`, or what the head of the file says. */
function languageOfFile(name: string, text: string): string {
  const inName = /\.([a-z]{2,3}(?:-[a-z\d]{2,8})*)\.\w+$/i.exec(name)?.[1]
  const inHead = /^\ufeff?WEBVTT[\s\S]{0,500}?\n\s*Language:\s*(\S{2,35})/i.exec(text)?.[1]
  return [inName, inHead].map((tag) => languageOf(tag ?? '')).find(isLanguage) ?? 'und'
}

/** Whether a tag names a language: a part of a file's name may only look like one. */
function isLanguage(tag: string): boolean {
  return tag !== 'und' && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined
}
