import type { TextLine } from '@/utils/text'
import { makeRandom } from './made-library'

const syllables =
  'a an ba con de di el en er es for ga ge gra hu in is ity ka ko la ly ma men mi mo na ne no o on per po pre pro qua ra re ri ro sa se si so sta su ta te ter ti tion to tra u um un ve vi wa'.split(
    ' ',
  )
const vocabularySize = 60_000

/** Words as a language has them: the frequent ones short, and thousands that are seldom said. */
const vocabulary = (() => {
  const random = makeRandom(1)
  const pick = () => syllables[Math.floor(random() * syllables.length)] ?? ''
  return Array.from({ length: vocabularySize }, (_, rank) => {
    const count = rank < 60 ? 1 : rank < 1500 ? 2 : rank < 12_000 ? 3 : 4
    return Array.from({ length: count }, pick).join('')
  })
})()

/**
 * The transcript of an hour: 55 kB in lines of some forty letters. How often a word is said falls with its rank, as
 * Zipf found it.
 */
export function makeTranscript(number: number, bytes = 55_000): TextLine[] {
  const random = makeRandom(number + 7)
  const sayWord = () => vocabulary[Math.floor(vocabularySize ** random()) - 1] ?? 'so'
  const lines: TextLine[] = []
  let length = 0
  while (length < bytes) {
    const words: string[] = []
    while (words.join(' ').length < 38) words.push(sayWord())
    const text = words.join(' ')
    lines.push({ startSeconds: lines.length * 2.6, endSeconds: lines.length * 2.6 + 2.6, text })
    length += text.length + 1
  }
  return lines
}
