import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniteCaptions } from '@/utils/unite-captions'

const at = (startSeconds: number, text: string) => ({ startSeconds, text })

describe('uniteCaptions', () => {
  it.each([
    ['adds what is new', [at(1, 'a b')], [at(5, 'c')], [at(1, 'a b'), at(5, 'c')]],
    [
      'takes the longer of two that begin alike',
      [at(1, 'so what')],
      [at(1.5, 'so what is it')],
      [at(1, 'so what is it')],
    ],
    ['knows a line that is played again', [at(60, 'again')], [at(61.2, 'again')], [at(60, 'again')]],
    ['keeps what is said twice', [at(10, 'yes')], [at(20, 'yes')], [at(10, 'yes'), at(20, 'yes')]],
    ['keeps two lines of one moment', [at(10, '- Who?')], [at(10, '- Me.')], [at(10, '- Who?'), at(10, '- Me.')]],
  ])('%s', (_, seen, shown, united) => {
    expect(uniteCaptions(seen, shown)).toEqual(united)
  })

  it('adds nothing when it is given the same once more', () => {
    const lines = fc.array(fc.record({ startSeconds: fc.nat(60), text: fc.constantFrom('a', 'a b', 'b', 'c d', 'c') }))
    fc.assert(
      fc.property(lines, (shown) => {
        const united = uniteCaptions([], shown)
        expect(uniteCaptions(united, united)).toEqual(united)
        expect(united).toEqual(united.toSorted((one, other) => one.startSeconds - other.startSeconds))
        for (const { text } of shown) expect(united.some((line) => line.text.startsWith(text))).toBe(true)
      }),
    )
  })
})
