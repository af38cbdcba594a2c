import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  continueList,
  type EditedText,
  indent,
  isOnList,
  type OutlineOperation,
  outdent,
  removeEmptyItem,
} from '@/utils/notes/outline'
import { moveDown, moveUp } from '@/utils/notes/outline-move'
import { type Branch, forests, placeOf, read, styles, typedCharacters, write } from './outline-trees'

/** Reads "a|b" as a caret, "a[b]c" as a selection when the brackets are ‹ ›. */
function edited(drawn: string): EditedText {
  const caret = drawn.indexOf('|')
  if (caret >= 0) return { text: drawn.replace('|', ''), selectionStart: caret, selectionEnd: caret }
  const start = drawn.indexOf('‹')
  const text = drawn.replace('‹', '').replace('›', '')
  return { text, selectionStart: start, selectionEnd: drawn.indexOf('›') - 1 }
}

function drawn(result: EditedText | undefined): string | undefined {
  if (!result) return undefined
  const { text, selectionStart, selectionEnd } = result
  if (selectionStart === selectionEnd) return `${text.slice(0, selectionStart)}|${text.slice(selectionStart)}`
  return `${text.slice(0, selectionStart)}‹${text.slice(selectionStart, selectionEnd)}›${text.slice(selectionEnd)}`
}

describe('Enter', () => {
  it.each([
    ['a bullet', '- a|', '- a\n- |'],
    ['a nested bullet', '- a\n\t* b|', '- a\n\t* b\n\t* |'],
    ['a number', '9. a|', '9. a\n10. |'],
    ['a number with a bracket', '1) a|', '1) a\n2) |'],
    ['equal numbers', '1. a\n1. b|', '1. a\n1. b\n1. |'],
    ['a task, unchecked', '- [x] a|', '- [x] a\n- [ ] |'],
    ['the middle of a line', '- one| two', '- one\n- |two'],
    ['a selection', '- one‹ two› three', '- one\n- |three'],
    ['an empty nested bullet, which ends the list', '- a\n\t- |', '- a\n|'],
    ['an empty bullet two levels in, which ends the list', '- a\n\t- b\n\t\t- |', '- a\n\t- b\n|'],
    ['an empty nested number, which ends the list', '1. a\n\t1. |', '1. a\n|'],
    ['an empty first bullet with others under it, which moves out', '- a\n\t- |\n\t\t- b', '- a\n- |\n\t- b'],
    ['an empty bullet, which ends the list', '- a\n- |', '- a\n|'],
    ['an empty task, which ends the list', '- [ ] a\n- [ ] |', '- [ ] a\n|'],
    ['an item with its quote, which keeps it', '- a|\n\t- > q\n- b', '- a\n\t- > q\n- |\n- b'],
    ['an item with two quotes', '- a |\n\t- > q\n\t  more\n\t- > r', '- a \n\t- > q\n\t  more\n\t- > r\n- |'],
    ['a selection before a quote', '- a‹ b›\n\t- > q', '- a\n\t- > q\n- |'],
    ['a selection over lines', '- a‹ b\n\t- > q›', '- a\n- |'],
    ['the middle of an item with its quote', '- a|b\n\t- > q', '- a\n- |b\n\t- > q'],
    ['an item with its picture', '- a|\n\t- ![[b.webp]]\n- c', '- a\n\t- ![[b.webp]]\n- |\n- c'],
    ['a moment with quote and picture', '- a|\n\t- > q\n\t- ![[b.webp]]', '- a\n\t- > q\n\t- ![[b.webp]]\n- |'],
    ['a nested moment', '- a\n\t- b|\n\t\t- ![[c.webp]]\n- d', '- a\n\t- b\n\t\t- ![[c.webp]]\n\t- |\n- d'],
    ['an item with a picture on a line of its own', '- a|\n\t![[b.webp]]', '- a\n\t![[b.webp]]\n- |'],
    ['an item with a quote and other items', '- a|\n\t- > q\n\t- b', '- a\n\t- > q\n\t- b\n- |'],
    ['an item with its own items alone', '- a|\n\t- b ![[c.webp]]', '- a\n- |\n\t- b ![[c.webp]]'],
  ])('continues %s', (_, before, after) => {
    expect(drawn(continueList(edited(before)))).toBe(after)
  })

  it.each(['plain| text', '|- a', '-| a', '', '```\n- a|\n```', '-no list|', '1.5 percent|'])('leaves %j', (before) => {
    expect(continueList(edited(before))).toBeUndefined()
  })
})

