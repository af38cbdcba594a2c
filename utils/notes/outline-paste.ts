import type { EditedText } from './outline'
import {
  indentUnder,
  indentUnit,
  lineAt,
  type OutlineLine,
  offsetOfLine,
  readLines,
  shiftLine,
  writeLines,
} from './outline-lines'

/**
 * What a paste makes of a text, or undefined where the browser's own paste is right. A URL over selected words makes
 * them a link; a list takes the level of the place it is put at and the indentation that the text uses.
 */
export function paste(edited: EditedText, clipboard: string): EditedText | undefined {
  return pasteLink(edited, clipboard) ?? pasteList(edited, clipboard)
}

function pasteLink({ text, selectionStart, selectionEnd }: EditedText, clipboard: string): EditedText | undefined {
  const url = clipboard.trim()
  const words = text.slice(selectionStart, selectionEnd)
  if (!isWebUrl(url) || words.trim() === '' || words.includes('\n') || isWebUrl(words.trim())) return undefined
  const target = /[()<>]/.test(url) ? `<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>` : url
  const link = `[${words.replace(/[[\]]/g, (bracket) => `\\${bracket}`)}](${target})`
  const end = selectionStart + link.length
  return {
    text: text.slice(0, selectionStart) + link + text.slice(selectionEnd),
    selectionStart: end,
    selectionEnd: end,
  }
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}

function pasteList(edited: EditedText, clipboard: string): EditedText | undefined {
  const pasted = readLines(clipboard.replaceAll(/\r\n?/g, '\n').replace(/^\s*\n|\s+$/g, ''))
  if (!pasted[0]?.item || edited.selectionStart !== edited.selectionEnd) return undefined
  const lines = readLines(edited.text)
  const at = lineAt(edited.text, edited.selectionStart)
  const line = lines[at]
  const lineEnd = offsetOfLine(lines, at) + (line?.raw.length ?? 0)
  if (!line || line.isFenced || edited.selectionStart !== lineEnd) return undefined
  if (!line.item && !line.isBlank) return undefined
  const replacesLine = line.isBlank || line.item?.text === ''
  const firstChild = lines.find((other) => other.item && other.owner === at)
  const base = line.item && !replacesLine && firstChild ? firstChild.indent : line.indent
  const added = writeLines(relevel(pasted, base, indentUnit(lines)))
  const before = replacesLine ? offsetOfLine(lines, at) : lineEnd
  const inserted = replacesLine ? added : `\n${added}`
  const caret = before + inserted.length
  const text = edited.text.slice(0, before) + inserted + edited.text.slice(lineEnd)
  return { text, selectionStart: caret, selectionEnd: caret }
}

/** A list written from `base` on, one `unit` for each level that it has, whatever its own indentation was. */
function relevel(pasted: readonly OutlineLine[], base: string, unit: string): OutlineLine[] {
  const placed: OutlineLine[] = []
  for (const line of pasted) {
    const parent = placed[line.owner ?? -1]
    const from = pasted[line.owner ?? -1]
    const indent = parent ? indentUnder(parent, unit) : base
    const raw = line.item
      ? indent + line.raw.slice(line.indent.length)
      : shiftLine(line.raw, from?.indent ?? '', parent?.indent ?? base)
    const placedLine = readLines(raw)[0]
    placed.push(placedLine ? { ...line, ...placedLine } : line)
  }
  return placed
}
