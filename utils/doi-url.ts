import { findDoi } from './identity'
import { isOnHost, plainPath } from './url'

/**
 * Hosts that are known to name a paper by the DOI in its address. Elsewhere such an address may show anything: a proxy's
 * sign-in page, what is said about the paper, or what somebody wants to be taken for it.
 */
const doiHosts = [
  'doi.org',
  'wiley.com',
  'tandfonline.com',
  'sagepub.com',
  'science.org',
  'pnas.org',
  'acs.org',
  'aps.org',
  'iop.org',
  'siam.org',
  'informs.org',
  'plos.org',
  'frontiersin.org',
  'annualreviews.org',
  'royalsocietypublishing.org',
  'degruyter.com',
  'spiedigitallibrary.org',
  'asm.org',
  'ahajournals.org',
  'nejm.org',
  'psycnet.apa.org',
  'worldscientific.com',
  'emerald.com',
  'cambridge.org',
]

/** The DOI of the paper that an address names, on hosts that are known to name papers so. */
export function doiOfUrl(url: URL): string | undefined {
  return doiHosts.some((host) => isOnHost(url, host)) ? doiInAddress(url) : undefined
}

/**
 * The DOI that the address of a PDF on any host ends in. It tells of what the file may be a copy, not what it is.
 */
export function doiOfPdf(url: URL): string | undefined {
  const path = plainPath(url)
  const [, inFolder, withEnding] =
    /\/e?pdf(?:plus|direct)?\/(10\.\d{4,9}(?:\.\d+)*\/[^/]+)$|\/(10\.\d{4,9}(?:\.\d+)*\/[^/]+?)(?:\/e?pdf|\.pdf)$/i.exec(
      path,
    ) ?? []
  const found = inFolder ?? withEnding
  return found === undefined || /\/suppl/i.test(path) ? undefined : findDoi(withoutForm(found))
}

/** The DOI in an address, without what publishers append for the parts and forms of a paper. */
export function doiInAddress(url: URL): string | undefined {
  const path = plainPath(url)
  // The DOI of a volume, whose page lists its papers.
  if (/\/(?:toc|loi|proceedings|journal|series|book|search)\//.test(path)) return undefined
  const found = /\/(10\.\d{4,9}(?:\.\d+)*\/.+)$/.exec(path)?.[1] ?? url.searchParams.get('id')
  const doi = found && /^10\.\d{4,9}\//.test(found) ? findDoi(found) : undefined
  return !doi || isOnHost(url, 'doi.org') ? doi : withoutForm(doi)
}

function withoutForm(doi: string): string {
  return doi
    .replace(/\.(?:pdf|epub|xml|html?)$/i, '')
    .replace(
      /(?:\/|\.)(?:full|full-text|abstract|summary|pdf|epdf|pdfdirect|meta|html|figures|references|supplementary-material)(?:\.pdf)?$/i,
      '',
    )
}
