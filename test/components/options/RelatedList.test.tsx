import { describe, expect, it, vi } from 'vitest'
import { RelatedList } from '@/components/options/RelatedList'
import { makeEntry } from '@/test/make-entry'
import type { RelatedThing } from '@/utils/related'
import { draw, findBarriers } from './axe'

const code: RelatedThing = { label: 'Code', relation: { how: 'code of', url: 'https://github.com/okafor/sparse' } }
const published: RelatedThing = { label: 'Published as', relation: { how: 'published as', id: 'doi:10.1145/1.2' } }
const talk: RelatedThing = { label: 'Paper of', entry: makeEntry({ id: 'talk', title: 'The talk' }) }

describe('related things', () => {
  it('are links to entries, or can be queued', async () => {
    const onQueue = vi.fn()
    const root = draw(<RelatedList things={[code, published, talk]} onQueue={onQueue} />)
    expect([...root.querySelectorAll('li')].map((row) => row.textContent)).toEqual([
      'Code: https://github.com/okafor/sparse Queue',
      'Published as: doi:10.1145/1.2 ',
      'Paper of: The talk',
    ])
    expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://github.com/okafor/sparse',
      'https://doi.org/10.1145/1.2',
      '#/entry/talk',
    ])
    root.querySelector('button')?.click()
    expect(onQueue.mock.calls).toEqual([[code.relation]])
    expect(await findBarriers(root)).toEqual([])
  })

  it('are text where a page names no web address', () => {
    const hostile: RelatedThing = { label: 'Code', relation: { how: 'code of', url: 'javascript:alert(1)' } }
    const root = draw(<RelatedList things={[hostile]} onQueue={() => undefined} />)
    expect(root.querySelector('a')).toBeNull()
    expect(root.textContent).toContain('javascript:alert(1)')
  })
})
