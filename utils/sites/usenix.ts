import { fact } from '@/utils/clip'
import { parseDate } from '@/utils/dates'
import type { Relation } from '@/utils/entry'
import { blockText } from '@/utils/page/abstract'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapseParagraphs } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { relatedLinks } from '@/utils/page/related-links'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import type { Site } from './site'
import { youtube } from './youtube'

/** `/conference/osdi16/technical-sessions/presentation/abadi`: the paper and its talk in one. */
const nameOf: NamePaper = (url) => {
  if (!isOnHost(url, 'usenix.org')) return undefined
  const [, conference, session = '', name] =
    /^\/conference\/([\w-]+)\/((?:[\w-]+\/)?)presentation\/([\w-]+)$/.exec(plainPath(url)) ?? []
  return conference && name
    ? {
        id: `usenix:${conference}/${name}`,
        url: `https://www.usenix.org/conference/${conference}/${session}presentation/${name}`,
      }
    : undefined
}

/** A programme, or what was accepted. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'usenix.org') && /^\/conference\/[\w-]+\/[\w-]*(?:sessions|papers)$/.test(plainPath(url))
}

/** Papers at the conferences of USENIX, with what was shown of them there. */
export const usenix: Site = {
  name: 'usenix',
  label: 'USENIX',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readNamedPaper(page, { site: 'usenix', nameOf, isStatic: true, type: 'conference', readOwn }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'usenix',
      label: 'USENIX',
      nameOf,
      // Who only speaks is said to present.
      rows: 'article.node-paper:not(:has(.field-name-field-presented-by))',
      title: 'h2',
      people: '.field-name-field-paper-people-text p',
    }),
}

const description =
  '.field-name-field-paper-description .field-item, .field-name-field-paper-description-long .field-item'

function readOwn({ url, document, cited }: CitedPage): OwnFacts {
  const abstract = document.querySelector(description)
  const article = document.querySelector('article, main, #content')
  const links = article?.querySelectorAll('a[href], iframe[src]') ?? []
  const month = /\bmonth\s*=\s*\{?(\w+)/.exec(document.querySelector('.bibtex-text-entry')?.textContent ?? '')?.[1]
  const year = cited.published?.value
  return {
    published:
      fact('BibTeX', 'high', year?.length === 4 && month ? parseDate(`${month} ${year}`) : undefined) ??
      cited.published,
    summary:
      cited.summary ?? fact('.field-paper-description', 'medium', collapseParagraphs(abstract && blockText(abstract))),
    related: fact('USENIX page', 'high', relatedLinks(links, url, labelOf).map(withVideo)),
  }
}

/** A recording on YouTube is the video of that name, however it is framed here. */
function withVideo(relation: Relation): Relation {
  const url = parseWebUrl(relation.url)
  const [id] = url && youtube.matches(url) ? youtube.identify(url) : []
  const watched = url && youtube.canonicalUrl?.(url)
  return id && watched ? { ...relation, id, url: watched } : relation
}

/** A link says itself what it is, or the field does that it stands in. A recording is shown in a frame. */
function labelOf(link: Element): string | undefined {
  if (link.matches('iframe')) return /youtube|vimeo/.test(link.getAttribute('src') ?? '') ? 'video' : undefined
  const field = link.closest('[class*="field-name-field-"]')?.className ?? ''
  return /slides|video|poster/.exec(field)?.[0] ?? link.textContent ?? undefined
}
