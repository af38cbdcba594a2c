import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNextReadings, nextReadingOf } from '@/utils/notes/read-next'
import { hostileText } from '../../hostile-text'

describe('a thing to read next', () => {
  it.each([
    ['https://arxiv.org/abs/1706.03762', { urls: ['https://arxiv.org/abs/1706.03762'] }],
    [
      '[Attention](https://arxiv.org/abs/1706.03762) – the basis',
      { urls: ['https://arxiv.org/abs/1706.03762'], title: 'Attention', why: 'the basis' },
    ],
    ['arXiv:1706.03762v5, for the table', { urls: ['https://arxiv.org/abs/1706.03762v5'], why: 'for the table' }],
    ['1706.03762', { urls: ['https://arxiv.org/abs/1706.03762'] }],
    ['hep-th/9901001', { urls: ['https://arxiv.org/abs/hep-th/9901001'] }],
    ['doi:10.1145/1273445.1273458', { urls: ['https://doi.org/10.1145/1273445.1273458'] }],
    ['see <https://example.org/a>.', { urls: ['https://example.org/a'], why: 'see' }],
    [
      '2401.00001 and 2401.00002',
      { urls: ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002'], why: 'and' },
    ],
    ['the survey by Lee', { urls: [] }],
    ['https://x.org/2401.00001', { urls: ['https://x.org/2401.00001'] }],
    ['javascript:alert(1)', { urls: [] }],
    ['9999.99999', { urls: [] }],
  ])('reads %j', (line, found) => {
    expect(nextReadingOf(line)).toEqual({ text: line, ...found })
  })

  it.each(['', '   ', '-', '…'])('is not %j', (line) => expect(nextReadingOf(line)).toBeUndefined())

  it('stands under its label, its heading, or in the seed table', () => {
    const text = [
      '- **First pass** · 2026-11-22',
      '\t- Clarity: 1111.11111',
      '\t- Read next: 2401.00001',
      '\t\t- [ ] 2401.00002',
      '\t- Other: 2401.09999',
      '',
      '| What I noticed | Questions | Next source | Broader topic |',
      '| --- | --- | --- | --- |',
      '| 2401.09998 |  | 2401.00003<br>2401.00004 |  |',
      '',
      '## Read next',
      'words 2401.00005',
      '- 2401.00006',
      '## Else',
      '- 2401.09997',
    ].join('\n')
    const ids = findNextReadings(text).flatMap(({ urls }) => urls.map((url) => url.slice(-5)))
    expect(ids).toEqual(['00001', '00002', '00005', '00006', '00003', '00004'])
  })

  it('has only addresses of the web, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 6 }), (parts) => {
        const text = `- Read next: ${parts.join('\n\t- ')}`
        for (const { urls } of findNextReadings(text)) for (const url of urls) expect(url).toMatch(/^https?:\/\//)
      }),
    )
  })
})
