import { describe, expect, it } from 'vitest'
import { clipFromUrl, identifyUrl, readPage } from '@/utils/sites'

/*
 * Addresses that mention a paper, or stand where papers stand, and are none: whoever clips them gets a page, whose only
 * identity is its address, so that it never joins the entry of a paper.
 */
const lookAlikes = {
  'a search engine': [
    'https://www.google.com/search?q=https%3A%2F%2Farxiv.org%2Fabs%2F2403.10704',
    'https://www.google.com/url?q=https://arxiv.org/abs/2403.10704&sa=D',
    'https://www.google.com/url?url=https://arxiv.org/abs/2403.10704',
    'https://duckduckgo.com/?q=10.1145/3292500.3330701',
    'https://duckduckgo.com/l/?uddg=https%3A%2F%2Farxiv.org%2Fabs%2F2403.10704',
    'https://www.bing.com/search?q=10.1038/s41586-020-2649-2',
    'https://scholar.google.com/scholar?q=arxiv.org/abs/2403.10704',
    'https://scholar.google.com/scholar?cluster=2960712678066186980',
    'https://scholar.google.com/scholar_url?url=https://dl.acm.org/doi/pdf/10.1145/3292500.3330701',
    'https://scholar.google.com/citations?user=abc&citation_for_view=abc:10.1145',
    'https://www.baidu.com/s?wd=doi.org/10.1145/3292500.3330701',
    'https://yandex.com/search/?text=biorxiv.org/content/10.1101/2020.03.22.002386v3',
    'https://search.brave.com/search?q=openreview.net/forum?id=abcdefghij',
    'https://kagi.com/search?q=nature.com/articles/s41586-020-2649-2',
  ],
  'a host that only sounds alike': [
    'https://arxiv.org.evil.com/abs/2403.10704',
    'https://notarxiv.org/abs/2403.10704',
    'https://arxiv.org.example/pdf/2403.10704v1',
    'https://arxiv-org.example.edu/abs/2403.10704',
    'https://fakebiorxiv.org/content/10.1101/2020.03.22.002386v3',
    'https://biorxiv.org.example/content/10.1101/2020.03.22.002386v3',
    'https://dl.acm.org.evil.com/doi/10.1145/3292500.3330701',
    'https://dl-acm.org/doi/10.1145/3292500.3330701',
    'https://nature.com.evil.com/articles/s41586-020-2649-2',
    'https://notnature.com/articles/s41586-020-2649-2',
    'https://link.springer.com.evil.com/article/10.1007/s11926-017-0626-z',
    'https://pubmed.ncbi.nlm.nih.gov.evil.com/31234567/',
    'https://pmc.ncbi.nlm.nih.gov.evil.com/articles/PMC1234567/',
    'https://sciencedirect.com.evil.com/science/article/pii/S0092867420301234',
    'https://semanticscholar.org.evil.com/paper/0123456789abcdef0123456789abcdef01234567',
    'https://papers.ssrn.com.evil.com/sol3/papers.cfm?abstract_id=1234567',
    'https://ieeexplore.ieee.org.evil.com/document/4409120',
    'https://openreview.net.evil.com/forum?id=abcdefghij',
    'https://aclanthology.org.evil.com/P19-1001/',
    'https://doi.org.evil.com/10.1145/3292500.3330701',
    'https://evil.com/doi.org/10.1145/3292500.3330701',
    'https://evil.com/doi/10.1145/3292500.3330701',
    'https://arxiv.org@evil.com/abs/2403.10704',
    'https://evil.com/https://arxiv.org/abs/2403.10704',
  ],
  'a proxy, a mirror or a viewer': [
    'https://doi-org.proxy.edu/10.1145/3292500.3330701',
    'https://dl-acm-org.proxy.edu/doi/10.1145/3292500.3330701',
    'https://www-nature-com.proxy.edu/articles/s41586-020-2649-2',
    'https://link-springer-com.proxy.edu/article/10.1007/s11926-017-0626-z',
    'https://proxy.edu/login?url=https://arxiv.org/abs/2403.10704',
    'https://proxy.edu/login?qurl=https%3A%2F%2Fdoi.org%2F10.1145%2F3292500.3330701',
    'https://web.archive.org/web/2020/https://arxiv.org/abs/2403.10704',
    'https://web.archive.org/web/2020/https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3',
    'https://r.jina.example/https://arxiv.org/abs/2403.10704',
    'https://docs.google.com/viewer?url=https://arxiv.org/pdf/2403.10704',
    'https://translate.google.com/translate?u=https://arxiv.org/abs/2403.10704',
    'https://t.example/?to=https%3A%2F%2Farxiv.org%2Fabs%2F2403.10704',
    'https://archive.example/?id=10.1145/3292500.3330701',
    'https://login.example/openathens?target=https://www.sciencedirect.com/science/article/pii/S0092867420301234',
  ],
  'talk about a paper': [
    'https://twitter.com/search?q=arxiv.org/abs/2403.10704',
    'https://news.ycombinator.com/from?site=arxiv.org/abs/2403.10704',
    'https://www.reddit.com/r/MachineLearning/comments/abc/arxiv240310704/',
    'https://github.com/someone/arxiv-2403.10704',
    'https://blog.example/2024/03/10.1145-reading-notes',
    'https://example.org/posts/why-10.1145/is-a-prefix?x=1',
    'https://www.altmetric.com/details/doi/10.1038/s41586-020-2649-2',
    'https://pubpeer.com/search?q=10.1038/s41586-020-2649-2',
    'https://www.connectedpapers.com/main/0123456789abcdef0123456789abcdef01234567/graph',
  ],
  'a listing of arXiv': [
    'https://arxiv.org/',
    'https://arxiv.org/list/cs.LG/new',
    'https://arxiv.org/list/cs.LG/2403',
    'https://arxiv.org/list/cs.LG/recent?skip=0&show=50',
    'https://arxiv.org/catchup/cs.LG/2024-03-18',
    'https://arxiv.org/search/?query=2403.10704&searchtype=all',
    'https://arxiv.org/a/warner_s_1',
    'https://arxiv.org/year/cs/24',
    'https://arxiv.org/abs/',
    'https://arxiv.org/abs/cs.LG',
    'https://arxiv.org/category_taxonomy',
    'https://huggingface.co/papers',
    'https://huggingface.co/papers/date/2024-03-18',
    'https://scirate.com/search?q=2403.10704',
    'https://www.alphaxiv.org/',
  ],
  'a listing, a volume or front matter of a conference': [
    'https://openreview.net/group?id=ICLR.cc/2024/Conference',
    'https://openreview.net/profile?id=~Ada_Byron1',
    'https://openreview.net/search?term=abcdefghij',
    'https://openreview.net/venue?id=ICLR.cc',
    'https://aclanthology.org/volumes/2023.acl-long/',
    'https://aclanthology.org/events/acl-2023/',
    'https://aclanthology.org/people/a/ada-byron/',
    'https://aclanthology.org/sigs/sigann/',
    'https://aclanthology.org/venues/acl/',
    'https://aclanthology.org/search/?q=P19-1001',
    'https://aclanthology.org/2023.acl-long.0/',
    'https://papers.nips.cc/paper/2019',
    'https://proceedings.neurips.cc/paper_files/paper/2023',
    'https://proceedings.mlr.press/v70/',
    'https://proceedings.mlr.press/',
    'https://jmlr.org/papers/v21/',
    'https://openaccess.thecvf.com/CVPR2024?day=all',
    'https://openaccess.thecvf.com/menu',
    'https://www.usenix.org/conference/osdi20',
    'https://www.usenix.org/conference/osdi20/technical-sessions',
    'https://dblp.org/db/conf/icml/icml2023.html',
    'https://dblp.org/pid/b/AdaByron.html',
    'https://dblp.org/search?q=10.1145/3292500.3330701',
  ],
  'a listing, a volume or front matter of a publisher': [
    'https://www.biorxiv.org/',
    'https://www.biorxiv.org/content/early/recent',
    'https://www.biorxiv.org/collection/neuroscience',
    'https://www.biorxiv.org/search/10.1101%2F2020.03.22.002386',
    'https://www.medrxiv.org/content/early/2020/03/27',
    'https://dl.acm.org/doi/proceedings/10.1145/3292500',
    'https://dl.acm.org/toc/csur/2024/56/1',
    'https://dl.acm.org/toc/10.1145/3292500',
    'https://dl.acm.org/action/doSearch?AllField=10.1145/3292500.3330701',
    'https://dl.acm.org/profile/81100000001',
    'https://dl.acm.org/journal/csur',
    'https://dl.acm.org/conference/kdd',
    'https://dl.acm.org/doi/book/10.1145/3292500',
    'https://dl.acm.org/action/showFmPdf?doi=10.1145/3292500',
    'https://ieeexplore.ieee.org/xpl/conhome/4408818/proceeding',
    'https://ieeexplore.ieee.org/author/37085860401',
    'https://ieeexplore.ieee.org/search/searchresult.jsp?queryText=4409120',
    'https://link.springer.com/search?query=10.1007/s11926-017-0626-z',
    'https://link.springer.com/journal/11926/volumes-and-issues/19-1',
    'https://link.springer.com/journal/11926',
    'https://link.springer.com/book/10.1007/978-3-030-58452-8',
    'https://link.springer.com/conference/eccv',
    'https://link.springer.com/bookseries/558',
    'https://link.springer.com/content/pdf/bfm:978-3-030-58452-8/1',
    'https://link.springer.com/content/pdf/bfm%3A978-3-030-58452-8%2F1.pdf',
    'https://www.nature.com/',
    'https://www.nature.com/articles',
    'https://www.nature.com/articles?type=article',
    'https://www.nature.com/nature/volumes/585/issues/7825',
    'https://www.nature.com/search?q=s41586-020-2649-2',
    'https://www.nature.com/subjects/computer-science',
    'https://www.sciencedirect.com/journal/cell/vol/181/issue/2',
    'https://www.sciencedirect.com/search?qs=S0092867420301234',
    'https://www.sciencedirect.com/book/9780128119686/some-book',
    'https://www.sciencedirect.com/topics/computer-science/arxiv',
    'https://pubmed.ncbi.nlm.nih.gov/',
    'https://pubmed.ncbi.nlm.nih.gov/?term=31234567',
    'https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid=31234567',
    'https://pubmed.ncbi.nlm.nih.gov/advanced/',
    'https://pubmed.ncbi.nlm.nih.gov/trending/',
    'https://pmc.ncbi.nlm.nih.gov/journals/2/',
    'https://www.ncbi.nlm.nih.gov/pmc/?term=PMC1234567',
    'https://www.ncbi.nlm.nih.gov/pmc/journals/2/',
    'https://www.ncbi.nlm.nih.gov/gene/31234567',
    'https://europepmc.org/search?query=31234567',
    'https://www.semanticscholar.org/',
    'https://www.semanticscholar.org/search?q=0123456789abcdef0123456789abcdef01234567',
    'https://www.semanticscholar.org/author/A.-Byron/1234567',
    'https://www.semanticscholar.org/venue?name=ICML',
    'https://papers.ssrn.com/sol3/results.cfm?abstract_id=x',
    'https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id=1234567',
    'https://papers.ssrn.com/sol3/JELJOUR_Results.cfm?form_name=journalbrowse&journal_id=1234567',
    'https://www.ssrn.com/index.cfm/en/',
    'https://onlinelibrary.wiley.com/toc/10970258/2020/39/1',
    'https://onlinelibrary.wiley.com/journal/10970258',
    'https://www.science.org/toc/science/370/6513',
    'https://doi.org/',
    'https://doi.org/10.1145',
    'https://www.doi.org/the-identifier/resources/handbook',
  ],
}

