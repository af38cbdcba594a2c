import { nextFence } from '@/utils/code-fence'

/** A heading and what stands under it, up to the next one; the first section of a text has none. */
interface Section {
  heading?: string
  lines: string[]
}

/**
 * Unites the notes of two entries: all that the first says, and what only the second says, under the headings that they
 * share. What belongs together (a bullet with what stands under it, a table, a paragraph, code) stays together.
 */
export function uniteNotes(first: string, second: string): string {
  if (first.trim() === '' || second.trim() === '') return first.trim() === '' ? second : first
  const sections = splitSections(first)
  const met = new Set<Section>()
  for (const section of splitSections(second)) {
    const same = sections.find((each) => !met.has(each) && each.heading?.trim() === section.heading?.trim())
    if (same) same.lines = appendBlocks(same.lines, section.lines)
    else addSection(sections, section)
    met.add(same ?? section)
  }
  return sections
    .flatMap(({ heading, lines }) => (heading === undefined ? lines : [heading, ...lines]))
    .join('\n')
    .replace(/\n+$/, '')
}

function splitSections(text: string): Section[] {
  const sections: Section[] = [{ lines: [] }]
  let fence: string | undefined
  for (const line of text.split('\n')) {
    const isFenced = fence !== undefined
    fence = nextFence(fence, line)
    if (!isFenced && /^#{1,6}\s/.test(line)) sections.push({ heading: line, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

/** A section of its own at the end, set off from what stands before it. */
function addSection(sections: Section[], section: Section): void {
  const last = sections.at(-1)
  if (last && last.lines.at(-1)?.trim() !== '') last.lines.push('')
  sections.push(section)
}

/** The lines with the blocks that they do not have yet, before the blank lines that end them. */
function appendBlocks(lines: readonly string[], added: readonly string[]): string[] {
  const known = new Set(splitBlocks(lines).map(nameOf))
  const missing = splitBlocks(added).filter((block) => nameOf(block) !== '' && !known.has(nameOf(block)))
  if (missing.length === 0) return [...lines]
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1
  const before = lines.slice(0, end)
  for (const block of missing) {
    const areListed = isItem(before.findLast((line) => !/^\s/.test(line)) ?? '') && isItem(block[0] ?? '')
    if (before.length > 0 && !areListed) before.push('')
    before.push(...withoutLastBlanks(block))
  }
  return [...before, ...lines.slice(end)]
}

/** A top-level line with what is indented under it; a table, a paragraph or fenced code whole; blank lines go along. */
function splitBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = []
  let fence: string | undefined
  for (const line of lines) {
    const isFenced = fence !== undefined
    fence = nextFence(fence, line)
    const last = blocks.at(-1)
    if (last && (isFenced || continuesBlock(last, line))) last.push(line)
    else blocks.push([line])
  }
  return blocks
}

function continuesBlock(block: readonly string[], line: string): boolean {
  if (line.trim() === '' || /^\s/.test(line)) return true
  const previous = block.at(-1) ?? ''
  const areTold = isItem(line) || previous.trim() === '' || isItem(previous) || /^\s/.test(previous)
  return !areTold && isTable(previous) === isTable(line)
}

function isItem(line: string): boolean {
  return /^(?:[-*+]|\d+[.)])\s/.test(line)
}

function isTable(line: string): boolean {
  return line.startsWith('|')
}

/** What a block says, whatever blanks end its lines. */
function nameOf(block: readonly string[]): string {
  return block
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
}

function withoutLastBlanks(block: readonly string[]): readonly string[] {
  return block.slice(0, block.findLastIndex((line) => line.trim() !== '') + 1)
}
