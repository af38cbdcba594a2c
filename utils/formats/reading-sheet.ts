import type { Entry } from '@/utils/entry'
import { daysText, listPasses, minutesOf } from '@/utils/notes/pass-list'
import { passHeading, passNames } from '@/utils/notes/passes'
import type { Question } from '@/utils/notes/questions'
import { fiveCs, type SheetParts, type SheetPass, splitForSheet } from '@/utils/notes/sheet-parts'
import type { Reading } from '@/utils/readings'
import { type EntryValues, entryValues } from './entry-values'
import { fileNameOf } from './file-name'
import type { EntryTemplates, Profile, ProfileOptions, TimeLink } from './profile'
import { readingSheetOptions } from './profiles'
import type { ShotWriter } from './shot-files'
import { compileTemplate } from './template'
import { readingSheetTemplates } from './templates/reading-sheet'

/** One sheet per paper, in the shape of a worksheet: tables of passes, of the five Cs and of questions. */
export const readingSheetProfile: Profile = {
  name: 'Reading sheet',
  entry: readingSheetTemplates,
  options: readingSheetOptions,
}

export interface ReadingSheetSettings {
  timeLink: TimeLink
  options?: Partial<ProfileOptions>
  /** The built-in templates if absent. */
  templates?: EntryTemplates
  /** Absent: embedded shots stay as they stand. */
  shots?: ShotWriter
  /** What was read of each entry, by its id. */
  readings?: ReadonlyMap<string, readonly Reading[]>
}

export interface ReadingSheet {
  /** Without an extension. */
  name: string
  text: string
}

/**
 * A paper's notes, put in order: what was read when, the five Cs, each pass, questions with their hypotheses, what to
 * read next, and then every other line.
 * @throws TemplateError
 */
export function writeReadingSheet(entry: Entry, settings: ReadingSheetSettings): ReadingSheet {
  const options = { ...readingSheetProfile.options, ...settings.options }
  const { fileName, properties, heading, body } = settings.templates ?? readingSheetProfile.entry
  const known = entryValues(entry, { ...settings, options })
  const values: EntryValues = { ...known, notes: sheetText(entry, known.notes ?? '', settings.readings) }
  const render = (template: string) => compileTemplate(template, options.target).render(values)
  const front = render(properties)
    .replace(/^[ \t]*\n/gm, '')
    .trim()
  const title = options.titleHeading ? `# ${render(heading)}\n\n` : ''
  return {
    name: fileNameOf(render(fileName), `reading sheet ${entry.id}`),
    text: `---\n${front}\n---\n\n${title}${render(body).trim()}\n`,
  }
}

function sheetText(entry: Entry, notes: string, readings: ReadingSheetSettings['readings']): string {
  const parts = splitForSheet(notes)
  const sections: [title: string, text: string][] = [
    ['Passes', passesTable(listPasses(readings?.get(entry.id) ?? [], entry.notes))],
    ['What was read', parts.passTables.join('\n\n')],
    ['Five Cs', fiveCsTable(parts.passes)],
    ...parts.passes.map((pass): [string, string] => [headingOf(pass), pass.body]),
    ['Questions', questionsTable(parts.questions)],
    ['Seed', parts.seedTables.join('\n\n')],
    ['Read next', nextList(parts)],
    ['Notes', parts.rest],
  ]
  const written = sections.filter(([, text]) => text !== '')
  return written.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n')
}

function passesTable(passes: ReturnType<typeof listPasses>): string {
  const rows = passes.map(({ pass, version, days, seconds }) => [
    passNames[pass],
    daysText(days),
    version === undefined ? '' : `v${version}`,
    seconds === undefined ? '' : String(minutesOf(seconds)),
  ])
  return table(['Pass', 'Date', 'Version', 'Minutes'], rows)
}

/** A column for each first pass that answers them. */
function fiveCsTable(passes: readonly SheetPass[]): string {
  const answering = passes.filter(({ fields }) => fiveCs.some((each) => answerOf(fields, each) !== ''))
  if (answering.length === 0) return ''
  const rows = fiveCs.map((each) => [each, ...answering.map(({ fields }) => answerOf(fields, each))])
  return table(['', ...answering.map(headingOf)], rows)
}

function answerOf(fields: SheetPass['fields'], label: string): string {
  const answers = fields.filter((field) => field.label === label.toLowerCase())
  return answers.map(({ text }) => text).join('\n')
}

function headingOf({ pass, date, version }: SheetPass): string {
  return passHeading(pass, { date, version }).replaceAll('**', '')
}

/** A row for each hypothesis; what is of the whole question stands in its first row. */
function questionsTable(questions: readonly Question[]): string {
  const header = ['Question', 'Hypothesis', 'Class', 'Reason', 'Updated hypothesis', 'Updated question', 'Answer']
  const rows = questions.flatMap(({ text, hypotheses, answers, because, updatedHypotheses, updatedQuestions }) => {
    const [first, ...others] = hypotheses
    const reasons = [...because, ...(first?.because ?? [])]
    const found = answers.flatMap((answer) => [answer.text, ...answer.because.map((reason) => `because: ${reason}`)])
    const updated = [updatedHypotheses, updatedQuestions, found].map((lines) => lines.join('\n'))
    return [
      [text, first?.text ?? '', first?.class ?? '', reasons.join('\n'), ...updated],
      ...others.map((other) => ['', other.text, other.class ?? '', other.because.join('\n'), '', '', '']),
    ]
  })
  return table(header, rows)
}

function nextList({ readNext }: SheetParts): string {
  return readNext.map((text) => `- ${text}`).join('\n')
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const lines = [header, header.map(() => '---'), ...rows.map((row) => row.map(cell))]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The learner's Markdown in a cell: on one line, and with no stroke that would end it. */
function cell(markdown: string): string {
  const lines = markdown.split(/\r\n|[\n\r]/).map((line) => line.trim())
  const text = lines.filter((line) => line !== '').join('<br>')
  return text.replace(/(\\*)\|/g, (stroke, slashes: string) => (slashes.length % 2 === 0 ? `${slashes}\\|` : stroke))
}