const cases = Object.entries(lookAlikes).flatMap(([what, addresses]) => addresses.map((address) => [what, address]))

/** What a page says that speaks of papers and is none: it names several, and none as its own. */
const listing = `<title>A page that speaks of papers</title>
  <meta property="og:title" content="A page that speaks of papers"><meta property="og:type" content="article">
  <meta name="description" content="All papers of the year.">
  <h1>Papers</h1>
  <li><a href="https://doi.org/10.1145/3292500.3330701">10.1145/3292500.3330701</a>
  <li><a href="https://doi.org/10.1038/s41586-020-2649-2">10.1038/s41586-020-2649-2</a>
  <li><a href="https://arxiv.org/abs/2403.10704">arXiv:2403.10704</a>`

it('knows more than a hundred', () => {
  expect(new Set(cases.map(([, address]) => address)).size).toBeGreaterThanOrEqual(100)
})

describe.each(cases)('%s is no paper: %s', (_, address) => {
  const url = new URL(address)

  it('by its address', () => {
    expect(clipFromUrl(url)?.kind).not.toBe('paper')
    expect(identifyUrl(url).filter((id) => !id.startsWith('url:'))).toEqual([])
  })

  it('as a page that speaks of papers', () => {
    const document = new DOMParser().parseFromString(listing, 'text/html')
    const clip = readPage({ url, document }).clip
    expect(clip?.kind).not.toBe('paper')
    expect(clip?.ids.filter((id) => !id.startsWith('url:')) ?? []).toEqual([])
  })
})
