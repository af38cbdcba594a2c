import { type LabelledPart, type LineSpan, type ProseLines, readLabel, readParts, readProse } from './labelled'
import { isUnder, subtreeEnd } from './outline-lines'

/** A: in use; B: about to be dropped; C: not sure. */
export type HypothesisClass = 'A' | 'B' | 'C'

export interface Reasoned {
  /** The learner's Markdown; may have several lines. */
  text: string
  because: string[]
}

export interface Hypothesis extends Reasoned {
  /** Absent until the learner has chosen. */
  class?: HypothesisClass
}

/** A question of the learner's, with what they think and what they found. Blanks are left out. */
export interface Question {
  /** Index of its first line, and of the one behind its last. */
  line: number
  endLine: number
  text: string
  hypotheses: Hypothesis[]
  answers: Reasoned[]
  /** Reasons that stand under neither. */
  because: string[]
  updatedHypotheses: string[]
  updatedQuestions: string[]
}

const fieldLabels: Record<string, 'hypothesis' | 'answer' | 'because' | 'updated hypothesis' | 'updated question'> = {
  h: 'hypothesis',
  hypothesis: 'hypothesis',
  a: 'answer',
  answer: 'answer',
  because: 'because',
  'updated h': 'updated hypothesis',
  'updated hypothesis': 'updated hypothesis',
  'updated q': 'updated question',
  'updated question': 'updated question',
}

const isQuestion = (label: string) => label === 'q' || label === 'question'
const isField = (label: string) => label in fieldLabels && Object.hasOwn(fieldLabels, label)

/** The questions of any note or document, in order: `Q:` with `H(A):`, `because:`, `A:` under it or right behind it. */
export function readQuestions(text: string): Question[] {
  return mayHaveQuestions(text) ? questionsIn(readProse(text)) : []
}

/** A quick look, for most texts have none. */
export function mayHaveQuestions(text: string): boolean {
  return /(?:^|[\s*_])q(?:uestion)?[*_]{0,2}[:：]/im.test(text)
}

/** Questions with nothing but blanks are not counted. */
export function questionsIn(prose: ProseLines): Question[] {
  const spans = questionSpans(prose)
  return spans.flatMap((span) => {
    const [first, ...fields] = partsOfQuestion(prose, span, spans)
    const question = first && questionOf(first, fields, span)
    return question && isAsked(question) ? [question] : []
  })
}

/** From which line to before which each question reaches; one that stands under another reaches into none of its lines. */
export function questionSpans({ lines, isProse }: ProseLines): LineSpan[] {
  const spans: LineSpan[] = []
  for (const [at, line] of lines.entries()) {
    const label = isProse(at) ? readLabel(line)?.label : undefined
    if (label === undefined || !isQuestion(label)) continue
    // What stands beside a question that is under another answers the other one.
    const isNested = line.item !== undefined && spans.some(([start]) => isUnder(lines, at, start))
    spans.push([at, isNested ? subtreeEnd(lines, at) : endOfQuestion({ lines, isProse }, at)])
  }
  return spans
}

/** The question's own labelled lines, the `Q:` first; those of other questions under it are theirs. */
export function partsOfQuestion(prose: ProseLines, [start, end]: LineSpan, spans: readonly LineSpan[]): LabelledPart[] {
  const parts = readParts(prose, [start, end], (label) => isQuestion(label) || isField(label), {
    firstTakesLoose: true,
  })
  const nested = spans.filter(([line]) => line > start && line < end)
  return parts.filter(({ line }) => !nested.some(([from, to]) => line >= from && line < to))
}

type Lines = Pick<ProseLines, 'lines' | 'isProse'>

/** Behind the question's own lines stand those that answer it: fields beside it, or its paragraph going on. */
function endOfQuestion({ lines, isProse }: Lines, start: number): number {
  const question = lines[start]
  let end = question?.item ? subtreeEnd(lines, start) : start + 1
  for (let at = end; at < lines.length; at++) {
    const line = lines[at]
    if (!line || line.isBlank) continue
    const label = isProse(at) ? readLabel(line)?.label : undefined
    const isBeside = label !== undefined && isField(label) && line.owner === question?.owner
    const isOfParagraph = !line.item && isProse(at) && at === end && label === undefined && !question?.item
    if (!isBeside && !(isOfParagraph && !/^\s*(?:#{1,6}\s|[>|])/.test(line.raw))) break
    end = line.item ? subtreeEnd(lines, at) : at + 1
    at = end - 1
  }
  return end
}

function questionOf(first: LabelledPart, fields: readonly LabelledPart[], [line, endLine]: LineSpan): Question {
  const question: Question = {
    line,
    endLine,
    text: first.text,
    hypotheses: [],
    answers: [],
    because: [],
    updatedHypotheses: [],
    updatedQuestions: [],
  }
  let last: Reasoned | undefined
  for (const { label, choice, text } of fields) {
    const what = fieldLabels[label]
    if (what === 'hypothesis') {
      const hypothesis = { text, because: [], ...(isClass(choice) && { class: choice }) }
      question.hypotheses.push(hypothesis)
      last = hypothesis
    } else if (what === 'answer') {
      last = { text, because: [] }
      question.answers.push(last)
    } else if (text !== '') {
      if (what === 'because') (last?.because ?? question.because).push(text)
      if (what === 'updated hypothesis') question.updatedHypotheses.push(text)
      if (what === 'updated question') question.updatedQuestions.push(text)
    }
  }
  question.hypotheses = question.hypotheses.filter(isGiven)
  question.answers = question.answers.filter(isGiven)
  return question
}

function isClass(choice: string | undefined): choice is HypothesisClass {
  return choice === 'A' || choice === 'B' || choice === 'C'
}

function isGiven({ text, because }: Reasoned): boolean {
  return text !== '' || because.length > 0
}

function isAsked(question: Question): boolean {
  const { text, hypotheses, answers, because, updatedHypotheses, updatedQuestions } = question
  return text !== '' || [hypotheses, answers, because, updatedHypotheses, updatedQuestions].some(({ length }) => length)
}
