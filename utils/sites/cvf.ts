import { fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse, collapseParagraphs } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { relatedLinks } from '@/utils/page/related-links'
import { parsePeople, splitNames } from '@/utils/people'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

/** `/content/CVPR2024/html/Key.html`; its PDF is in `papers`, what goes with it in `supplemental`. */
const filePath = /^\/((?:openaccess\/)?content\w*(?:\/\w+)*)\/(?:html|papers|supplemental)\/((?:\w+\/)?)([^/]+?)\.\w+$/

const nameOf: NamePaper = (url) => {
  const path = plainPath(url)
  if (isOnHost(url, 'ecva.net')) {
    const [, folder, key] = /^\/(papers\/eccv_\d{4}\/\w+)\/html\/(\d+_ECCV_\d{4}_paper)\.php$/.exec(path) ?? []
    return key ? { id: `cvf:${key}`, url: `https://www.ecva.net/${folder}/html/${key}.php` } : undefined
  }
  if (!isOnHost(url, 'openaccess.thecvf.com') && !isOnHost(url, 'cv-foundation.org')) return undefined
  const [, folder = '', workshop = '', file = ''] = filePath.exec(path) ?? []
  const key = file.replace(/_supplemental$/, '_paper')
  if (!key.endsWith('_paper')) return undefined
  const root = folder.replace(/^openaccess\//, '')
  return { id: `cvf:${key}`, url: `https://openaccess.thecvf.com/${root}/html/${workshop}${key}.html` }
}

/** A day of a conference, a workshop. */
function isListing(url: URL): boolean {
  const path = plainPath(url)
  return isOnHost(url, 'ecva.net')
    ? path === '/papers.php'
    : isOnHost(url, 'openaccess.thecvf.com') && /^\/[A-Z]{4,5}\d{4}\w*(?:\/\w+)?(?:\.py)?$/.test(path)
}

/** Papers of CVPR, ICCV, WACV and ECCV, in the open access of the Computer Vision Foundation. */
export const cvf: Site = {
  name: 'cvf',
  label: 'CVF open access',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readNamedPaper(page, {
      site: 'cvf',
      nameOf,
      ownLinks: '#content a[href]',
      isStatic: true,
      type: 'conference',
      readOwn,
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'cvf',
      label: 'CVF open access',
      nameOf,
      rows: 'dt.ptitle',
      title: 'a',
      people: '.authsearch',
    }),
}

function readOwn({ url, document, cited }: CitedPage): OwnFacts {
  const text = (selector: string) => collapse(document.querySelector(selector)?.textContent)
  const bibtex = document.querySelector('.bibref')?.textContent ?? ''
  const field = (name: string) => collapse(new RegExp(`\\b${name}\\s*=\\s*\\{([^{}]*)\\}`).exec(bibtex)?.[1])
  // "… (ICCV) Workshops": the tags leave the workshops out.
  const book = collapse(field('booktitle')?.replace(/\s\([A-Z]+\)/, ''))
  const [month, year] = [field('month'), field('year')]
  const pages = cited.paper?.value.pages ?? field('pages')?.replace(/-+/, '–')
  const summary = collapseParagraphs(document.querySelector('#abstract')?.textContent)
  return {
    title: cited.title ?? fact('#papertitle', 'medium', text('#papertitle')),
    people: cited.people ?? fact('#authors', 'medium', parsePeople(splitNames(text('#authors b i') ?? ''), 'author')),
    container: fact('.bibref', 'medium', book ? { name: book } : undefined) ?? cited.container,
    published:
      fact('.bibref', 'medium', parseDate(`${month} ${year}`)) ??
      cited.published ??
      fact('.bibref', 'medium', parseDate(year)),
    summary: cited.summary ?? fact('#abstract', 'medium', summary),
    related: fact('CVF page', 'high', relatedLinks(document.querySelectorAll('#content a[href]'), url)),
    // Workshops of 2019 have no pages, but say so with zeros.
    paper: { pages: pages && /[1-9]/.test(pages) ? pages : undefined },
  }
}
