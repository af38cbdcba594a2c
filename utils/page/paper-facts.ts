import { type Fact, fact } from '@/utils/clip'
import { doiInAddress, doiOfUrl } from '@/utils/doi-url'
import type { Clip } from '@/utils/entry'
import { doiIdentity, findDoi, parseArxivId } from '@/utils/identity'
import { parseWebUrl } from '@/utils/url'
import { doiOfArticle, findArticle, isScholarly, readCitationPeople } from './article'
import { citationContainer, citationPaper, citations, pagesOf } from './citation-facts'
import { readJsonLd, type Thing } from './json-ld'
import { type Metas, readMetas } from './meta'
import { typeOfArticle } from './paper-type'

type Paper = NonNullable<Clip['paper']>

/** What the sources of a page hold, gathered once. */
export interface Sources {
  url: URL
  document: Document
  metas: Metas
  /** The article of the page's JSON-LD. */
  article: Thing | undefined
}

export function gatherSources(url: URL, document: Document): Sources {
  return { url, document, metas: readMetas(document), article: findArticle(readJsonLd(document)) }
}

/** Whether the page has the metadata of something that scholars cite. */
export function isCited(metas: Metas): boolean {
  return (
    citationContainer(metas) !== undefined || readCitationPeople(metas) !== undefined || arxivIdOf(metas) !== undefined
  )
}

function arxivIdOf(metas: Metas): string | undefined {
  return parseArxivId(metas.first('citation_arxiv_id') ?? '')?.id
}

const doiNames = ['prism.doi', 'dc.identifier', 'dc.identifier.doi', 'dcterms.identifier', 'eprints.id_number', 'doi']

/**
 * The page's own DOI. Metadata comes before the address, and a page without metadata whose address has none has no
 * DOI, however many it mentions: then it is a list, as is a page that names several as its own.
 */
export function ownDoi(sources: Sources): string | undefined {
  return statedDoi(sources) ?? doiOfUrl(sources.url) ?? (isCited(sources.metas) ? doiInAddress(sources.url) : undefined)
}

/** The DOI that the page's metadata says is its own. */
export function statedDoi({ metas, article }: Sources): string | undefined {
  const [cited] = doisIn(citations(metas, 'doi'))
  if (cited) return cited
  const others = doisIn(doiNames.flatMap((name) => metas.all(name)))
  if (new Set(others.map(doiIdentity)).size > 1) return undefined
  return others[0] ?? (article && isScholarly(article) ? doiOfArticle(article) : undefined)
}

function doisIn(contents: readonly string[]): string[] {
  return contents
    .filter((text) => /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}/i.test(text))
    .flatMap((text) => findDoi(text) ?? [])
}

/** The identities that a paper's metadata gives, strongest first. */
export function paperIds(metas: Metas, doi: string | undefined): string[] {
  const arxivId = arxivIdOf(metas)
  const pmid = citations(metas, 'pmid').find((text) => /^\d{1,9}$/.test(text))
  const ids = [doi && doiIdentity(doi), arxivId && `arxiv:${arxivId}`, pmid && `pmid:${pmid}`]
  return [...new Set(ids.filter((id) => id !== undefined && id !== ''))] as string[]
}

/** What only a paper has. */
export function paperFacts({ url, document, metas, article }: Sources): Fact<Paper> | undefined {
  const cited = citationPaper(metas, url)
  const paper: { [F in keyof Paper]: Paper[F] | undefined } = {
    type: cited.type ?? (article && typeOfArticle(article)),
    volume: cited.volume ?? metas.first('prism.volume'),
    issue: cited.issue ?? metas.first('prism.number'),
    pages: cited.pages ?? pagesOf(metas.first('prism.startingpage'), metas.first('prism.endingpage')),
    pdfUrl: cited.pdfUrl ?? linkedPdf(url, document),
    reportNo: cited.reportNo,
  }
  const known = Object.entries(paper).filter(([, value]) => value !== undefined)
  return known.length > 0 ? fact('citation metas', 'high', Object.fromEntries(known)) : undefined
}

function linkedPdf(url: URL, document: Document): string | undefined {
  const linked = document.querySelector('link[type="application/pdf"][href]')?.getAttribute('href')
  return parseWebUrl(linked ?? undefined, url)?.href
}
