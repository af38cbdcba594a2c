import { doiIdentity } from '@/utils/identity'
import { readListedPapers } from '@/utils/page/listed-papers'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { isOnHost, plainPath } from '@/utils/url'
import type { Site } from './site'

const address =
  /^\/(article|chapter|referenceworkentry|protocol|articles|content\/pdf|track\/pdf)\/(10\.\d{4,9}\/[^/]+?)(?:\.pdf|\.epub)?(?:\/.*)?$/
/** Whole books and volumes: only what stands in them has a number of its own. */
const volume = /\/(?:978-[\d-]+|b\d+)$/

function nameOf(url: URL): NamedPaper | undefined {
  const host = ['link.springer.com', 'biomedcentral.com', 'springeropen.com'].find((one) => isOnHost(url, one))
  const [, form, doi] = (host && address.exec(plainPath(url))) || []
  if (!form || !doi || volume.test(doi)) return undefined
  const shown = form.includes('/') ? (doi.includes('/978-') ? 'chapter' : 'article') : form
  const place = host === 'link.springer.com' ? `${host}/${shown}` : `${url.hostname}/articles`
  return { id: doiIdentity(doi), url: `https://${place}/${doi}` }
}

/** A search, a journal's issue or articles, a book. */
function isListing(url: URL): boolean {
  const isHere = isOnHost(url, 'link.springer.com')
  return isHere && /^\/(?:search|journal\/\d+\/|(?:book|referencework)\/)/.test(plainPath(url))
}

/** Papers and chapters at Springer, and in the journals of BMC and SpringerOpen. */
export const springer: Site = {
  name: 'springer',
  label: 'Springer',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readPublishedPaper(page, { site: 'springer', nameOf }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'springer',
      label: 'SpringerLink',
      nameOf,
      rows: '.app-card-open, .c-card-open, .c-card, [data-test="chapter"]',
      title: '.app-card-open__heading, .c-card-open__heading, .c-card__title',
      people: '.app-card-open__authors li, [data-test="authors"]:not(:has(*)), .c-author-list li',
    }),
}
