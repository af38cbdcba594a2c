import { plainHost } from '@/utils/url'
import { collapse } from './meta'

/** What tells the name of a site from the title of its page. */
export interface Surroundings {
  /** What the site calls itself. */
  site?: string | undefined
  url?: URL
  /** A heading that repeats the start of the title shows where it ends. */
  document?: Document
}

/**
 * A title without the name of its site ("A talk | Example", "Une vidéo - Vidéo Example", "Example: a page", "(2) Ada on
 * Example: “A post” / Example").
 */
export function withoutSiteName(title: string, { site, url, document }: Surroundings): string {
  const parts = title.split(/\s+(?:[|\-–—·•»:/]|--)\s+/)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length < 2) return title
  const names = [site ?? '', ...(url ? hostNames(url) : [])]
  const isName = (part: string): boolean => names.some((name) => namesSite(part, name))
  const headed = document && headingAtStart(title, document)
  if (headed?.startsWith(first) && !isName(headed)) return headed
  if (isName(last)) return postOf(title.slice(0, title.lastIndexOf(last)).replace(/\s+\S+\s+$/, ''), isName)
  return isName(first) ? title.slice(first.length).replace(/^\s+\S+\s+/, '') : title
}

/** What somebody said on a network, which titles the page with who said it and with the count of what is unread. */
function postOf(title: string, isName: (part: string) => boolean): string {
  const [, site = '', post = ''] = /^.{1,200}? on ([^:]{1,60}): ["“](.+)["”]$/s.exec(title) ?? []
  return isName(site) ? post : title
}

function headingAtStart(title: string, document: Document): string | undefined {
  const headings = [...document.querySelectorAll('h1')].flatMap((heading) => collapse(heading.textContent) ?? [])
  return headings.find((heading) => title.startsWith(`${heading} `))
}

/** "www.en.example.org" may call itself "en.example.org", "example.org" or "example". */
function hostNames(url: URL): string[] {
  const labels = plainHost(url).split('.')
  return [labels, labels.slice(-2), labels.slice(-2, -1)].map((names) => names.join('.'))
}

const mostWords = 2

/** Whether an end of a title is the site's name, alone or with a word or two of its own ("Vidéo Example"). */
function namesSite(part: string, site: string): boolean {
  const own = plain(site)
  const words = part.trim().split(/\s+/)
  if (own === '' || plain(part) === own) return own !== ''
  return (
    own.length > 3 && words.length <= mostWords && [words[0], words.at(-1)].some((word) => plain(word ?? '') === own)
  )
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
