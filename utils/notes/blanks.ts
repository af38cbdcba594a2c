import { type ProseLines, readLabel, readProse } from './labelled'
import { tablesIn } from './note-tables'
import type { EditedText } from './outline'
import { lineAt } from './outline-lines'
import { mayHavePasses, partsOfPass, passSpans } from './passes'
import { mayHaveQuestions, partsOfQuestion, questionSpans } from './questions'

/** A place of template text that is filled in. */
interface Blank {
  line: number
  /** What stands there now, from where to before where. */
  start: number
  end: number
  isEmpty: boolean
  /** Chosen whole when the caret comes, to be typed over: choices that still stand there. */
  isChoice: boolean
  /** Which pass, question or table it belongs to. */
  group: string
}

/** Where Tab goes: to a blank, out of the editor from the last one, or undefined where no template is. */
export type BlankStep = EditedText | 'leave' | undefined

/** Tab, or Shift+Tab with `back`: from blank to blank on the lines of a pass, a question with its fields, or a table. */
export function stepToBlank(edited: EditedText, isBack = false): BlankStep {
  const { text, selectionStart, selectionEnd } = edited
  if (!mayHaveBlanks(text) || text.slice(selectionStart, selectionEnd).includes('\n')) return undefined
  const blanks = findBlanks(readProse(text))
  const line = lineAt(text, selectionStart)
  const group = blanks.find((blank) => blank.line === line)?.group
  if (group === undefined) return undefined
  const caret = isBack ? selectionStart : selectionEnd
  const ahead = isBack ? blanks.filter(({ end }) => end < caret).reverse() : blanks.filter(({ start }) => start > caret)
  const isHere = ({ start, end }: Blank) => start <= caret && caret <= end
  const others = ahead.filter((blank) => !isHere(blank))
  const next = others.find((blank) => blank.group === group) ?? others.find(({ isEmpty }) => isEmpty)
  return next ? goTo(text, next) : 'leave'
}

/** The text with the caret in the first blank at or behind an offset. */
export function nextBlankFrom(text: string, offset: number): EditedText | undefined {
  const blank = findBlanks(readProse(text), true).find(({ start }) => start >= offset)
  return blank && goTo(text, blank)
}

function mayHaveBlanks(text: string): boolean {
  return text.includes('|') || mayHavePasses(text) || mayHaveQuestions(text)
}

function goTo(text: string, { start, end, isChoice, isEmpty }: Blank): EditedText {
  if (isChoice) return { text, selectionStart: start, selectionEnd: end }
  // Right behind a colon, or between two strokes without room, nothing could be typed that reads well.
  const needsSpace = isEmpty && /\S/.test(text[end - 1] ?? '')
  const caret = end + (needsSpace ? 1 : 0)
  const next = needsSpace ? `${text.slice(0, end)} ${text.slice(end)}` : text
  return { text: next, selectionStart: caret, selectionEnd: caret }
}

/** Every blank in the order of the text. A question without fields is no template, unless it has just been put there. */
function findBlanks(prose: ProseLines, withLone = false): Blank[] {
  const blanks = [
    ...questionBlanks(prose),
    ...passBlanks(prose),
    ...tableBlanks(prose),
    ...(withLone ? readNextBlanks(prose) : []),
  ]
  const byPlace = new Map<number, Blank>()
  for (const blank of blanks) if (!byPlace.has(blank.start)) byPlace.set(blank.start, blank)
  return [...byPlace.values()].sort((one, other) => one.start - other.start)
}

function questionBlanks(prose: ProseLines): Blank[] {
  const spans = questionSpans(prose)
  return spans.flatMap((span) => {
    const parts = partsOfQuestion(prose, span, spans)
    return parts.length < 2 ? [] : parts.flatMap(({ line }) => lineBlanks(prose, line, `question ${span[0]}`))
  })
}

function passBlanks(prose: ProseLines): Blank[] {
  return passSpans(prose).flatMap((span) =>
    partsOfPass(prose, span).flatMap(({ line }) => lineBlanks(prose, line, `pass ${span[0]}`)),
  )
}

function readNextBlanks(prose: ProseLines): Blank[] {
  return prose.lines.flatMap((line, at) =>
    prose.isProse(at) && readLabel(line)?.label === 'read next' ? lineBlanks(prose, at, `line ${at}`) : [],
  )
}

function lineBlanks({ lines, starts }: ProseLines, at: number, group: string): Blank[] {
  const line = lines[at]
  const labelled = line && readLabel(line)
  if (!line || !labelled) return []
  const { choice, choiceStart, value, valueStart } = labelled
  const lineStart = starts[at] ?? 0
  const start = lineStart + valueStart
  const blank = { line: at, start, end: value === '' ? lineStart + line.raw.length : start + value.length, group }
  const own: Blank = { ...blank, isEmpty: value === '', isChoice: false }
  if (choiceStart === undefined || !choice?.includes('|')) return [own]
  const from = lineStart + choiceStart
  return [{ line: at, start: from, end: from + choice.length, isEmpty: true, isChoice: true, group }, own]
}

/** The cells of a table, but for the first of a row where that names the row. */
function tableBlanks(prose: ProseLines): Blank[] {
  return tablesIn(prose).flatMap(({ kind, span, rows }) =>
    rows.flatMap((row, index) =>
      row.slice(kind === 'passes' ? 1 : 0).map(({ start, end, text }) => {
        const line = span[0] + 2 + index
        const cell =
          prose.lines[line]?.raw.slice(start - (prose.starts[line] ?? 0), end - (prose.starts[line] ?? 0)) ?? ''
        const lead = cell.length - cell.trimStart().length
        const from = text === '' ? start + Math.min(1, cell.length) : start + lead
        return {
          line,
          start: from,
          end: from + text.length,
          isEmpty: text === '',
          isChoice: false,
          group: `table ${span[0]}`,
        }
      }),
    ),
  )
}
