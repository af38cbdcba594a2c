import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tagText } from '@/utils/formats/tag-text'
import { hostileText } from '../../hostile-text'

it.each([
  ['ml/rl', 'ml/rl'],
  ['machine learning', 'machine-learning'],
  ['#nlp', 'nlp'],
  ['2024', '_2024'],
  ['2024/05', '_2024/05'],
  ['c++', 'c'],
  ['/a//b/', 'a/b'],
  ['深度 学习', '深度-学习'],
  ['🤖', '🤖'],
  ['!?', ''],
])('the tag of %j is %j', (tag, written) => {
  expect(tagText(tag)).toBe(written)
})

it('holds only what a tag may hold', () => {
  fc.assert(
    fc.property(hostileText(), (tag) => {
      const written = tagText(tag)
      expect(written).not.toMatch(/[\s#,.;:'"[\]{}|\\<>%$&*`^~=@!?()]|^\/|\/$|\/\//)
      expect(written).not.toMatch(/^[\p{N}/]+$/u)
      expect(tagText(written)).toBe(written)
    }),
  )
})
