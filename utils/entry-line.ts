const entryLinePattern = /^([ \t]*)!\[\[entry:([0-9a-f-]{36})\]\][ \t]*$/

/** The line that places an entry in a document. */
export function entryLine(entryId: string): string {
  return `![[entry:${entryId}]]`
}

/** The id of the entry that a line places, or undefined when the line places none. */
export function entryIdOfLine(line: string): string | undefined {
  return entryLinePattern.exec(line)?.[2]
}

/** The ids of the entries that a body places, each once, in order of their first line. */
export function placedEntryIds(body: string): string[] {
  const ids = body.split('\n').map(entryIdOfLine)
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** A text with the entries that it places under the ids that they have now. */
export function renameEntries(text: string, idNow: ReadonlyMap<string, string>): string {
  if (!text.includes('![[entry:')) return text
  const rename = (line: string) => {
    const id = entryIdOfLine(line)
    return id === undefined ? line : line.replace(entryLine(id), entryLine(idNow.get(id) ?? id))
  }
  return text.split('\n').map(rename).join('\n')
}
