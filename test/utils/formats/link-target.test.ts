import fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { linkTarget, webUrl } from '@/utils/formats/link-target'
import { hostileText } from '../../hostile-text'
import { nodesOf, parseMarkdown } from '../../markdown'

const jekyll = new Liquid()

describe('the destination of a link', () => {
  it.each([
    'https://www.youtube.com/watch?v=7ARBJQn6QkM&t=754s',
    'https://youtu.be/nMbm8ib3b0M?si=7VeNmy_F74_u-MbG',
    'https://en.wikipedia.org/wiki/Attention_(machine_learning)#Overview',
    'http://[2001:db8::1]/a',
  ])('%j keeps its spelling', (address) => {
    expect(linkTarget(address)).toBe(address)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not an address', '//x.org', ''])(
    '%j is none',
    (address) => {
      expect(linkTarget(address)).toBe('')
      expect(webUrl(address)).toBeUndefined()
    },
  )

  it.each([
    ['https://x.org/a b', 'https://x.org/a%20b'],
    ['https://x.org/a)b', 'https://x.org/a%29b'],
    ['https://x.org/{{a}}', 'https://x.org/%7B%7Ba%7D%7D'],
    ['https://x.org/[[a]]', 'https://x.org/%5B%5Ba%5D%5D'],
    ['https://x.org/?a=1&copy;=2', 'https://x.org/?a=1&amp;copy;=2'],
  ])('of %j is %j', (address, written) => {
    expect(linkTarget(address)).toBe(written)
  })

  it('ends where it ends, whatever the address', () => {
    fc.assert(
      fc.property(hostileText(), (path) => {
        const target = linkTarget(`https://x.org/${path}`)
        const tree = parseMarkdown(`[text](${target}) after\n`)
        const link = nodesOf(tree).find(({ type }) => type === 'link')
        expect(nodesOf(tree).map(({ type }) => type)).toEqual(['paragraph', 'link', 'text', 'text'])
        expect(new URL(link?.url ?? '').origin).toBe('https://x.org')
        expect(jekyll.parseAndRenderSync(target)).toBe(target)
        expect(linkTarget(link?.url ?? '')).toBe(target)
      }),
    )
  })
})
