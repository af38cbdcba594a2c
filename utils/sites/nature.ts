import { doiIdentity } from '@/utils/identity'
import { readListedPapers } from '@/utils/page/listed-papers'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { isOnHost, plainPath, urlIdentity } from '@/utils/url'
import type { Site } from './site'

const address = /^\/articles\/([a-z]*[\w.-]*\d[\w-]*?)(?:_reference)?(?:\.e?pdf)?(?:\/.*)?$/i

function nameOf(url: URL): NamedPaper | undefined {
  const id = isOnHost(url, 'nature.com') ? address.exec(plainPath(url))?.[1] : undefined
  if (id === undefined) return undefined
  const page = `https://www.nature.com/articles/${id}`
  // Old numbers leave out the journal that is part of their DOI.
  if (/^\d+$/.test(id)) return { id: urlIdentity(new URL(page)), url: page }
  const prefix = /^(?:[sd]41599|palcomms)/.test(id) ? '10.1057' : '10.1038'
  return { id: doiIdentity(`${prefix}/${id}`), url: page }
}

/** A search, a journal's issue, its articles or one kind of them. */
function isListing(url: URL): boolean {
  const path = plainPath(url)
  return (
    isOnHost(url, 'nature.com') &&
    /^\/(?:search$|[\w-]+\/(?:volumes\/\d+\/issues\/.|[\w-]*(?:articles|issue)$))/.test(path)
  )
}

/** Papers and articles of Nature and the journals beside it. */
export const nature: Site = {
  name: 'nature',
  label: 'Nature',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readPublishedPaper(page, { site: 'nature', nameOf }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'nature',
      label: 'Nature',
      nameOf,
      rows: '.c-card',
      title: '.c-card__title',
      people: '.c-author-list:not(.c-author-list--truncated) li',
      published: 'time',
    }),
}
