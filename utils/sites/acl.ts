import { clipOf, fact } from '@/utils/clip'
import type { Clip } from '@/utils/entry'
import { abstractUnderHeading } from '@/utils/page/abstract'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse, readMetas } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { relatedLinks } from '@/utils/page/related-links'
import { isOnHost, plainPath, urlIdentity } from '@/utils/url'
import type { Page, Site } from './site'

/**
 * `P19-1001` until 2019, `2023.acl-long.12` since, with the version of a revision, and what a file of it is called.
 * @see https://aclanthology.org/info/ids/
 */
const anyId = /^([A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z\d_]+-[a-z\d]+\.\d+)(?:v(\d{1,2}))?(?:\.\w+){0,2}$/
/** A volume's title page and preface, which count as its paper zero (in volumes of workshops, with two digits). */
const frontMatter = /^(?:.*\.0+|.*-\d0{3,4}|W\d\d-\d\d00)$/

const paths: readonly (readonly [host: string, path: RegExp])[] = [
  ['aclanthology.org', /^\/(?:anthology\/)?(?:attachments\/)?([^/]+)$/],
  ['aclweb.org', /^\/anthology\/(?:attachments\/|(?:papers\/)?\w\/\w+\/)?([^/]+)$/],
  ['aclanthology.info', /^\/papers\/([^/]+)(?:\/[\w-]+)?$/],
]

function idOf(url: URL): { id: string; version?: string | undefined } | undefined {
  const path = paths.find(([host]) => isOnHost(url, host))?.[1]
  const file = path?.exec(plainPath(url))?.[1] ?? ''
  const [, id, version] = anyId.exec(file) ?? []
  // A recording beside the paper is a video of its own.
  return id && !file.endsWith('.mp4') ? { id, version } : undefined
}

const nameOf: NamePaper = (url) => {
  const { id, version } = idOf(url) ?? {}
  if (!id || frontMatter.test(id)) return undefined
  const named = { id: `acl:${id}`, url: `https://aclanthology.org/${id}/` }
  return version ? { ...named, version: Number(version) } : named
}

/** A volume, all of an event, all by somebody. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'aclanthology.org') && /^\/(?:volumes|events|people|venues|sigs)\/./.test(plainPath(url))
}

/** Papers in the ACL Anthology. */
export const acl: Site = {
  name: 'acl',
  label: 'ACL Anthology',
  ...paperAddresses(nameOf),
  matches: (url) => idOf(url) !== undefined || isListing(url),
  read: (page) => readNamedPaper(page, { site: 'acl', nameOf, isStatic: true, readOwn }) ?? readFrontMatter(page),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'acl',
      label: 'ACL Anthology',
      nameOf,
      rows: '#main p',
      title: 'strong a',
      people: 'a[href*="/people/"]',
      summary: '.card-body',
    }),
}

/** Front matter has the metadata of a paper; it is kept as a page. */
function readFrontMatter({ url, document, at = new Date() }: Page): Clip | undefined {
  if (!idOf(url)) return undefined
  const base = { site: 'acl', kind: 'page' as const, ids: [urlIdentity(url)], url: url.href, at }
  return clipOf(base, {
    title: fact('meta citation_title', 'high', collapse(readMetas(document).first('citation_title'))),
  })
}

function readOwn({ url, document, named }: CitedPage): OwnFacts {
  const rows = [...document.querySelectorAll('.acl-paper-details dt')]
  const numbers = rows.flatMap(({ textContent }) =>
    Number(/^\s*Version (\d{1,2})(?!\d)/.exec(textContent ?? '')?.[1] ?? []),
  )
  const latest = Math.max(0, ...numbers)
  const links = document.querySelectorAll('.acl-paper-details dd a[href], .acl-paper-link-block a[href]')
  return {
    summary: fact('.acl-abstract', 'medium', abstractUnderHeading(document)),
    related: fact('ACL Anthology page', 'high', relatedLinks(links, url, labelOf)),
    paper:
      latest > 0
        ? {
            version: named.version ?? latest,
            latestVersion: latest,
            versions: Array.from({ length: latest }, (_, index) => ({ n: index + 1 })),
          }
        : {},
  }
}

/** In the list of facts, the words stand before the link. */
function labelOf(link: Element): string | undefined {
  const cell = link.closest('dd')
  let row = cell?.previousElementSibling
  while (row && !row.matches('dt')) row = row.previousElementSibling
  return collapse(cell ? row?.textContent : link.textContent)
}
