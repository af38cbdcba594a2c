import { describe, expect, it } from 'vitest'
import { clipFromUrl, identifyUrl, siteFor } from '@/utils/sites'
import { arxiv } from '@/utils/sites/arxiv'

describe('the URL of a paper', () => {
  it.each([
    'https://arxiv.org/abs/2403.10704',
    'http://arxiv.org/abs/2403.10704v3',
    'https://www.arxiv.org/abs/2403.10704/',
    'https://arxiv.org/abs/2403.10704?context=cs.LG#abstract',
    'https://arxiv.org/abs/arXiv:2403.10704',
    'https://arxiv.org/abs?id=2403.10704',
    'https://arxiv.org//abs//2403.10704',
    'https://arxiv.org/pdf/2403.10704',
    'https://arxiv.org/pdf/2403.10704v1.pdf',
    'https://arxiv.org/pdf/2403.10704.pdf?download=1#page=4',
    'https://arxiv.org/html/2403.10704v2/',
    'https://arxiv.org/html/2403.10704v2/S3.html',
    'https://export.arxiv.org/abs/2403.10704',
    'https://browse.arxiv.org/pdf/2403.10704v1',
    'https://cn.arxiv.org/pdf/2403.10704',
    'http://xxx.lanl.gov/abs/2403.10704',
    'https://arxiv.org/format/2403.10704',
    'https://arxiv.org/ps/2403.10704',
    'https://arxiv.org/src/2403.10704v2',
    'https://arxiv.org/e-print/2403.10704',
    'https://arxiv.org/bibtex/2403.10704',
    'https://arxiv.org/ftp/arxiv/papers/2403/2403.10704.pdf',
    'https://ar5iv.labs.arxiv.org/html/2403.10704',
    'https://ar5iv.org/abs/2403.10704',
    'https://www.alphaxiv.org/abs/2403.10704v1',
    'https://alphaxiv.org/overview/2403.10704',
    'https://huggingface.co/papers/2403.10704',
    'https://huggingface.co/papers/2403.10704.md',
    'https://scirate.com/arxiv/2403.10704',
    'https://doi.org/10.48550/arXiv.2403.10704',
    'https://dx.doi.org/10.48550/ARXIV.2403.10704',
  ])('%s', (text) => {
    const url = new URL(text)
    expect(arxiv.matches(url)).toBe(true)
    expect(identifyUrl(url)).toEqual(['arxiv:2403.10704'])
    expect(arxiv.canonicalUrl?.(url)).toBe('https://arxiv.org/abs/2403.10704')
  })

  it.each([
    ['https://arxiv.org/abs/hep-th/9901001v2', 'arxiv:hep-th/9901001'],
    ['https://arxiv.org/abs/math.GT/0309136', 'arxiv:math/0309136'],
    ['https://arxiv.org/pdf/math/0309136v1.pdf', 'arxiv:math/0309136'],
    ['https://arxiv.org/pdf/cond-mat/9901001', 'arxiv:cond-mat/9901001'],
    ['https://arxiv.org/ftp/math/papers/0309/0309136.pdf', 'arxiv:math/0309136'],
    ['https://arxiv.org/html/cs/9901001v1/node3.html', 'arxiv:cs/9901001'],
    ['https://scirate.com/arxiv/quant-ph/0309136', 'arxiv:quant-ph/0309136'],
    ['https://arxiv.org/abs/hep-th%2F9901001', 'arxiv:hep-th/9901001'],
  ])('%s', (text, id) => expect(identifyUrl(new URL(text))[0]).toBe(id))

  it.each([
    'https://arxiv.org/',
    'https://arxiv.org/list/cs.LG/recent',
    'https://arxiv.org/list/cs.LG/2403',
    'https://arxiv.org/catchup/cs.LG/2024-03-15',
    'https://arxiv.org/search/?query=2403.10704',
    'https://arxiv.org/a/reader_a_1',
    'https://arxiv.org/abs/',
    'https://arxiv.org/abs/cs',
    'https://arxiv.org/abs/2403.1070',
    'https://info.arxiv.org/help/arxiv_identifier.html',
    'https://www.google.com/search?q=https://arxiv.org/abs/2403.10704',
    'https://evilarxiv.org/abs/2403.10704',
    'https://arxiv.org.evil.example/abs/2403.10704',
    'https://huggingface.co/papers/month/2024-03',
    'https://doi.org/10.1000/arXiv.2403.10704',
  ])('is not %s', (text) => {
    const url = new URL(text)
    expect(arxiv.identify(url)).toEqual([])
    expect(identifyUrl(url).filter((id) => id.startsWith('arxiv:'))).toEqual([])
  })
})

describe('a clip from the URL alone', () => {
  const at = new Date('2026-11-01T12:00:00.000Z')

  it('of a PDF names the paper and the version that is read', () => {
    expect(clipFromUrl(new URL('https://arxiv.org/pdf/2403.10704v2'), at)).toMatchObject({
      site: 'arxiv',
      kind: 'paper',
      ids: ['arxiv:2403.10704'],
      url: 'https://arxiv.org/abs/2403.10704',
      title: '',
      complete: false,
      paper: { arxiv: '2403.10704', version: 2 },
      origin: { paper: { from: 'url', trust: 'high', at: at.toISOString() } },
    })
  })

  it.each([
    ['https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full.pdf', 'doi:10.1101/2020.03.22.002386', 'paper'],
    ['https://dl.acm.org/doi/pdf/10.1145/3442188.3445922', 'doi:10.1145/3442188.3445922', 'paper'],
    ['https://link.springer.com/content/pdf/10.1007/s11926-017-0626-z.pdf', 'doi:10.1007/s11926-017-0626-z', 'paper'],
    ['https://doi.org/10.1145/3442188.3445922', 'doi:10.1145/3442188.3445922', 'paper'],
    ['https://onlinelibrary.wiley.com/doi/full/10.1002/andp.201000099', 'doi:10.1002/andp.201000099', 'paper'],
    ['https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full', 'doi:10.3389/fpsyg.2020.00001', 'paper'],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001',
      'doi:10.1371/journal.pone.0000001',
      'paper',
    ],
    ['https://example.org/report.pdf', 'url:https://example.org/report.pdf', 'page'],
  ])('%s', (text, id, kind) => {
    const clip = clipFromUrl(new URL(text), at)
    expect(clip?.ids[0]).toBe(id)
    expect(clip?.kind).toBe(kind)
    expect(clip?.complete).toBe(false)
  })

  it.each(['chrome://extensions', 'about:blank', 'file:///tmp/a.pdf'])('there is none of %s', (text) => {
    expect(siteFor(new URL(text))).toBeUndefined()
    expect(clipFromUrl(new URL(text))).toBeUndefined()
  })
})