describe('Backspace', () => {
  it.each([
    ['an empty bullet', '- a\n- |\n- b', '- a|\n- b'],
    ['a nested one', '- a\n\t- |', '- a|'],
    ['an empty task', '- a\n- [ ] |', '- a|'],
    ['the only one', '- |', '|'],
    ['the first of several', '- |\n- b', '|\n- b'],
  ])('takes away %s', (_, before, after) => {
    expect(drawn(removeEmptyItem(edited(before)))).toBe(after)
  })

  it.each(['- a|', '-| ', '|- ', '- |\n\t- b', 'a\n|', '```\n- |\n```', '‹- ›'])('leaves %j', (before) => {
    expect(removeEmptyItem(edited(before))).toBeUndefined()
  })
})

describe('Tab', () => {
  it.each([
    ['under the item before', '- a\n- b|', '- a\n\t- b|'],
    ['with its subtree', '- a\n- |b\n\t- c\n- d', '- a\n\t- |b\n\t\t- c\n- d'],
    ['beside the children that are there', '- a\n   - x\n- b|', '- a\n   - x\n   - b|'],
    ['by spaces where the text has spaces', '- a\n  - b\n- c\n- d|', '- a\n  - b\n- c\n  - d|'],
    ['far enough under a long number', '100. a\n101. b|', '100. a\n\t\t1. b|'],
    ['as the first of its numbers', '1. a\n2. b|', '1. a\n\t1. b|'],
    ['several at once', '- a\n- ‹b\n- c›', '- a\n\t- ‹b\n\t- c›'],
    ['from its second paragraph', '- a\n- b\n  more|', '- a\n\t- b\n\t  more|'],
    ['not at all when it is the first', '- a|\n- b', '- a|\n- b'],
    ['with its fence', '- a\n- b|\n  ```\n  - x\n  ```', '- a\n\t- b|\n\t  ```\n\t  - x\n\t  ```'],
  ])('moves an item %s', (_, before, after) => {
    expect(drawn(indent(edited(before)))).toBe(after)
  })

  it.each(['plain|', '|', '```\n- a|\n```', '# head|', '- a\n\n![[entry:0190a000-0000-7000-8000-000000000001]]|'])(
    'leaves the editor on %j',
    (before) => {
      expect(indent(edited(before))).toBeUndefined()
      expect(isOnList(edited(before))).toBe(false)
    },
  )
})

describe('Shift+Tab', () => {
  it.each([
    ['a nested item', '- a\n\t- b|', '- a\n- b|'],
    ['its subtree too', '- a\n\t- b|\n\t\t- c', '- a\n- b|\n\t- c'],
    ['and takes what follows under it', '- a\n\t- b|\n\t- c', '- a\n- b|\n\t- c'],
    ['and gives it the next number', '1. a\n\t1. b|', '1. a\n2. b|'],
    ['an item without a parent', '  - a|', '- a|'],
    ['several at once', '- a\n\t- ‹b\n\t- c›', '- a\n- ‹b\n- c›'],
    ['not an outer item', '- a|', '- a|'],
  ])('moves out %s', (_, before, after) => {
    expect(drawn(outdent(edited(before)))).toBe(after)
  })
})

const id = '0190a000-0000-7000-8000-00000000000'
const first = `![[entry:${id}1]]`
const second = `![[entry:${id}2]]`

describe('Alt+Up and Alt+Down', () => {
  it.each([
    ['a subtree', '- a\n- b|\n\t- c\n- d', '- b|\n\t- c\n- a\n- d'],
    ['a nested item among its siblings only', '- a\n\t- b|\n- c', '- a\n\t- b|\n- c'],
    ['several items', '- a\n- ‹b\n- c›', '- ‹b\n- c›\n- a'],
    ['and keep the numbers in order', '1. a\n2. b|', '1. b|\n2. a'],
    ['and the blank lines where they are', '- a\n\n- b|', '- b|\n\n- a'],
    ['an entry line', `${first}\n${second}|`, `${second}|\n${first}`],
    ['an entry line over a list', `- a\n- b\n\n${first}|`, `${first}|\n\n- a\n- b`],
    ['a paragraph of two lines', '# h\n\none\ntwo|', 'one\ntwo|\n\n# h'],
    ['a fence as one', 'x\n\n```\na\n\nb|\n```', '```\na\n\nb|\n```\n\nx'],
    ['nothing over the top', 'one|\n\ntwo', 'one|\n\ntwo'],
  ])('move up %s', (_, before, after) => {
    expect(drawn(moveUp(edited(before)))).toBe(after)
  })

  it.each([
    ['a subtree', '- |a\n\t- b\n- c', '- c\n- |a\n\t- b'],
    ['an entry line', `${first}|\n${second}\ntext`, `${second}\n${first}|\ntext`],
    ['all that is selected', '‹# h\n\none›\n\ntwo', 'two\n\n‹# h\n\none›'],
    ['nothing past the end', '- a\n- b|', '- a\n- b|'],
  ])('move down %s', (_, before, after) => {
    expect(drawn(moveDown(edited(before)))).toBe(after)
  })
})

