import type { PagePlaces } from '@/utils/page-places'

/**
 * Runs in the page, and must be self-contained. Sections are those that LaTeXML tags with a number, elsewhere headings
 * that begin with one. With `wanted`, that section is brought into view first.
 */
export function findPlaces(wanted?: string): PagePlaces | undefined {
  if (document.contentType === 'application/pdf') return { kind: 'page' }
  const numberPattern = /^(?:appendix\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)(?=[\s.:]|$)/i
  const isLetter = (number: string) => /^[A-Z]$/i.test(number)
  const numbered = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].flatMap((heading) => {
    const tag = heading.querySelector(':scope > .ltx_tag')
    const number = numberPattern.exec((tag ?? heading).textContent?.trim() ?? '')?.[1]
    // A lone letter is a word of the heading, unless it is tagged as its number.
    return number === undefined || (isLetter(number) && !tag) ? [] : [{ heading, number }]
  })
  if (numbered.length === 0) return undefined
  if (wanted !== undefined) numbered.find(({ number }) => number === wanted)?.heading.scrollIntoView({ block: 'start' })
  const { scrollHeight } = document.documentElement
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 2
  const readingLine = innerHeight * (isAtEnd ? 1 : 1 / 3)
  const inView = numbered.findLast(({ heading }) => heading.getBoundingClientRect().top <= readingLine)
  return { kind: 'section', ...(inView && { where: inView.number }) }
}
