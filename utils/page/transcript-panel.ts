import type { TextLine } from '@/utils/text'
import { secondsOfClock } from '@/utils/time'

/*
 * A transcript that stands open on a page, read without the names of classes, which change often: a row is what holds
 * one clock, and its words are the rest of it.
 */

const segments = 'ytd-transcript-segment-renderer, ytm-transcript-segment-renderer, transcript-segment-view-model'
const panels = '[target-id*="transcript" i], [data-target-id*="transcript" i]'
const panelsOfSegments = `ytd-engagement-panel-section-list-renderer, ${panels}`
const maxRows = 30_000

export interface TranscriptPanel {
  lines: TextLine[]
  /** What stands on the panel besides: one of them may name the language. */
  labels: string[]
}

/** The transcript that is seen on the page; one that is hidden may be left from the video before. */
export function readTranscriptPanel(document: Document): TranscriptPanel | undefined {
  const found = new Set<Element>()
  for (const segment of document.querySelectorAll(segments)) {
    found.add(segment.closest(panelsOfSegments) ?? segment.parentElement ?? segment)
  }
  for (const panel of document.querySelectorAll(panels)) found.add(panel)
  const read = [...found].filter(isSeen).map(readPanel)
  return read.sort((one, other) => other.lines.length - one.lines.length).find(({ lines }) => lines.length > 0)
}

function isSeen(element: Element): boolean {
  if (element.closest('[hidden], [visibility="ENGAGEMENT_PANEL_VISIBILITY_HIDDEN"]')) return false
  // Not there in the documents of tests, which draw nothing.
  return element.checkVisibility?.() ?? true
}

function readPanel(panel: Element): TranscriptPanel {
  const named = [...panel.querySelectorAll(segments)]
  const rows = (named.length > 0 ? named : findRows(panel)).slice(0, maxRows)
  const labels = [...panel.querySelectorAll('button, [role="button"], [role="option"], [aria-haspopup]')]
  return {
    lines: rows.map(readRow).filter((line) => line !== undefined),
    labels: labels.map((label) => (label.textContent ?? '').trim().slice(0, 100)),
  }
}

/** The largest elements of a panel that hold one clock each. */
function findRows(panel: Element): Element[] {
  const counts = new Map<Element, number>()
  const clocks = textsOf(panel).filter(({ data }) => isClock(data))
  const ancestorsOf = function* ({ parentElement }: Text) {
    for (let at = parentElement; at && at !== panel; at = at.parentElement) yield at
  }
  for (const clock of clocks) for (const at of ancestorsOf(clock)) counts.set(at, (counts.get(at) ?? 0) + 1)
  const rows = clocks.map((clock) => [...ancestorsOf(clock)].filter((at) => counts.get(at) === 1).at(-1))
  return rows.filter((row) => row !== undefined)
}

function readRow(row: Element): TextLine | undefined {
  const texts = textsOf(row)
  const clock = texts.find(({ data }) => isClock(data))
  const startSeconds = secondsOfClock(clock?.data ?? '')
  if (!clock || startSeconds === undefined) return undefined
  const rest = texts.filter((text) => text !== clock)
  const [first, ...others] = rest.filter(({ data }) => data.trim() !== '')
  const spoken = first && others.length > 0 && isSpoken(clock.data, first.data) ? first : undefined
  const words = rest.filter((text) => text !== spoken).map(({ data }) => data)
  const text = words.join('').replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : { startSeconds, text }
}

/** Whether a text is the clock in words ("1 minute, 5 seconds"), in whatever language: it has the same numbers. */
function isSpoken(clock: string, text: string): boolean {
  const numbersOf = (from: string) => from.match(/\d+/g)?.map(Number) ?? []
  const told = (numbers: number[]) => numbers.filter((number) => number !== 0).join()
  const numbers = numbersOf(text)
  return numbers.length > 0 && told(numbers) === told(numbersOf(clock))
}

function isClock(text: string): boolean {
  return /^\s*\d{1,2}(?::\d{2}){1,2}\s*$/.test(text)
}

function textsOf(element: Element): Text[] {
  const texts: Text[] = []
  const add = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) texts.push(child as Text)
      else add(child)
    }
  }
  add(element)
  return texts
}
