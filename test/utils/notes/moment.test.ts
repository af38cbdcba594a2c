import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine } from '@/utils/markdown-text'
import { findMarks } from '@/utils/notes/marks'
import { addMoment, addQuote } from '@/utils/notes/moment'
import { readLines } from '@/utils/notes/outline-lines'
import { addShot } from '@/utils/notes/place-shot'
import { hostileText } from '../../hostile-text'
import { nodesOf, parseMarkdown, shownText } from '../../markdown'
import { draw, readDrawn, sortedCharacters } from './drawn'
import { forests, read, styles, write } from './outline-trees'

const moment = { seconds: 72, isApproximate: false }
const whole = { moment, chapter: 'Start', words: 'so we begin', shotName: '00.webp' }

describe('a kept moment', () => {
  it.each([
    ['|', '- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]'],
    ['- |', '- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]'],
    ['- o|ne\n- two', '- one\n- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]\n- two'],
    ['- |one\n\t- under', '- one\n\t- under\n- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]'],
    ['- a\n  - b|', '- a\n  - b\n  - [1:12] **Start** |\n    - > so we begin\n    - ![[00.webp]]'],
    ['1. a|', '1. a\n2. [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]'],
    ['- a\n- |\n  - b', '- a\n- [1:12] **Start** |\n  - > so we begin\n  - ![[00.webp]]\n  - b'],
    ['text|\nmore\n\n- a', 'text\nmore\n- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]\n\n- a'],
    ['a\n|\nb', 'a\n- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]\n\nb'],
    ['```\nco|de\n```\nb', '```\ncode\n```\n- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]\nb'],
    ['a\n```\nco|de', 'a\n- [1:12] **Start** |\n\t- > so we begin\n\t- ![[00.webp]]\n```\ncode'],
  ])('is a bullet of its own: %j', (before, after) => {
    expect(draw(addMoment(whole)(readDrawn(before)))).toBe(after)
  })

  it('has only what is known', () => {
    expect(draw(addMoment({ moment })(readDrawn('|')))).toBe('- [1:12] |')
    expect(draw(addMoment({ moment, chapter: '  ', words: '' })(readDrawn('|')))).toBe('- [1:12] |')
    expect(draw(addMoment({ words: 'a' })(readDrawn('|')))).toBe('- |\n\t- > a')
  })

  it('adds only what it brings, whatever the text', () => {
    const texts = fc.oneof(
      hostileText(),
      fc.tuple(forests, styles).map(([forest, style]) => write(forest, style).join('\n')),
    )
    fc.assert(
      fc.property(texts, fc.nat(200), (text, offset) => {
        const caret = Math.min(offset, text.length)
        const after = addMoment(whole)({ text, selectionStart: caret, selectionEnd: caret })
        const added = '-[1:12]**Start**->sowebegin-![[00.webp]]'
        expect(sortedCharacters(after?.text ?? '').length - sortedCharacters(text).length).toBeGreaterThanOrEqual(
          added.length - 2,
        )
        // Every line is there as it was, in order; an empty bullet has been taken, or an empty line.
        const left = (after?.text ?? '').split('\n')
        for (const line of text.split('\n')) {
          const at = left.findIndex((each) => each === line || (line.trim() !== '' && each.startsWith(line.trimEnd())))
          if (line.trim() !== '') expect(at).toBeGreaterThanOrEqual(0)
          left.splice(0, at + 1)
        }
      }),
    )
  })

  it('stands in the tree beside the item at the caret', () => {
    fc.assert(
      fc.property(forests, styles, fc.nat(30), (forest, style, line) => {
        const text = write(forest, style).join('\n')
        const lines = readLines(text)
        const at = line % lines.length
        const caret = lines.slice(0, at + 1).reduce((sum, { raw }) => sum + raw.length + 1, -1)
        const after = addMoment(whole)({ text, selectionStart: caret, selectionEnd: caret })
        const count = (branches: ReturnType<typeof read>): number =>
          branches.reduce((sum, { children }) => sum + 1 + count(children), 0)
        const tree = read(after?.text ?? '')
        expect(count(tree)).toBe(count(forest) + 3)
        expect(JSON.stringify(tree)).toContain('"[1:12] Start')
        expect(findMarks(after?.text ?? '')).toHaveLength(1)
      }),
    )
  })

  it('writes chapter and words of the page as nothing but text', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (chapter, words) => {
        // Half characters and formulas are shown otherwise, which the text's own tests know.
        if (/\$/.test(chapter + words)) return
        const text = addMoment({ moment, chapter, words })({ text: '', selectionStart: 0, selectionEnd: 0 })?.text ?? ''
        const tree = parseMarkdown(text)
        const allowed = ['list', 'listItem', 'paragraph', 'text', 'strong', 'blockquote', 'link']
        expect(
          nodesOf(tree)
            .map(({ type }) => type)
            .filter((type) => !allowed.includes(type)),
        ).toEqual([])
        const strong = nodesOf(tree).find(({ type }) => type === 'strong')
        expect(strong ? shownText(strong) : '').toBe(oneLine(chapter))
        expect(findMarks(text)).toHaveLength(1)
      }),
    )
  })
})

