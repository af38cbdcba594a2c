import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressName } from '@/utils/address-name'
import { clipFromUrl } from '@/utils/sites'
import { hostileText } from '../hostile-text'

const hash = '3f5ee243547dee91fbd053c1c4a845aa'

describe('what a PDF is called by its address', () => {
  it.each([
    ['https://arxiv.org/pdf/2403.10704v2', 'arXiv:2403.10704'],
    ['https://dl.acm.org/doi/pdf/10.1145/3442188.3445922', 'doi:10.1145/3442188.3445922'],
    ['https://link.springer.com/content/pdf/10.1007/s11926-017-0626-z.pdf', 'doi:10.1007/s11926-017-0626-z'],
    ['https://www.nature.com/articles/s41586-020-2649-2.pdf', 'doi:10.1038/s41586-020-2649-2'],
    ['https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full.pdf', 'doi:10.1101/2020.03.22.002386'],
    [`https://papers.nips.cc/paper_files/paper/2017/file/${hash}-Paper.pdf`, 'NeurIPS 2017 · 3f5ee243'],
    ['https://aclanthology.org/P19-1001.pdf', 'ACL Anthology P19-1001'],
    ['https://proceedings.mlr.press/v97/byron19a/byron19a.pdf', 'PMLR v97/byron19a'],
    [
      'https://openaccess.thecvf.com/content/CVPR2024/papers/Byron_Deep_Letters_CVPR_2024_paper.pdf',
      'Byron Deep Letters CVPR 2024',
    ],
    ['https://openreview.net/pdf?id=Ab-3_xYz9Q', 'OpenReview Ab-3_xYz9Q'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC7190227/pdf/main.pdf', 'PMC7190227'],
    ['https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=4409120', '4409120 · ieeexplore.ieee.org'],
    ['https://journal.example/download/10.1234/jr.2019.17.pdf', 'doi:10.1234/jr.2019.17'],
    ['https://cs.example/~ada/reading-in-the_margins%202.pdf', 'reading in the margins 2'],
    ['https://cs.example/%E6%B7%B1%E5%BA%A6%E5%AD%A6%E4%B9%A0.pdf', '深度学习'],
    ['https://cs.example/p.pdf?download=1', 'p.pdf · cs.example'],
    ['https://cs.example/%E2%80%AEfdp.live/%E2%80%AEa.pdf', 'a.pdf · cs.example'],
    // What is no paper and no file is called by its address.
    ['https://cs.example/reading-in-the-margins', undefined],
    ['https://www.youtube.com/watch?v=7ARBJQn6QkM', undefined],
  ])('%s: %s', (address, name) => {
    const clip = clipFromUrl(new URL(address))
    expect(clip && addressName(clip)).toBe(name)
  })

  it('is one short line, whatever the address says', () => {
    const text = hostileText()
    fc.assert(
      fc.property(text, text, (file, id) => {
        const url = `https://a.example/${encodeURIComponent(file.toWellFormed())}.pdf`
        for (const ids of [[`url:${url}`], [`doi:${id}`], [`cvf:${id}`]]) {
          const name = addressName({ kind: 'paper', ids, url }) ?? ''
          expect(name.length).toBeLessThan(160)
          expect(name).not.toMatch(/[\n\r\u202e\u200f\0]/)
          expect(name.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})
