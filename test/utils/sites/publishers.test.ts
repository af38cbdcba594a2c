import { describe, expect, it } from 'vitest'
import { clipFromUrl, identifyUrl, readPage, siteFor } from '@/utils/sites'

/** Every spelling of one paper's address, by what they all name. */
const spellings: Record<string, string[]> = {
  'biorxiv doi:10.1101/2020.03.22.002386': [
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3',
    'http://biorxiv.org/content/10.1101/2020.03.22.002386',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v1.full.pdf',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full.pdf+html',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v2.abstract',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.supplementary-material?versioned=true',
    'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3/',
    'https://www.biorxiv.org/content/10.1101%2F2020.03.22.002386v3#page',
    'https://www.biorxiv.org/content/biorxiv/early/2020/03/27/2020.03.22.002386.full.pdf',
    'https://www.biorxiv.org/content/early/2020/03/27/2020.03.22.002386',
  ],
  'biorxiv doi:10.1101/696633': [
    'https://www.biorxiv.org/content/10.1101/696633v1.full',
    'https://www.biorxiv.org/content/biorxiv/early/2019/07/11/696633.full.pdf',
  ],
  'biorxiv doi:10.64898/2026.01.15.26344321': [
    'https://www.medrxiv.org/content/10.64898/2026.01.15.26344321v2',
    'https://www.medrxiv.org/content/10.64898/2026.01.15.26344321v1.full.pdf',
  ],
  'acm doi:10.1145/3292500.3330701': [
    'https://dl.acm.org/doi/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/abs/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/full/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/fullHtml/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true',
    'https://dl.acm.org/doi/epdf/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/suppl/10.1145/3292500.3330701',
    'http://dl.acm.org/doi//10.1145/3292500.3330701/',
  ],
  'springer doi:10.1007/s11926-017-0626-z': [
    'https://link.springer.com/article/10.1007/s11926-017-0626-z',
    'https://link.springer.com/article/10.1007%2Fs11926-017-0626-z#Sec3',
    'https://link.springer.com/article/10.1007/S11926-017-0626-Z',
    'https://link.springer.com/article/10.1007/s11926-017-0626-z/figures/2',
    'https://link.springer.com/article/10.1007/s11926-017-0626-z/fulltext.html',
    'https://link.springer.com/content/pdf/10.1007/s11926-017-0626-z.pdf',
    'https://link.springer.com/content/pdf/10.1007%2Fs11926-017-0626-z.pdf?pdf=button',
  ],
  'springer doi:10.1007/978-3-030-58452-8_1': [
    'https://link.springer.com/chapter/10.1007/978-3-030-58452-8_1',
    'https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_1.pdf',
    'https://link.springer.com/referenceworkentry/10.1007/978-3-030-58452-8_1',
  ],
  'nature doi:10.1038/s41586-020-2649-2': [
    'https://www.nature.com/articles/s41586-020-2649-2',
    'https://nature.com/articles/s41586-020-2649-2.pdf',
    'https://www.nature.com/articles/s41586-020-2649-2_reference.pdf',
    'https://www.nature.com/articles/s41586-020-2649-2/figures/3',
    'https://www.nature.com/articles/s41586-020-2649-2.epdf?sharing_token=x',
    'https://www.nature.com/articles/s41586-020-2649-2#Abs1',
  ],
  'nature doi:10.1038/nmeth.1234': [
    'https://www.nature.com/articles/nmeth.1234',
    'https://www.nature.com/articles/nmeth.1234.pdf',
  ],
  'nature doi:10.1057/s41599-019-0278-x': ['https://www.nature.com/articles/s41599-019-0278-x'],
  'nature url:https://nature.com/articles/6600000': [
    'https://www.nature.com/articles/6600000',
    'https://www.nature.com/articles/6600000.pdf',
  ],
  'sciencedirect url:https://sciencedirect.com/science/article/pii/S0092867420301234': [
    'https://www.sciencedirect.com/science/article/pii/S0092867420301234',
    'https://www.sciencedirect.com/science/article/abs/pii/S0092867420301234?via%3Dihub',
    'https://www.sciencedirect.com/science/article/am/pii/S0092867420301234',
    'https://www.sciencedirect.com/science/article/pii/S0092-8674(20)30123-4',
    'https://www.sciencedirect.com/science/article/pii/S0092867420301234/pdfft?md5=x&pid=1-s2.0-S0092867420301234-main.pdf',
    'https://pdf.sciencedirectassets.com/272196/1-s2.0-S0092867420X00002/1-s2.0-S0092867420301234/main.pdf?X-Amz-Date=1',
  ],
  'pubmed pmid:31234567': [
    'https://pubmed.ncbi.nlm.nih.gov/31234567/',
    'https://pubmed.ncbi.nlm.nih.gov/31234567/?format=pubmed#affiliation-1',
    'https://www.ncbi.nlm.nih.gov/pubmed/31234567',
    'https://europepmc.org/article/MED/31234567',
    'https://europepmc.org/abstract/med/31234567',
  ],
  'pubmed pmcid:PMC7190227': [
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC7190227/',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7190227',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC7190227/pdf/main.pdf',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/pmc7190227/figure/F1/',
    'https://www.ncbi.nlm.nih.gov/labs/pmc/articles/PMC7190227/',
    'https://europepmc.org/article/PMC/PMC7190227',
    'https://europepmc.org/articles/PMC7190227?pdf=render',
  ],
  'semantic-scholar s2:0123456789abcdef0123456789abcdef01234567': [
    'https://www.semanticscholar.org/paper/0123456789abcdef0123456789abcdef01234567',
    'https://www.semanticscholar.org/paper/Attention-to-Readers/0123456789abcdef0123456789abcdef01234567',
    'https://www.semanticscholar.org/paper/A-b/0123456789ABCDEF0123456789abcdef01234567/figure/1',
    'https://www.semanticscholar.org/reader/0123456789abcdef0123456789abcdef01234567',
  ],
  'semantic-scholar arxiv:1706.03762': [
    'https://www.semanticscholar.org/paper/arXiv:1706.03762',
    'https://www.semanticscholar.org/arxiv/1706.03762',
  ],
  'ssrn doi:10.2139/ssrn.1234567': [
    'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567',
    'http://ssrn.com/abstract=1234567',
    'https://papers.ssrn.com/abstract=1234567',
    'https://papers.ssrn.com/sol3/Papers.cfm?abstract_id=1234567&rec=1',
    'https://papers.ssrn.com/sol3/Delivery.cfm/SSRN_ID7654321_code1.pdf?abstractid=1234567&mirid=1',
    'https://papers.ssrn.com/sol3/Delivery.cfm?abstractid=1234567',
    'https://papers.ssrn.com/sol3/Delivery.cfm/1234567.pdf',
  ],
}