/** An outline with the caret on one of its lines. */
const outlines = fc
  .record({ forest: forests, style: styles, pick: fc.nat(), column: fc.nat() })
  .map(({ forest, style, pick, column }) => {
    const lines = write(forest, style)
    const line = pick % lines.length
    const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
    const caret = start + (column % ((lines[line]?.length ?? 0) + 1))
    return { forest, style, line, text: lines.join('\n'), selectionStart: caret, selectionEnd: caret }
  })

/** Checks that an operation makes of the text what `change` makes of the tree. */
function checkTree(operation: OutlineOperation, change: (forest: Branch[], line: number) => void) {
  fc.assert(
    fc.property(outlines, ({ forest: drawnForest, line, ...before }) => {
      const forest = structuredClone(drawnForest)
      expect(read(before.text)).toEqual(forest)
      change(forest, line)
      expect(read(operation(before)?.text ?? '')).toEqual(forest)
    }),
  )
}

describe('on any outline', () => {
  it('Tab makes the item the last child of the one before', () => {
    checkTree(indent, (forest, line) => {
      const place = placeOf(forest, line)
      const previous = place?.siblings[place.index - 1]
      if (place && previous) previous.children.push(...place.siblings.splice(place.index, 1))
    })
  })

  it('Shift+Tab makes the item the next sibling of its parent', () => {
    checkTree(outdent, (forest, line) => {
      const place = placeOf(forest, line)
      if (!place?.parent) return
      const [moved, ...followers] = place.siblings.splice(place.index)
      moved?.children.push(...followers)
      if (moved) place.parent.siblings.splice(place.parent.index + 1, 0, moved)
    })
  })

  it.each([
    ['Alt+Up', moveUp, -1],
    ['Alt+Down', moveDown, 1],
  ] as const)('%s exchanges two siblings', (_, operation, step) => {
    checkTree(operation, (forest, line) => {
      const place = placeOf(forest, line)
      const other = place?.siblings[place.index + step]
      const moved = place?.siblings[place.index]
      if (place && other && moved) {
        place.siblings[place.index] = other
        place.siblings[place.index + step] = moved
      }
    })
  })

  it('Enter twice at the end of any item ends the list, and leaves the tree as it was', () => {
    fc.assert(
      fc.property(outlines, ({ forest, line, text }) => {
        const caret = text.split('\n', line + 1).join('\n').length
        const once = continueList({ text, selectionStart: caret, selectionEnd: caret })
        const twice = once && continueList(once)
        expect(twice && isOnList(twice)).toBe(false)
        expect(read(twice?.text ?? '')).toEqual(forest)
      }),
    )
  })

  it('Tab and then Shift+Tab gives the same text and caret', () => {
    fc.assert(
      fc.property(outlines, (before) => {
        const after = indent(before)
        fc.pre(after !== undefined && after.text !== before.text)
        const back = after && outdent(after)
        expect(back?.text).toBe(before.text)
        const afterIndent = before.text.slice(0, before.selectionStart).split('\n').at(-1)?.trim() !== ''
        if (afterIndent) expect(back?.selectionStart).toBe(before.selectionStart)
      }),
    )
  })
})

const scraps = fc.constantFrom(
  '- ',
  '* ',
  '1. ',
  '12) ',
  '\t',
  '  ',
  '\n',
  '\n',
  '```',
  '- [ ] ',
  'a',
  'b c',
  '# ',
  first,
)
const anyText = fc.oneof(
  fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
)
const anyEdited = fc.record({ text: anyText, from: fc.nat(), to: fc.nat() }).map(({ text, from, to }) => {
  const [start = 0, end = 0] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b)
  return { text, selectionStart: start, selectionEnd: end }
})

describe('on any text', () => {
  it.each([
    ['Tab', indent],
    ['Shift+Tab', outdent],
    ['Alt+Up', moveUp],
    ['Alt+Down', moveDown],
  ] as const)('%s keeps every character but whitespace', (_, operation) => {
    fc.assert(
      fc.property(anyEdited, (before) => {
        const after = operation(before)
        if (!after) return
        expect(typedCharacters(after.text)).toBe(typedCharacters(before.text))
        expect(after.selectionStart).toBeLessThanOrEqual(after.selectionEnd)
        expect(after.selectionEnd).toBeLessThanOrEqual(after.text.length)
      }),
      { numRuns: 400 },
    )
  })

  it('Enter keeps what is not selected', () => {
    fc.assert(
      fc.property(anyEdited, ({ text, selectionStart }) => {
        const after = continueList({ text, selectionStart, selectionEnd: selectionStart })
        if (!after || after.text.length < text.length) return
        const kept = after.text.slice(0, selectionStart) + after.text.slice(after.selectionStart)
        expect(kept.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})
