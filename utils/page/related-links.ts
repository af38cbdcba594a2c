import type { Relation } from '@/utils/entry'
import { parseArxivId } from '@/utils/identity'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import { collapse } from './meta'

/** What the words of a link say that it leads to. */
const meanings: readonly (readonly [how: Relation['how'], words: RegExp])[] = [
  ['recording of', /\bvideos?\b/i],
  ['slides of', /\b(?:slides?|presentation)\b/i],
  ['poster of', /\bposter\b/i],
  ['code of', /\b(?:code|software)\b/i],
]

/**
 * Things around a paper that its page links to. `labelOf` gives the words for a link, its own unless they stand
 * beside it. A paper on arXiv is known by its address.
 */
export function relatedLinks(
  links: Iterable<Element>,
  base: URL,
  labelOf: (link: Element) => string | null | undefined = (link) => link.textContent,
): Relation[] {
  const found = new Map<string, Relation>()
  for (const link of links) {
    const url = parseWebUrl(link.getAttribute('href') ?? link.getAttribute('src') ?? undefined, base)
    const relation = url && relationOf(url, collapse(labelOf(link)) ?? '')
    if (relation?.url && !found.has(relation.url)) found.set(relation.url, relation)
  }
  return [...found.values()]
}

function relationOf(url: URL, label: string): Relation | undefined {
  const arxiv = isOnHost(url, 'arxiv.org') && parseArxivId(plainPath(url).replace(/^\/(?:abs|pdf|html)\//, ''))
  if (arxiv) return { how: 'preprint of', id: `arxiv:${arxiv.id}`, url: `https://arxiv.org/abs/${arxiv.id}` }
  const how = meanings.find(([, words]) => words.test(label))?.[0]
  return how && { how, url: url.href }
}