const cases = Object.entries(spellings).flatMap(([what, addresses]) => addresses.map((address) => ({ what, address })))

describe.each(cases)('$what by $address', ({ what, address }) => {
  const url = new URL(address)
  const [site, id] = what.split(' ')

  it('is one paper', () => {
    expect(siteFor(url)?.name).toBe(site)
    expect(identifyUrl(url)).toEqual([id])
    expect(clipFromUrl(url)).toMatchObject({ kind: 'paper', complete: false })
  })

  it('has an address that names it again', () => {
    expect(identifyUrl(new URL(clipFromUrl(url)?.url ?? ''))).toEqual([id])
  })

  it('is read from its address where the page has nothing to say', () => {
    const document = new DOMParser().parseFromString('', 'text/html')
    Object.defineProperty(document, 'contentType', { value: 'application/pdf' })
    const clip = readPage({ url, document }).clip
    expect(clip).toMatchObject({ site, kind: 'paper', ids: [id], complete: false, title: '' })
    expect(clip?.paper).toEqual(clipFromUrl(url)?.paper)
  })
})

it.each([
  ['https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full.pdf', 3],
  ['https://www.biorxiv.org/content/10.1101/696633v12', 12],
  ['https://www.biorxiv.org/content/10.1101/696633', undefined],
])('%s is version %s', (address, version) => expect(clipFromUrl(new URL(address))?.paper?.version).toBe(version))

it.each([
  ['https://onlinelibrary.wiley.com/doi/full/10.1002/andp.201000099', 'doi:10.1002/andp.201000099'],
  ['https://www.pnas.org/doi/pdf/10.1073/pnas.2000000117', 'doi:10.1073/pnas.2000000117'],
  ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001', 'doi:10.1371/journal.pone.0000001'],
  ['https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.1.1', 'doi:10.1103/physrevlett.1.1'],
  ['https://doi.org/10.1000/xyz(1)', 'doi:10.1000/xyz(1)'],
])('%s names its DOI', (address, id) => {
  expect(identifyUrl(new URL(address))[0]).toBe(id)
  expect(clipFromUrl(new URL(address))?.kind).toBe('paper')
})

it('believes the DOI in the address of a host that it does not know only with citation metadata', () => {
  const read = (head: string) =>
    readPage({
      url: new URL('https://journal.example/article/10.1234/jr.7'),
      document: new DOMParser().parseFromString(`<title>A page</title>${head}`, 'text/html'),
    }).clip
  expect(read('')?.ids).toEqual(['url:https://journal.example/article/10.1234/jr.7'])
  expect(read('<meta name="citation_author" content="Ada Byron">')?.ids[0]).toBe('doi:10.1234/jr.7')
})

it('leaves a page that stands in the way to the sentence about it', () => {
  const document = new DOMParser().parseFromString('<title>Just a moment...</title>', 'text/html')
  for (const address of ['https://dl.acm.org/doi/10.1145/3386252', 'https://ieeexplore.ieee.org/document/4409120']) {
    expect(() => readPage({ url: new URL(address), document })).toThrow('checking the browser')
  }
})
