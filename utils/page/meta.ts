import { parseWebUrl, plainHost, plainPath } from '@/utils/url'

/** The `<meta>` tags of a page by name, whatever attribute names them and in whatever case. */
export interface Metas {
  /** Contents in page order, trimmed, without empty ones. */
  all(name: string): readonly string[]
  /** The first content of the first name that has one. */
  first(...names: string[]): string | undefined
  /** Every name with its content in page order, for tags that belong to the one before them. */
  pairs: readonly (readonly [name: string, content: string])[]
}

const none: readonly string[] = []

/** The metas of a page that says nothing about itself. */
export const noMetas: Metas = { pairs: [], all: () => none, first: () => undefined }

/**
 * Reads the metas in one pass. `name` and `property` share their names ("og:title" stands in either); an `itemprop`
 * is about whatever thing it stands in, so it is found as `itemprop:name`.
 */
export function readMetas(document: Document): Metas {
  const contents = new Map<string, string[]>()
  const pairs: [string, string][] = []
  for (const meta of document.querySelectorAll('meta[content]')) {
    const content = meta.getAttribute('content')?.trim()
    if (!content) continue
    for (const name of namesOf(meta)) {
      pairs.push([name, content])
      const known = contents.get(name)
      if (known) known.push(content)
      else contents.set(name, [content])
    }
  }
  return {
    pairs,
    all: (name) => contents.get(name) ?? none,
    first: (...names) => names.map((name) => contents.get(name)?.[0]).find((content) => content !== undefined),
  }
}

function namesOf(meta: Element): Set<string> {
  const names = `${meta.getAttribute('name') ?? ''} ${meta.getAttribute('property') ?? ''}`
  const itemprop = meta.getAttribute('itemprop')
  const all = names
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '')
  return new Set(itemprop ? [...all, `itemprop:${itemprop.trim().toLowerCase()}`] : all)
}

/**
 * The address that the page gives itself, if it can be about this page: on the same host, and not the front page when
 * the page is not. Pages that navigate in place and careless templates leave others.
 */
export function canonicalUrl(document: Document, url: URL): URL | undefined {
  const href = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href')
  const canonical = parseWebUrl(href ?? undefined, url)
  if (!canonical || plainHost(canonical) !== plainHost(url)) return undefined
  return plainPath(canonical) === '' && plainPath(url) !== '' ? undefined : canonical
}

/** The language of the page as a tag ("en", "pt-BR"), from what it says of itself. */
export function pageLanguage(document: Document, metas: Metas): string | undefined {
  const said = metas.first('citation_language', 'dc.language') ?? document.documentElement.getAttribute('lang')
  const tag = said?.trim().replace('_', '-')
  return tag && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined
}

/** Text with its white space collapsed, or undefined when nothing is left. */
export function collapse(text: string | null | undefined): string | undefined {
  const collapsed = text?.replace(/\s+/g, ' ').trim()
  return collapsed || undefined
}

/** Like `collapse`, but an empty line keeps standing between paragraphs. */
export function collapseParagraphs(text: string | null | undefined): string | undefined {
  const paragraphs = text?.split(/\n\s*\n/).map((paragraph) => collapse(paragraph))
  return paragraphs?.filter((paragraph) => paragraph !== undefined).join('\n\n') || undefined
}
