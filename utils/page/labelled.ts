import { type Facts, fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import { parsePeople, splitNames } from '@/utils/people'
import { secondsOfClock, secondsOfDuration } from '@/utils/time'
import { collapse } from './meta'

/*
 * Archives of talks often say what they know in a table or a list of terms ("Speaker(s): Ada Byron") and in no metadata.
 * A label that stands there twice is a listing's, and says nothing about the page.
 */
const labels = {
  title: /^(?:session|talk|presentation|lecture|video) (?:name|title)$/,
  speakers: /^(?:speaker|presenter|lecturer)(?:s|\(s\))?$/,
  companies: /^(?:company|affiliation|organi[sz]ation|institution)(?: names?| name\(s\))?(?:s|\(s\))?$/,
  published:
    /^(?:(?:date )?(?:recorded|published|uploaded|released)(?: on)?|(?:recording|upload|release|publication) date)$/,
  duration: /^(?:duration|length|running time|run time)$/,
}

type Label = keyof typeof labels

const maxLabels = 400
const maxLabelLength = 40

/** What a page says about one talk beside labels. */
export function labelledFacts(document: Document): Pick<Facts, 'title' | 'people' | 'published' | 'durationSeconds'> {
  const values = labelledValues(document)
  const text = (label: Label) => collapse(values.get(label)?.textContent)
  const from = 'labelled text'
  const speakers = values.get('speakers')
  return {
    title: fact(from, 'medium', text('title')),
    people: fact(from, 'medium', speakers && parsePeople(namesIn(speakers, values.has('companies')), 'speaker')),
    published: fact(from, 'medium', parseDate(text('published'))),
    durationSeconds: fact(from, 'medium', secondsOf(text('duration') ?? '')),
  }
}

function labelledValues(document: Document): Map<Label, Element> {
  const found = new Map<Label, Element>()
  const repeated = new Set<Label>()
  for (const element of [...document.querySelectorAll('dt, th, td:first-child')].slice(0, maxLabels)) {
    const value = element.nextElementSibling
    const label = value?.matches('dd, td') ? labelOf(element.textContent) : undefined
    if (!value || !label) continue
    if (found.has(label)) repeated.add(label)
    found.set(label, value)
  }
  return new Map([...found].filter(([label]) => !repeated.has(label)))
}

function labelOf(text: string): Label | undefined {
  const plain = collapse(text.slice(0, 200))?.replace(/\s*:$/, '').toLowerCase()
  if (!plain || plain.length > maxLabelLength) return undefined
  return (Object.keys(labels) as Label[]).find((label) => labels[label].test(plain))
}

/**
 * Names one a link, one an item, one a line; else in one text. Behind a comma there may stand a company as well as a
 * person: it is taken for a person only where companies have a label of their own.
 */
function namesIn(value: Element, areCompaniesApart: boolean): string[] {
  const parts = [...value.querySelectorAll('li')]
  const links = parts.length > 0 ? parts : [...value.querySelectorAll('a')]
  const lines = links.length > 0 ? links.map(({ textContent }) => textContent ?? '') : linesOf(value)
  const names = lines.flatMap((line) => collapse(line.replace(/\([^)]*\)/g, ' ')) ?? [])
  if (!areCompaniesApart && names.some((name) => name.includes(','))) return []
  return names.flatMap(splitNames)
}

function linesOf(value: Element): string[] {
  const lines = ['']
  for (const node of value.childNodes) {
    if (node.nodeName === 'BR') lines.push('')
    else lines.push((lines.pop() ?? '') + (node.textContent ?? ''))
  }
  return lines
}

/** "56:12", "1:02:03", "PT56M" or "56 minutes". */
function secondsOf(text: string): number | undefined {
  const minutes = /^(\d{1,3})\s*min(?:ute)?s?\.?$/i.exec(text)?.[1]
  const seconds = minutes ? Number(minutes) * 60 : (secondsOfClock(text) ?? secondsOfDuration(text))
  return seconds && seconds >= 1 ? Math.floor(seconds) : undefined
}
