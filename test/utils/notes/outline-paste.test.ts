import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paste } from '@/utils/notes/outline-paste'
import { forests, read, styles, typedCharacters, write } from './outline-trees'

function pasteAt(drawn: string, clipboard: string): string | undefined {
  const start = drawn.search(/[|‹]/)
  const text = drawn.replace(/[|‹]/, '').replace('›', '')
  const end = drawn.includes('›') ? drawn.indexOf('›') - 1 : start
  const after = paste({ text, selectionStart: start, selectionEnd: end }, clipboard)
  return after && `${after.text.slice(0, after.selectionEnd)}|${after.text.slice(after.selectionEnd)}`
}

describe('a pasted URL', () => {
  it.each([
    ['see ‹this talk› now', 'https://example.org/t', 'see [this talk](https://example.org/t)| now'],
    ['‹a]b›', ' https://example.org/ ', '[a\\]b](https://example.org/)|'],
    ['‹wiki›', 'https://example.org/A_(b)', '[wiki](<https://example.org/A_(b)>)|'],
  ])('makes a link of the selected words in %j', (before, url, after) => {
    expect(pasteAt(before, url)).toBe(after)
  })

  it.each([
    ['no selection', 'a|', 'https://example.org'],
    ['another scheme', '‹a›', 'javascript:alert(1)'],
    ['words with it', '‹a›', 'see https://example.org'],
    ['two lines selected', '‹a\nb›', 'https://example.org'],
    ['a URL selected', '‹https://old.example›', 'https://example.org'],
  ])('is pasted as it is: %s', (_, before, clipboard) => {
    expect(pasteAt(before, clipboard)).toBeUndefined()
  })
})

describe('a pasted list', () => {
  it.each([
    ['after an item', '- a|', '* b\n  * c', '- a\n* b\n\t* c|'],
    ['in place of an empty item', '- a\n\t- |', '- b\n- c', '- a\n\t- b\n\t- c|'],
    ['on an empty line', '|', '    - b\n      - c\n', '- b\n\t- c|'],
    ['as children where there are some', '- a|\n  - z', '- b\n\t- c', '- a\n  - b\n    - c|\n  - z'],
    ['with its paragraphs', '- x\n\t- |', '- b\n\n  more', '- x\n\t- b\n\n\t  more|'],
    ['from another system', '|', '- b\r\n- c\r\n', '- b\n- c|'],
  ])('takes the level and indentation of the place: %s', (_, before, clipboard, after) => {
    expect(pasteAt(before, clipboard)).toBe(after)
  })

  it.each([
    ['- a|b', '- c'],
    ['text|', '- c'],
    ['- a|', 'no list'],
    ['```\n|\n```', '- c'],
  ])('is left to the browser in %j', (before, clipboard) => {
    expect(pasteAt(before, clipboard)).toBeUndefined()
  })

  it('keeps its tree and its characters, whatever its indentation', () => {
    fc.assert(
      fc.property(forests, styles, (forest, style) => {
        const clipboard = write(forest, style).join('\n')
        const after = paste({ text: '- top\n\t- ', selectionStart: 9, selectionEnd: 9 }, clipboard)?.text ?? ''
        expect(read(after)).toEqual([{ text: 'top', children: forest }])
        expect(typedCharacters(after)).toBe(typedCharacters(`- top\n${clipboard}`))
      }),
    )
  })
})
