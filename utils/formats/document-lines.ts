import { nextFence } from '@/utils/code-fence'
import type { LecternDocument } from '@/utils/document'
import { entryIdOfLine } from '@/utils/entry-line'
import { yamlName } from './yaml'

/** Where a document places an entry. */
export interface EntryPlace {
  entryId: string
  /** The white space before the entry line. */
  indent: string
  /** The level of a heading that stands one below the nearest heading above. */
  headingLevel: number
  /** True under a list's item: the entry is an item of the list there. */
  isInList: boolean
}

/** A document's body in parts: runs of its own text, and the places of entries between them. */
export type DocumentPart = { text: string } | EntryPlace

const headingPattern = /^ {0,3}(#{1,6})(?:[ \t]|$)/
const itemPattern = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/

/** Entries under no heading are second-level headings: the first level is the document's title. */
const levelUnderNothing = 2

/** Whether a line is an item of a list. */
export function isItem(line: string): boolean {
  return itemPattern.test(line)
}

/** Cuts a body at its entry lines, but for those inside fenced code. The own text comes back line by line as it is, without the last line's end. */
export function documentParts(body: string): DocumentPart[] {
  const parts: DocumentPart[] = []
  const own: string[] = []
  let headingLevel = levelUnderNothing
  let isInList = false
  let fence: string | undefined
  const endText = () => {
    if (own.length > 0) parts.push({ text: own.splice(0).join('\n') })
  }
  for (const line of body.split('\n')) {
    const entryId = fence === undefined ? entryIdOfLine(line.replace(/\r$/, '')) : undefined
    const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
    if (entryId !== undefined) {
      endText()
      parts.push({ entryId, indent, headingLevel, isInList: isInList && indent !== '' })
      continue
    }
    own.push(line)
    fence = nextFence(fence, line)
    const heading = fence === undefined ? headingPattern.exec(line)?.[1] : undefined
    if (heading) headingLevel = Math.min(heading.length + 1, 6)
    if (line.trim() !== '') isInList = isItem(line) || (isInList && indent !== '')
  }
  endText()
  return parts
}

/** Whether the learner gave a property of this name, quoted or bare. */
export function hasProperty(properties: LecternDocument['properties'], wanted: string): boolean {
  return properties.some(({ name }) => name.replace(/^(["'])(.*)\1$/, '$2') === wanted)
}

/** A document's front matter as the learner wrote it, with its fences; empty when there is none. */
export function frontMatter(properties: LecternDocument['properties']): string {
  if (properties.length === 0) return ''
  const lines = properties.map(({ name, value }) => {
    const gap = value === '' || value.startsWith('\n') ? '' : ' '
    return `${yamlName(name)}:${gap}${value}\n`
  })
  return `---\n${lines.join('')}---\n`
}
