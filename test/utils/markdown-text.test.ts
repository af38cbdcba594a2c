import fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { blockText, cellText, inlineText, oneLine, proseText, quotedText } from '@/utils/markdown-text'
import { hostileText, hostileTitle } from '../hostile-text'
import { nodesOf, parseMarkdown, shownText, type TreeNode } from '../markdown'

const jekyll = new Liquid()
const kinds = (tree: TreeNode) => new Set(nodesOf(tree).map(({ type }) => type))
/** What is drawn where maths was made safe says the same in other letters, so only text without it is compared. */
const hasNoMaths = (value: string) => !/\$[^$]+\$/.test(value)
const textIn = (value: string) => oneLine(value)

describe('text of a page in Markdown', () => {
  it.each([
    ['Attention is all you need', 'Attention is all you need'],
    ['snake_case and __init__', 'snake_case and \\_\\_init\\_\\_'],
    ['C# [2024] *new*', 'C# \\[2024\\] \\*new\\*'],
    ['costs $5, then $6', 'costs \\$5, then \\$6'],
    ['bounds for $O(n^2)$ and $x_i$', 'bounds for $O(n^2)$ and $x_i$'],
    ['$a<b$ and $|x|$', '$a\\lt b$ and $\\vert x\\vert$'],
    ['$[0,1)$', '$\\lbrack 0,1)$'],
    ['$\\mathbb{{R}}$', '$\\mathbb{ {R}}$'],
    ['$[a](b)$', '$[a] (b)$'],
    ['$`x`$', '\\$\\`x\\`\\$'],
    ['{{ site.title }} {% raw %}', '\\{\\{ site.title }} {&#37; raw %}'],
    ['a set {', 'a set &#123;'],
    ['a@b.org', 'a&#64;b.org'],
    ['a\u202egnp\u2066.exe\u200e', 'agnp.exe'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['a\n\nb', 'a b'],
    ['', ''],
  ])('of %j is %j', (value, written) => {
    expect(inlineText(value)).toBe(written)
  })

  it.each([
    ['see https://x.org/a_b_*c*?d=(e).', 'see <https://x.org/a_b_*c*?d=(e)>.'],
    ['(http://x.org/#a), [https://x.org]', '(<http://x.org/#a>), \\[<https://x.org>\\]'],
    ['见https://x.org/好。再见', '见<https://x.org/好>。再见'],
    ['a https://x.org/{{y}}', 'a <https://x.org/>\\{\\{y}}'],
    ['https://x.org?a&copy;b', 'https\\://x.org?a&amp;copy;b'],
    ['https://x.org/$a', 'https\\://x.org/\\$a'],
    ['javascript://x https://', 'javascript\\://x https\\://'],
  ])('has its addresses there to click: %j', (value, written) => {
    expect(proseText(value)).toBe(written)
    const tree = parseMarkdown(`${proseText(value)}\n`)
    expect(shownText(tree)).toBe(value)
    for (const { url } of nodesOf(tree)) expect(url ?? 'https:').toMatch(/^https?:/)
  })

  it('has its maths as kramdown reads it', () => {
    expect(inlineText('on $\\alpha$-divergence', '$$')).toBe('on $$\\alpha$$-divergence')
  })

  it.each(['1. one', '2) two', '- dash', '+ plus', '> quote', '=== x', ': term', '# head', '~~~', '    code'])(
    'at the start of a line is no block: %j',
    (value) => {
      const tree = parseMarkdown(`${blockText(value)}\n`)
      expect(kinds(tree)).toEqual(new Set(['paragraph', 'text']))
      expect(shownText(tree)).toBe(textIn(value))
    },
  )

  it('is shown as it is in every place, and is nothing but text', () => {
    fc.assert(
      fc.property(hostileText().filter(hasNoMaths), (value) => {
        fc.pre(textIn(value) !== '')
        const places: [string, TreeNode][] = [
          ['paragraph', parseMarkdown(`${blockText(value)}\n`)],
          ['after text', parseMarkdown(`text\n${blockText(value)}\n`)],
          ['heading', parseMarkdown(`## ${inlineText(value)}\n`)],
          ['link', parseMarkdown(`## [${inlineText(value)}](https://x.org)\n`)],
          ['item', parseMarkdown(`- ${blockText(value)}\n`)],
        ]
        const allowed = new Set(['paragraph', 'text', 'heading', 'link', 'list', 'listItem'])
        for (const [place, tree] of places) {
          for (const kind of kinds(tree)) expect(allowed, place).toContain(kind)
          expect(shownText(tree).replace(/^text\n/, ''), place).toBe(textIn(value))
        }
        expect(nodesOf(places[3]?.[1] ?? { type: '' }).filter(({ type }) => type === 'link')).toHaveLength(1)
      }),
    )
  })

  it('is never markup where it holds maths, with a reader that knows maths or none', () => {
    const value = fc.tuple(hostileText(), hostileText()).map(([inside, after]) => `x $${inside}$ ${after}`)
    fc.assert(
      fc.property(value, (text) => {
        for (const withMaths of [true, false]) {
          const tree = parseMarkdown(`## [${inlineText(text)}](https://x.org)\n`, { withMaths })
          const allowed = new Set(['heading', 'link', 'text', ...(withMaths ? ['inlineMath'] : [])])
          for (const kind of kinds(tree)) expect(allowed).toContain(kind)
          expect(nodesOf(tree).filter(({ type }) => type === 'link')).toHaveLength(1)
        }
      }),
    )
  })

  it('passes through Liquid unchanged', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (value, other) => {
        const written = `# ${inlineText(value)}${inlineText(other, '$$')}${proseText(value)}${proseText(other)}\n`
        expect(jekyll.parseAndRenderSync(written)).toBe(written)
      }),
    )
  })

  it('stays in its cell', () => {
    fc.assert(
      fc.property(hostileText().filter(hasNoMaths), (value) => {
        const tree = parseMarkdown(`| a | b |\n| - | - |\n| ${cellText(value)} | end |\n`)
        const cells = nodesOf(tree).filter(({ type }) => type === 'tableCell')
        expect(cells).toHaveLength(4)
        expect(shownText(cells[3] ?? { type: '' })).toBe('end')
      }),
    )
    expect(cellText('one | two\nthree')).toBe('one \\| two<br>three')
  })

  it('stays in its quote', () => {
    fc.assert(
      fc.property(hostileText(), (value) => {
        const tree = parseMarkdown(`${quotedText(`start ${value}`)}\n\n# end\n`)
        expect(tree.children?.map(({ type }) => type)).toEqual(['blockquote', 'heading'])
        const allowed = new Set(['blockquote', 'paragraph', 'text', 'heading', 'link'])
        for (const kind of kinds(tree)) expect(allowed).toContain(kind)
      }),
    )
  })

  it('keeps the hostile title readable', () => {
    const tree = parseMarkdown(`# ${inlineText(hostileTitle)}\n`, { withMaths: true })
    expect(shownText(tree)).toBe(oneLine(hostileTitle).replaceAll('$', ''))
    expect(nodesOf(tree).find(({ type }) => type === 'inlineMath')?.value).toBe('\\alpha')
  })
})
