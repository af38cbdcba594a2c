import { fact } from '@/utils/clip'
import { abstractUnderHeading } from '@/utils/page/abstract'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapseParagraphs } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { relatedLinks } from '@/utils/page/related-links'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

/** `/papers/v22/20-1380.html` and `/papers/volume22/20-1380/20-1380.pdf`. */
const nameOf: NamePaper = (url) => {
  if (!isOnHost(url, 'jmlr.org') && !isOnHost(url, 'jmlr.csail.mit.edu')) return undefined
  const path = plainPath(url)
  const [, volume, key] =
    /^\/papers\/v(\d+)\/([\w-]+)(?:\.\w+)?$/.exec(path) ?? /^\/papers\/volume(\d+)\/([\w-]+)\/[^/]+$/.exec(path) ?? []
  return volume && key && key !== 'index'
    ? { id: `jmlr:v${volume}/${key}`, url: `https://jmlr.org/papers/v${volume}/${key}.html` }
    : undefined
}

/** A volume, or the software papers. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'jmlr.org') && /^\/(?:papers\/v\d+|mloss)$/.test(plainPath(url))
}

/** Papers in the Journal of Machine Learning Research. */
export const jmlr: Site = {
  name: 'jmlr',
  label: 'JMLR',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readNamedPaper(page, { site: 'jmlr', nameOf, isStatic: true, type: 'article', readOwn }),
  readListing: (page) =>
    readListedPapers(page, { site: 'jmlr', label: 'JMLR', nameOf, rows: 'dl', title: 'dt', people: 'dd i' }),
}

function readOwn({ url, document, cited }: CitedPage): OwnFacts {
  const abstract = collapseParagraphs(document.querySelector('p.abstract')?.textContent)
  // "[code]" is the software of the paper; other links may lead anywhere.
  const links = [...document.querySelectorAll('#content a[href]')].filter(({ textContent }) =>
    /^\W*code\W*$/i.test(textContent ?? ''),
  )
  return {
    summary: cited.summary ?? fact('abstract', 'medium', abstract ?? abstractUnderHeading(document)),
    related: fact('JMLR page', 'high', relatedLinks(links, url)),
  }
}
