import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStripUsed, readStrip } from '@/utils/notes/strip'
import { hostileText } from '../../hostile-text'

const chapters = [
  { startSeconds: 0, title: 'Start' },
  { startSeconds: 60, title: 'Middle' },
]

describe('the strip of notes', () => {
  it('has times, chapters and shots beside their lines', () => {
    const notes = [
      '- [0:10] a',
      '- [0:30] b [5:00]',
      '\t- ![[00112233445566ff.webp]] ![[ff00112233445566.png]]',
      'text',
      '- [1:00] c',
    ].join('\n')
    expect(
      readStrip(notes, chapters).map(({ mark, ...line }) => ({ ...line, ...(mark && { time: mark.startSeconds }) })),
    ).toEqual([
      { time: 10, chapter: 'Start', shots: [], rows: 1 },
      { time: 30, shots: [], rows: 1 },
      { shots: ['00112233445566ff.webp', 'ff00112233445566.png'], rows: 2 },
      { shots: [], rows: 1 },
      { time: 60, chapter: 'Middle', shots: [], rows: 1 },
    ])
  })

  it('is used only where there is something', () => {
    expect(isStripUsed(readStrip('- a\n![[entry:0190a000-0000-7000-8000-000000000002]]\n![[x.exe]]', chapters))).toBe(
      false,
    )
    expect(isStripUsed(readStrip('[0:10]'))).toBe(true)
    expect(isStripUsed(readStrip('![[00112233445566ff.jpg]]'))).toBe(true)
  })

  it('has a place for every line, whatever the text', () => {
    fc.assert(
      fc.property(hostileText(), (notes) => {
        const strip = readStrip(notes, chapters)
        expect(strip).toHaveLength(notes.split('\n').length)
        for (const [index, { rows }] of strip.entries()) expect(index + rows).toBeLessThanOrEqual(strip.length)
      }),
    )
  })
})
