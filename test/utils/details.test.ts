import { describe, expect, it } from 'vitest'
import { makeEntry } from '@/test/make-entry'
import { detailsAddress } from '@/utils/details'

describe('detailsAddress', () => {
  it.each([
    ['the version that was read', { arxiv: '2403.10704', version: 2 }, 'https://arxiv.org/abs/2403.10704v2'],
    ['the newest, where none was read', { arxiv: 'hep-th/9901001' }, 'https://arxiv.org/abs/hep-th/9901001'],
    ['nothing for a paper of elsewhere', { pages: '1-12' }, undefined],
    ['nothing for what is no paper', undefined, undefined],
  ])('names %s', (_, paper, address) => {
    expect(detailsAddress(makeEntry({ complete: false, ...(paper && { paper }) }))).toBe(address)
  })

  it('names nothing for what is complete', () => {
    expect(detailsAddress(makeEntry({ complete: true, paper: { arxiv: '2403.10704' } }))).toBeUndefined()
  })
})
