import { fact } from '@/utils/clip'
import { doiIdentity, parseArxivId } from '@/utils/identity'
import { doiOfArticle } from '@/utils/page/article'
import { citationContainer } from '@/utils/page/citation-facts'
import { nameOf as nameOfThing, textOf, valuesOf } from '@/utils/page/json-ld'
import { readListedPapers } from '@/utils/page/listed-papers'
import { type NamedPaper, paperAddresses } from '@/utils/page/named-paper'
import type { Sources } from '@/utils/page/paper-facts'
import { readPublishedPaper } from '@/utils/page/published-paper'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import { arxivOfUrl } from './arxiv'
import type { Site } from './site'

function nameOf(url: URL): NamedPaper | undefined {
  if (!isOnHost(url, 'semanticscholar.org')) return undefined
  const path = plainPath(url)
  const arxiv = parseArxivId(/^\/(?:paper|reader|arxiv)\/((?:arxiv:)?[^/]+(?:\/\d+)?)$/i.exec(path)?.[1] ?? '')
  if (arxiv) return { id: `arxiv:${arxiv.id}`, url: `https://arxiv.org/abs/${arxiv.id}` }
  const key = /^\/(?:paper|reader)\/(?:[^/]+\/)?([0-9a-f]{40})(?:\/|$)/i.exec(path)?.[1]?.toLowerCase()
  return key === undefined ? undefined : { id: `s2:${key}`, url: `https://www.semanticscholar.org/paper/${key}` }
}

/** A search, a person's papers. */
function isListing(url: URL): boolean {
  return isOnHost(url, 'semanticscholar.org') && /^\/(?:search$|author\/|me\/)/.test(plainPath(url))
}

/** Papers on Semantic Scholar, told in JSON-LD. What a model wrote about them ("TLDR") is not read. */
export const semanticScholar: Site = {
  name: 'semantic-scholar',
  label: 'Semantic Scholar',
  ...paperAddresses(nameOf, isListing),
  read: (page) =>
    readPublishedPaper(page, {
      site: 'semantic-scholar',
      nameOf,
      ids: otherIds,
      shown({ metas, article }) {
        const name = article && nameOfThing(article.publication)
        return {
          container: citationContainer(metas) ?? fact('JSON-LD publication', 'high', name ? { name } : undefined),
        }
      },
    }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'semantic-scholar',
      label: 'Semantic Scholar',
      nameOf,
      rows: '.cl-paper-row',
      title: '.cl-paper-title',
      people: '.cl-paper-authors',
      published: '.cl-paper-pubdates',
    }),
}

/** The DOI of the paper, and arXiv's identifier where its text is there. */
function otherIds({ document, metas, article }: Sources): string[] {
  const doi = article && doiOfArticle(article)
  const link = document.querySelector('a[href*="arxiv.org/"][data-selenium-selector="paper-link"]')
  const texts = [
    ...valuesOf(article?.mainEntity).map(textOf),
    metas.first('citation_pdf_url'),
    link?.getAttribute('href'),
  ]
  const arxivIds = texts.flatMap((text) => {
    const url = parseWebUrl(text ?? undefined)
    return (url && arxivOfUrl(url)?.id) ?? []
  })
  return [...(doi ? [doiIdentity(doi)] : []), ...arxivIds.map((id) => `arxiv:${id}`)]
}
