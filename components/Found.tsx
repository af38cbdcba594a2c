import type { VNode } from 'preact'

interface FoundProps {
  text: string
  /** The words searched for, in lower case. */
  words: readonly string[]
}

/** Text in which what a search found is marked. */
export function Found({ text, words }: FoundProps): VNode {
  return <>{splitFound(text, words).map((part, index) => (index % 2 === 0 ? part : <mark key={index}>{part}</mark>))}</>
}

/** Text cut at what was found: every second part, from index 1 on, is a find. */
export function splitFound(text: string, words: readonly string[]): string[] {
  const lower = text.toLowerCase()
  // Some letters change their length in lower case, and places found there would be wrong here.
  if (words.length === 0 || lower.length !== text.length) return [text]
  const parts: string[] = []
  let from = 0
  while (from < text.length) {
    const next = findNext(lower, words, from)
    if (!next) break
    parts.push(text.slice(from, next.at), text.slice(next.at, next.at + next.length))
    from = next.at + next.length
  }
  return [...parts, text.slice(from)]
}

function findNext(lower: string, words: readonly string[], from: number): { at: number; length: number } | undefined {
  let best: { at: number; length: number } | undefined
  for (const word of words) {
    const at = word === '' ? -1 : lower.indexOf(word, from)
    if (at < 0) continue
    if (!best || at < best.at || (at === best.at && word.length > best.length)) best = { at, length: word.length }
  }
  return best
}
