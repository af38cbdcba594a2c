import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOfWord, mayContain, signText } from '@/utils/library/word-signature'

const text = fc.string({ unit: fc.constantFrom(...'ab c\né中🎉') })

describe('signatures', () => {
  it('never deny a word that is there', () => {
    fc.assert(
      fc.property(text, text, text, (before, word, after) => {
        fc.pre(!/\s/.test(word))
        expect(mayContain(signText(before + word + after), bitsOfWord(word))).toBe(true)
      }),
    )
  })

  it.each(['retrieval', 'xyz', 'qz', '学习'])('deny %j where nothing is like it', (word) => {
    expect(mayContain(signText('a talk about gradients'), bitsOfWord(word))).toBe(false)
  })
})
