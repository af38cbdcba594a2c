// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findPlaces } from '@/utils/page/places'

/** Shows headings, each with the place of its upper edge in the window. */
function show(headings: [html: string, top: number][]): void {
  document.body.innerHTML = headings.map(([html]) => html).join('')
  const tops = new Map(
    [...document.querySelectorAll('h1, h2, h3, h4')].map((node, index) => [node, headings[index]?.[1]]),
  )
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return { top: tops.get(this) ?? 0 } as DOMRect
  })
}

afterEach(() => vi.restoreAllMocks())

const tagged = (tag: string, title: string) => `<h2 class="ltx_title"><span class="ltx_tag">${tag} </span>${title}</h2>`

describe('the section in view', () => {
  it.each<[string, [string, number][], string | undefined]>([
    [
      'is the last that begins above the reading line',
      [
        [tagged('3', 'A'), -900],
        [tagged('3.2', 'B'), 40],
        [tagged('4', 'C'), 700],
      ],
      '3.2',
    ],
    ['is none above the first', [[tagged('1', 'A'), 600]], undefined],
    [
      'is an appendix',
      [
        [tagged('7', 'A'), -90],
        [tagged('Appendix A', 'B'), 0],
      ],
      'A',
    ],
    ['is a section of an appendix', [[tagged('A.1', 'B'), 0]], 'A.1'],
    ['is told by a heading that begins with a number', [['<h3>2.1. Data</h3>', 0]], '2.1'],
    [
      'is not told by a year or a word',
      [
        ['<h2>1 Introduction</h2>', -5],
        ['<h2>2024 in review</h2>', 0],
        ['<h2>A margin</h2>', 1],
      ],
      '1',
    ],
  ])('%s', (_, headings, where) => {
    show(headings)
    expect(findPlaces()).toEqual({ kind: 'section', ...(where && { where }) })
  })

  it('is not looked for on a page without numbered headings', () => {
    show([['<h2>Introduction</h2>', 0]])
    expect(findPlaces()).toBeUndefined()
  })

  it('is brought into view', () => {
    show([
      [tagged('1', 'A'), -10],
      [tagged('2', 'B'), 900],
    ])
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined)
    findPlaces('2')
    expect(scroll.mock.contexts).toEqual([document.querySelectorAll('h2')[1]])
  })
})