describe('quotes and shots', () => {
  it('are put where the caret stands', () => {
    expect(draw(addQuote('one [2:00] two', moment)(readDrawn('- a|')))).toBe('- a\n- > [1:12] one \\[2:00\\] two|')
    expect(addQuote(' ')(readDrawn('- a|'))).toBeUndefined()
    expect(draw(addShot('a.png')(readDrawn('- a|')))).toBe('- a ![[a.png]]|')
    expect(draw(addShot('a.png')(readDrawn('- ‹a›b')))).toBe('- ![[a.png]] |b')
    expect(draw(addShot('a.png')(readDrawn('|')))).toBe('![[a.png]]|')
  })

  const rule = { stampRule: 'interval', stampPauseSeconds: 20 } as const
  it.each([
    ['|', '- [1:12] ![[a.png]]|'],
    ['- |', '- [1:12] ![[a.png]]|'],
    ['- [0:52] one\n- |', '- [0:52] one\n- [1:12] ![[a.png]]|'],
    ['- [0:53] one\n- |', '- [0:53] one\n- ![[a.png]]|'],
    ['- [ ] |', '- [ ] [1:12] ![[a.png]]|'],
    ['- a|', '- a ![[a.png]]|'],
    ['- [1:09] |', '- [1:09] ![[a.png]]|'],
    ['text\n|', 'text\n![[a.png]]|'],
    ['- ‹a›', '- ![[a.png]]|'],
  ])('brings its own time, where words would get one: %j', (before, after) => {
    expect(draw(addShot('a.png', { seconds: 72.9, rule })(readDrawn(before)))).toBe(after)
  })

  it('keeps to the rule for times', () => {
    const at = (stampRule: 'every' | 'top' | 'key', before: string) =>
      draw(addShot('a.png', { seconds: 72, rule: { ...rule, stampRule } })(readDrawn(before)))
    expect(at('every', '- [1:10] a\n- |')).toBe('- [1:10] a\n- [1:12] ![[a.png]]|')
    expect(at('top', '- a\n\t- |')).toBe('- a\n\t- ![[a.png]]|')
    expect(at('key', '- |')).toBe('- ![[a.png]]|')
    expect(at('key', '|')).toBe('![[a.png]]|')
  })

  it('are quotes for an independent parser, with a mark', () => {
    const text = addQuote('> 1. # it', moment)({ text: '- a', selectionStart: 3, selectionEnd: 3 })?.text ?? ''
    expect(
      nodesOf(parseMarkdown(text))
        .filter(({ type }) => type === 'blockquote')
        .map(shownText),
    ).toEqual(['[1:12] > 1. # it'])
    expect(findMarks(text)).toHaveLength(1)
  })
})
