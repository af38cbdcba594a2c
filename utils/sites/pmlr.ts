import { fact } from '@/utils/clip'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapseParagraphs } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { relatedLinks } from '@/utils/page/related-links'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import { openreviewOfUrl } from './openreview'
import type { Site } from './site'

/** `/v97/hafner19a.html`, and its files in a folder of the same name; newer volumes keep these on GitHub. */
function placeOf(url: URL): { volume: string; key: string } | undefined {
  const path = plainPath(url)
  const [, volume, key] =
    (isOnHost(url, 'proceedings.mlr.press')
      ? /^\/([vr]\d+)\/([\w-]*?[a-z][\w-]*?)(?:-supp)?(?:\.\w+|\/[^/]+)?$/.exec(path)
      : isOnHost(url, 'raw.githubusercontent.com')
        ? /^\/mlresearch\/([vr]\d+)\/(?:main|gh-pages|master)\/assets\/([\w-]+)\/[^/]+$/.exec(path)
        : undefined) ?? []
  return volume && key && !/^(?:assets|index)$/.test(key) ? { volume, key } : undefined
}

const nameOf: NamePaper = (url) => {
  const place = placeOf(url)
  if (!place) return undefined
  const { volume, key } = place
  return { id: `pmlr:${volume}/${key}`, url: `https://proceedings.mlr.press/${volume}/${key}.html` }
}

/** A volume. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'proceedings.mlr.press') && /^\/[vr]\d+$/.test(plainPath(url))
}

/** Papers in the Proceedings of Machine Learning Research. */
export const pmlr: Site = {
  name: 'pmlr',
  label: 'PMLR',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readNamedPaper(page, { site: 'pmlr', nameOf, isStatic: true, type: 'conference', readOwn }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'pmlr',
      label: 'PMLR',
      nameOf,
      rows: '.paper',
      title: '.title',
      people: '.authors',
    }),
}

function readOwn({ url, document, cited }: CitedPage): OwnFacts {
  const links = [...document.querySelectorAll('#extras a[href], .extras a[href]')]
  const forum = links.flatMap((link) => openreviewOfUrl(parseWebUrl(link.getAttribute('href') ?? '', url)) ?? [])[0]
  const abstract = document.querySelector('#abstract')?.textContent
  return {
    // Where it was reviewed it is the same paper.
    ids: [forum && `openreview:${forum}`],
    summary: cited.summary ?? fact('#abstract', 'medium', collapseParagraphs(abstract)),
    related: fact('PMLR page', 'high', relatedLinks(links, url)),
    paper: { volume: /\d+/.exec(placeOf(url)?.volume ?? '')?.[0] },
  }
}
