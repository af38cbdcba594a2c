import fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { expect, it } from 'vitest'
import { protectLiquid } from '@/utils/formats/liquid-text'
import { hostileText } from '../../hostile-text'

it('comes out of Liquid as it went in', () => {
  const jekyll = new Liquid()
  const braces = fc.string({ unit: fc.constantFrom('{', '}', '%', '-', '"', "'", ' ', 'raw', '\n'), maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(hostileText(), braces), (markdown) => {
      expect(jekyll.parseAndRenderSync(protectLiquid(markdown))).toBe(markdown)
    }),
  )
})
