import { expect, it } from 'vitest'
import { isBalanced } from '@/utils/balanced'

it.each([
  ['', true],
  ['a', true],
  ['{a{b}}', true],
  ['\\{a}', true],
  ['}{', false],
  ['{', false],
  ['a}', false],
  ['[', true],
])('%j has its braces balanced: %s', (text, isRight) => {
  expect(isBalanced(text, ['{', '}'])).toBe(isRight)
})
