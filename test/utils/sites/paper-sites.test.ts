import { describe, expect, it } from 'vitest'
import { clipFromUrl, identifyUrl } from '@/utils/sites'

const hash = '0123456789abcdef0123456789abcdef'
const abstract = `https://proceedings.neurips.cc/paper_files/paper/2023/hash/${hash}-Abstract-Conference.html`
const bench = `https://proceedings.neurips.cc/paper_files/paper/2023/hash/${hash}-Abstract-Datasets_and_Benchmarks.html`
const cvf = 'https://openaccess.thecvf.com/content/CVPR2024/html/Byron_Letters_CVPR_2024_paper.html'

/** Every address of a paper with its identity and the address of its page. */
const papers: readonly (readonly [id: string, page: string, addresses: readonly string[]])[] = [
  [
    'openreview:Ab-3_xYz9Q',
    'https://openreview.net/forum?id=Ab-3_xYz9Q',
    [
      'https://openreview.net/forum?id=Ab-3_xYz9Q',
      'http://www.openreview.net/forum?id=Ab-3_xYz9Q&noteId=Zz9_reply01#discussion',
      'https://openreview.net/forum?referrer=%5BAuthor%5D(%2Fgroup)&id=Ab-3_xYz9Q',
      'https://openreview.net/pdf?id=Ab-3_xYz9Q',
      'https://openreview.net/attachment?id=Ab-3_xYz9Q&name=supplementary_material',
      'https://openreview.net/references/pdf?id=Ab-3_xYz9Q',
      'https://openreview.net/revisions?id=Ab-3_xYz9Q',
    ],
  ],
  [
    'acl:2023.acl-long.12',
    'https://aclanthology.org/2023.acl-long.12/',
    [
      'https://aclanthology.org/2023.acl-long.12',
      'https://aclanthology.org/2023.acl-long.12/',
      'https://www.aclanthology.org/2023.acl-long.12.pdf#page=3',
      'https://aclanthology.org/2023.acl-long.12v2.pdf',
      'https://aclanthology.org/2023.acl-long.12.bib',
      'https://aclanthology.org/attachments/2023.acl-long.12.poster.pdf',
      'https://www.aclweb.org/anthology/2023.acl-long.12/',
    ],
  ],
  [
    'acl:P19-1001',
    'https://aclanthology.org/P19-1001/',
    [
      'https://aclanthology.org/P19-1001/',
      'http://aclweb.org/anthology/P19-1001',
      'https://www.aclweb.org/anthology/P19-1001.pdf',
      'https://www.aclweb.org/anthology/P/P19/P19-1001.pdf',
      'https://aclanthology.info/papers/P19-1001/p19-1001',
      'https://aclanthology.org/attachments/P19-1001.Supplementary.pdf',
    ],
  ],
  ['acl:W19-4801', 'https://aclanthology.org/W19-4801/', ['https://aclanthology.org/W19-4801.pdf']],
  ['acl:P18-2100', 'https://aclanthology.org/P18-2100/', ['https://aclanthology.org/P18-2100/']],
  [
    `neurips:2023/${hash}`,
    abstract,
    [
      abstract,
      abstract.replace('Abstract', 'Bibtex').replace('hash', 'file').replace('.html', '.bib'),
      `https://papers.nips.cc/paper_files/paper/2023/file/${hash}-Paper-Conference.pdf`,
      `https://papers.neurips.cc/paper/2023/file/${hash}-Supplemental-Conference.pdf`,
      `https://proceedings.nips.cc/paper/2023/hash/${hash}-Abstract-Conference.html`,
    ],
  ],
  [
    `neurips:2023/${hash}`,
    bench,
    [`https://proceedings.neurips.cc/paper_files/paper/2023/file/${hash}-Paper-Datasets_and_Benchmarks.pdf`],
  ],
  [
    `neurips:2019/${hash}`,
    `https://proceedings.neurips.cc/paper_files/paper/2019/hash/${hash}-Abstract.html`,
    ['AuthorFeedback.pdf', 'MetaReview.html', 'Reviews.html', 'Paper.pdf', 'Metadata.json'].map(
      (file) => `https://proceedings.neurips.cc/paper/2019/file/${hash}-${file}`,
    ),
  ],
  [
    'neurips:4824',
    'https://papers.nips.cc/paper/4824-reading-with-deep-networks',
    ['', '.pdf', '/bibtex', '-supplemental.zip'].map(
      (ending) => `http://papers.nips.cc/paper/4824-reading-with-deep-networks${ending}`,
    ),
  ],
  [
    'pmlr:v97/byron19a',
    'https://proceedings.mlr.press/v97/byron19a.html',
    [
      'http://proceedings.mlr.press/v97/byron19a.html',
      'https://proceedings.mlr.press/v97/byron19a',
      'https://proceedings.mlr.press/v97/byron19a/byron19a.pdf',
      'https://proceedings.mlr.press/v97/byron19a/byron19a-supp.pdf',
      'https://raw.githubusercontent.com/mlresearch/v97/main/assets/byron19a/byron19a.pdf',
    ],
  ],
  [
    'pmlr:v162/van-der-berg22d',
    'https://proceedings.mlr.press/v162/van-der-berg22d.html',
    ['https://proceedings.mlr.press/v162/van-der-berg22d/van-der-berg22d.pdf'],
  ],
  [
    'jmlr:v22/20-1380',
    'https://jmlr.org/papers/v22/20-1380.html',
    [
      'https://www.jmlr.org/papers/v22/20-1380.html',
      'http://jmlr.org/papers/volume22/20-1380/20-1380.pdf',
      'https://jmlr.org/papers/v22/20-1380.bib',
      'http://jmlr.csail.mit.edu/papers/v22/20-1380.html',
    ],
  ],
  [
    'cvf:Byron_Letters_CVPR_2024_paper',
    cvf,
    [
      cvf,
      'https://openaccess.thecvf.com/content/CVPR2024/papers/Byron_Letters_CVPR_2024_paper.pdf',
      'https://openaccess.thecvf.com/content/CVPR2024/supplemental/Byron_Letters_CVPR_2024_supplemental.pdf',
    ],
  ],
  [
    'cvf:Byron_Old_CVPR_2018_paper',
    'https://openaccess.thecvf.com/content_cvpr_2018/html/Byron_Old_CVPR_2018_paper.html',
    ['http://openaccess.thecvf.com/content_cvpr_2018/papers/Byron_Old_CVPR_2018_paper.pdf'],
  ],
  [
    'cvf:Byron_Work_CVPRW_2023_paper',
    'https://openaccess.thecvf.com/content/CVPR2023W/READ/html/Byron_Work_CVPRW_2023_paper.html',
    ['https://openaccess.thecvf.com/content/CVPR2023W/READ/papers/Byron_Work_CVPRW_2023_paper.pdf'],
  ],
  [
    'cvf:Byron_Deep_ICCVW_2019_paper',
    'https://openaccess.thecvf.com/content_ICCVW_2019/html/READ/Byron_Deep_ICCVW_2019_paper.html',
    ['https://openaccess.thecvf.com/content_ICCVW_2019/papers/READ/Byron_Deep_ICCVW_2019_paper.pdf'],
  ],
  [
    'usenix:rsdi16/hopper',
    'https://www.usenix.org/conference/rsdi16/technical-sessions/presentation/hopper',
    ['https://usenix.org/conference/rsdi16/technical-sessions/presentation/hopper/'],
  ],
  [
    'dblp:conf/rlr/ByronB17',
    'https://dblp.org/rec/conf/rlr/ByronB17.html',
    [
      'https://dblp.org/rec/conf/rlr/ByronB17',
      'https://dblp.uni-trier.de/rec/conf/rlr/ByronB17.html?view=bibtex',
      'https://dblp.org/rec/bibtex/conf/rlr/ByronB17',
      'https://dblp.org/rec/conf/rlr/ByronB17.bib',
    ],
  ],
]

