import type { Clip } from '@/utils/entry'
import { clipFromUrl, readPage } from '@/utils/sites'

/** A paper as arXiv shows it: its versions' dates, and the id as its addresses write it. */
export interface PracticePaper {
  id: string
  /** The id as some addresses spell it. */
  spelledIds: readonly string[]
  dates: readonly string[]
}

export const practicePapers: readonly PracticePaper[] = [
  {
    id: '2403.10704',
    spelledIds: ['2403.10704', 'arXiv:2403.10704'],
    dates: ['2024-03-15', '2024-07-01', '2025-01-09'],
  },
  { id: '0704.0001', spelledIds: ['0704.0001'], dates: ['2007-04-02', '2007-07-24'] },
  {
    id: 'math/0309136',
    spelledIds: ['math/0309136', 'math.GT/0309136', 'MATH/0309136'],
    dates: ['2003-09-08', '2004-01-02'],
  },
  { id: 'hep-th/9901001', spelledIds: ['hep-th/9901001', 'hep-th%2F9901001'], dates: ['1999-01-01'] },
]

/** One visit: an address, and what its page shows: arXiv's abstract page, a page without metadata, or a PDF. */
export interface Visit {
  url: string
  shows: 'abs' | 'reader' | 'nothing'
  /** The version that the address names. */
  version?: number
}

const spellings: readonly (readonly [shows: Visit['shows'], address: (id: string, version: string) => string])[] = [
  ['abs', (id, version) => `https://arxiv.org/abs/${id}${version}`],
  ['abs', (id, version) => `http://www.arxiv.org/abs/${id}${version}/`],
  ['abs', (id, version) => `https://export.arxiv.org/abs/${id}${version}?context=cs.LG#body`],
  ['abs', (id, version) => `https://arxiv.org/abs?id=${encodeURIComponent(decodeURIComponent(id) + version)}`],
  ['nothing', (id, version) => `https://arxiv.org/pdf/${id}${version}`],
  ['nothing', (id, version) => `https://arxiv.org/pdf/${id}${version}.pdf`],
  ['nothing', (id, version) => `https://export.arxiv.org/pdf/${id}${version}.pdf?download=1#page=4`],
  ['nothing', (id, version) => `https://browse.arxiv.org/pdf/${id}${version}`],
  ['nothing', (id, version) => `https://doi.org/10.48550/arXiv.${id}${version}`],
  ['nothing', (id, version) => `https://dx.doi.org/10.48550/ARXIV.${id}${version}`],
  ['nothing', (id, version) => `https://arxiv.org/e-print/${id}${version}`],
  ['reader', (id, version) => `https://arxiv.org/html/${id}${version}`],
  ['reader', (id, version) => `https://arxiv.org/html/${id}${version}/`],
  ['reader', (id, version) => `https://ar5iv.labs.arxiv.org/html/${id}${version}`],
  ['reader', (id, version) => `https://ar5iv.org/abs/${id}${version}`],
  ['reader', (id, version) => `https://www.alphaxiv.org/abs/${id}${version}`],
  ['reader', (id, version) => `https://www.alphaxiv.org/overview/${id}${version}`],
  ['reader', (id, version) => `https://scirate.com/arxiv/${id}${version}`],
]
const newIdSpellings: readonly (readonly [shows: Visit['shows'], address: (id: string) => string])[] = [
  ['reader', (id) => `https://huggingface.co/papers/${id}`],
  ['nothing', (id) => `https://huggingface.co/papers/${id}.md`],
]

/** Every way to visit a paper: each spelling of its address, without and with each version. */
export function visitsOf(paper: PracticePaper): Visit[] {
  const versions = [undefined, ...paper.dates.map((_, index) => index + 1)]
  const visits = paper.spelledIds.flatMap((id) =>
    versions.flatMap((version) =>
      spellings.map(([shows, address]) => {
        const url = address(id, version === undefined ? '' : `v${version}`)
        return { url, shows, ...(version !== undefined && { version }) }
      }),
    ),
  )
  const isNew = /^\d{4}\.\d+$/.test(paper.id)
  return [...visits, ...(isNew ? newIdSpellings.map(([shows, address]) => ({ url: address(paper.id), shows })) : [])]
}

/** What Lectern makes of a visit. */
export function clipOfVisit(paper: PracticePaper, { url: address, shows, version }: Visit, at: Date): Clip {
  const url = new URL(address)
  const html = shows === 'abs' ? absPage(paper, version ?? paper.dates.length) : readerPage
  const document = new DOMParser().parseFromString(html, 'text/html')
  const clip = shows === 'nothing' ? clipFromUrl(url, at) : readPage({ url, document, at }).clip
  if (!clip) throw new Error(`Nothing was read of ${address}.`)
  return clip
}

/** The title of a version, as its abstract page has it. */
export function titleOf(version: number): string {
  return `A Paper in Version ${version}`
}

const readerPage = `<title>A Paper as a Reader Shows It | alphaXiv</title>
  <h1 class="ltx_title ltx_title_document">A Paper as a Reader Shows It</h1>`

/** The parts of arXiv's abstract page that tell a paper and its versions. */
function absPage({ id, dates }: PracticePaper, version: number): string {
  const slashed = (index: number) => (dates[index] ?? '').replaceAll('-', '/')
  const latest = dates.length
  const dateline =
    version === latest
      ? `[Submitted on 1 Jan 2001 (v1), last revised 2 Feb 2002 (this version, v${latest})]`
      : `[Submitted on 1 Jan 2001 (this version), latest version 2 Feb 2002 (v${latest})]`
  return `<title>[${id}v${version}]</title>
    <meta name="citation_title" content="${titleOf(version)}"><meta name="citation_author" content="Okonkwo, Adaeze">
    <meta name="citation_date" content="${slashed(0)}"><meta name="citation_online_date" content="${slashed(version - 1)}">
    <meta name="citation_arxiv_id" content="${id}"><meta name="citation_abstract" content="About version ${version}.">
    <div class="dateline">${dateline}</div>
    <table><tr><td class="label">Cite as:</td><td class="arxividv">arXiv:${id}v${version}</td></tr></table>
    <div class="submission-history">${dates
      .map((date, index) => `[v${index + 1}] ${dateOfHistory(date)} 10:00:00 UTC (1,024 KB)`)
      .join(' ')}</div>`
}

function dateOfHistory(date: string): string {
  return new Date(`${date}T00:00:00Z`).toUTCString().replace(' 00:00:00 GMT', '')
}
