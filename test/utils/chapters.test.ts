import { describe, expect, it } from 'vitest'
import { chaptersOfDescription, orderedChapters } from '@/utils/chapters'

const read = (...lines: string[]) =>
  chaptersOfDescription(lines.join('\n')).map(({ startSeconds, title }) => `${startSeconds} ${title}`)

describe('chapters in a description', () => {
  it.each([
    ['times first', ['0:00 One', '1:00 - Two', '1:02:03 Three']],
    ['times last', ['One 0:00', 'Two - 1:00', 'Three (1:02:03)']],
    ['brackets', ['[00:00] One', '(01:00) Two', '[1:02:03]: Three']],
    ['bullets', ['• 0:00 One', '▶ 1:00 Two', '- 1:02:03 | Three']],
    ['ranges', ['0:00 - 0:59 One', '1:00–1:10 Two', '1:02:03 — 1:10:00 Three']],
    ['other text around', ['About', '', '0:00 One', 'more', '1:00 Two', '1:02:03 Three', '', 'https://a.example']],
    ['carriage returns', ['0:00 One\r', '1:00 Two\r', '1:02:03 Three']],
  ])('with %s', (_, lines) => {
    expect(read(...lines)).toEqual(['0 One', '60 Two', '3723 Three'])
  })

  it.each([
    ['two', ['0:00 One', '1:00 Two']],
    ['a start that is not 0:00', ['0:10 One', '1:00 Two', '2:00 Three']],
    ['times without titles', ['0:00', '1:00', '2:00']],
    ['a fall before the third', ['0:00 One', '1:00 Two', '0:30 Three']],
    ['long lines', ['0:00 One', '1:00 Two', `2:00 ${'x'.repeat(10_000)}`]],
    ['dates and scores', ['10:0 a', '2026-01-01 10:00:00:00', '1:2:3']],
  ])('are none with %s', (_, lines) => {
    expect(read(...lines)).toEqual([])
  })

  it('end where times fall', () => {
    expect(read('0:00 a', '1:00 b', '2:00 c', '0:30 d', '3:00 e')).toEqual(['0 a', '60 b', '120 c'])
  })

  it('keep letters of any script', () => {
    expect(read('0:00 序論', '1:00 مقدمة', '2:00 🧪 test')).toEqual(['0 序論', '60 مقدمة', '120 🧪 test'])
  })
})

describe('chapters in order', () => {
  it('are sorted, within the video, one at a time and titled', () => {
    const chapters = [
      { startSeconds: 60, title: 'b' },
      { startSeconds: 0, title: 'a' },
      { startSeconds: 60, title: 'again' },
      { startSeconds: 30, title: '' },
      { startSeconds: Number.NaN, title: 'x' },
      { startSeconds: -1, title: 'x' },
      { startSeconds: 101, title: 'x' },
    ]
    expect(orderedChapters(chapters, 100)).toEqual([
      { startSeconds: 0, title: 'a' },
      { startSeconds: 60, title: 'b' },
    ])
  })
})
