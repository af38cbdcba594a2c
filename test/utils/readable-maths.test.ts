import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableMaths } from '@/utils/readable-maths'

describe('readableMaths', () => {
  it.each([
    ['Learning $k$-sparse codes', 'Learning k-sparse codes'],
    ['$\\alpha$-helices in $O(n^2)$ time', 'α-helices in O(n²) time'],
    ['$1.8\\times$ as much', '1.8× as much'],
    ['Spaces over $\\mathbb{R}^{10}$ and $\\mathbb Z$', 'Spaces over ℝ¹⁰ and ℤ'],
    ['$H_2$O at $10^{-3}$', 'H₂O at 10⁻³'],
    ['$\\ell_1$ and $\\text{max}$', 'ℓ₁ and max'],
    ['$n \\to \\infty$', 'n → ∞'],
    // What needs more than letters stays as it is, in one piece.
    ['$\\frac{a}{b}$', '$\\frac{a}{b}$'],
    ['$x_{ij}$', '$x_{ij}$'],
    ['$\\unknown$', '$\\unknown$'],
    ['It costs $5 and $6', 'It costs $5 and $6'],
    ['no maths', 'no maths'],
    ['$', '$'],
    ['学ぶ $k$', '学ぶ k'],
  ])('%s', (text, shown) => {
    expect(readableMaths(text)).toBe(shown)
  })

  it('leaves what holds no maths, and never takes away from it', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('$')),
        (text) => readableMaths(text) === text,
      ),
    )
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => readableMaths(`${word} $`).endsWith('$')))
  })
})
