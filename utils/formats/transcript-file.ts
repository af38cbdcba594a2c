import type { Entry } from '@/utils/entry'
import { inlineText, type MathsMark, proseText } from '@/utils/markdown-text'
import type { LecternText } from '@/utils/text'
import { clockText } from '@/utils/time'
import { encodePath } from './link-path'
import { linkTarget } from './link-target'
import type { ProfileOptions, TimeLink } from './profile'
import { yamlText } from './yaml'

interface TranscriptFileOptions {
  timeLink: TimeLink
  target: ProfileOptions['target']
  /** The name of the entry's file, without folder and extension. */
  entryName: string
}

/** The texts that are worth a file: what the screen showed now and then only where there is no transcript. */
export function chooseTexts(texts: readonly LecternText[]): readonly LecternText[] {
  const transcripts = texts.filter(({ kind }) => kind === 'transcript')
  return (transcripts.length > 0 ? transcripts : texts).filter(({ lines }) => lines.length > 0)
}

/** What was said in a talk as a file of its own: a line for each of its lines, with its time. */
export function transcriptText(
  entry: Pick<Entry, 'ids' | 'url' | 'title'>,
  texts: readonly LecternText[],
  { timeLink, target, entryName }: TranscriptFileOptions,
): string {
  const mathsMark = target === 'jekyll' ? '$$' : '$'
  const title = entry.title.trim() || 'Untitled'
  const back = linkTo({ folder: 'entries', name: entryName, words: title }, target)
  const timeOf = (seconds: number) => {
    const link = timeLink(entry, seconds)
    const address = link && linkTarget(link)
    return address ? `[${clockText(seconds)}](${address})` : clockText(seconds)
  }
  const parts = texts.map(
    (text) => `## ${headingOf(text, mathsMark)}\n\n${aboutOf(text, mathsMark)}\n\n${linesOf(text, timeOf, mathsMark)}`,
  )
  return `---\ntitle: ${yamlText(`${title}: transcript`)}\n---\n\n${[back, ...parts].join('\n\n')}\n`
}

/** The link to a transcript's file, which ends the file of its entry. */
export function transcriptLink(name: string, target: ProfileOptions['target']): string {
  return linkTo({ folder: 'transcripts', name, words: 'Transcript' }, target)
}

interface LinkedFile {
  folder: string
  name: string
  words: string
}

/** Obsidian finds a file by its name; its links can show only words that are no markup. */
function linkTo({ folder, name, words }: LinkedFile, target: ProfileOptions['target']): string {
  if (target === 'obsidian') return `[[${name}]]`
  return `[${inlineText(words, '$$')}](../${folder}/${encodePath(name)}.md)`
}

function headingOf({ kind, language }: LecternText, mathsMark: MathsMark): string {
  const name = kind === 'captions' ? 'Captions seen' : 'Transcript'
  return language === 'und' ? name : `${name} (${inlineText(language, mathsMark)})`
}

function aboutOf({ from, complete }: LecternText, mathsMark: MathsMark): string {
  const source = from.trim() === '' ? '' : `From: ${proseText(from, mathsMark)}. `
  return `${source}${complete ? 'The whole talk.' : 'Not the whole talk.'}`
}

function linesOf({ lines }: LecternText, timeOf: (seconds: number) => string, mathsMark: MathsMark): string {
  return lines
    .map(({ startSeconds, text }) => `- ${timeOf(startSeconds)} ${proseText(text, mathsMark)}`.trimEnd())
    .join('\n')
}