const spellings = papers.flatMap(([id, page, addresses]) => addresses.map((address) => [address, id, page] as const))

describe('an address of a paper', () => {
  it.each(spellings)('%s', (address, id, page) => {
    expect(clipFromUrl(new URL(address))).toMatchObject({ kind: 'paper', ids: [id], url: page, complete: false })
  })

  it('tells the revision that was opened', () => {
    expect(clipFromUrl(new URL('https://aclanthology.org/P19-1001v2.pdf'))?.paper).toEqual({ version: 2 })
    expect(clipFromUrl(new URL('https://aclanthology.org/P19-1001.pdf'))?.paper).toBeUndefined()
  })
})

describe('what looks like a paper', () => {
  it.each([
    // Volumes, events, people, searches.
    'https://openreview.net/group?id=RLR.cc/2024/Conference',
    'https://openreview.net/profile?id=~Ada_Byron1',
    'https://openreview.net/forum',
    'https://openreview.net/forum?id=',
    'https://openreview.net/forum?id=../../etc',
    'https://openreview.net/search?term=Ab-3_xYz9Q',
    'https://aclanthology.org/volumes/2023.acl-long/',
    'https://aclanthology.org/events/acl-2023/',
    'https://aclanthology.org/people/a/ada-byron/',
    'https://aclanthology.org/search/?q=P19-1001',
    'https://aclanthology.org/2023.acl-long.0/',
    'https://aclanthology.org/2023.acl-long.0.pdf',
    'https://aclanthology.org/P19-1000/',
    'https://aclanthology.org/W19-4800/',
    'https://aclanthology.org/2023.acl-long/',
    'https://proceedings.neurips.cc/paper_files/paper/2023',
    'https://papers.nips.cc/paper/2012',
    'https://papers.nips.cc/book/advances-in-neural-information-processing-systems-32-2019',
    'https://papers.nips.cc/author/ada-byron-1234',
    'https://proceedings.mlr.press/v97/',
    'https://proceedings.mlr.press/',
    'https://proceedings.mlr.press/v97/assets/bib/citeproc.yaml',
    'https://raw.githubusercontent.com/mlresearch/v97/main/README.md',
    'https://jmlr.org/papers/v22/',
    'https://jmlr.org/papers/',
    'https://jmlr.org/papers/v22/index.html',
    'https://jmlr.org/mloss/',
    'https://openaccess.thecvf.com/CVPR2024?day=all',
    'https://openaccess.thecvf.com/menu',
    'https://openaccess.thecvf.com/content/CVPR2024/html/',
    'https://www.usenix.org/conference/rsdi20/technical-sessions',
    'https://www.usenix.org/conference/rsdi20',
    'https://dblp.org/db/conf/rlr/rlr2017.html',
    'https://dblp.org/pid/1/2.html',
    'https://dblp.org/search?q=conf/rlr/ByronB17',
    // Other hosts.
    'https://openreview.net.evil.example/forum?id=Ab-3_xYz9Q',
    'https://evil.example/?url=https://openreview.net/forum?id=Ab-3_xYz9Q',
    'https://aclanthology.org.evil.example/P19-1001/',
    'https://notaclanthology.org/P19-1001/',
    'https://www.google.com/search?q=https://aclanthology.org/P19-1001/',
    'https://proceedings-mlr-press.proxy.example/v97/byron19a.html',
    'https://evil.example/proceedings.mlr.press/v97/byron19a.html',
    'https://openaccess-thecvf-com.proxy.example/content/CVPR2024/html/Byron_Letters_CVPR_2024_paper.html',
    'https://usenix.org.evil.example/conference/rsdi20/presentation/byron',
  ])('%s', (address) => {
    expect(identifyUrl(new URL(address))).toEqual([expect.stringMatching(/^url:/)])
    expect(clipFromUrl(new URL(address))?.kind).toBe('page')
  })

  it('is a video where the file is one', () => {
    expect(clipFromUrl(new URL('https://aclanthology.org/2023.acl-long.12.mp4'))?.kind).toBe('video')
  })
})
