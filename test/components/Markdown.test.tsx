import fc from 'fast-check'
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import Markdown from '@/components/Markdown'
import type { PreviewOptions } from '@/utils/notes/preview'

const entryId = '0190a000-0000-7000-8000-000000000001'

function draw(text: string, options: PreviewOptions = {}): HTMLElement {
  render(<Markdown text={text} {...options} />, document.body)
  return document.body
}

function hrefs(root: HTMLElement): (string | null)[] {
  return [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))
}

afterEach(() => render(null, document.body))

describe('Markdown', () => {
  it('draws lists, tables, tasks and emphasis', () => {
    const root = draw('- a\n\t- **b**\n- [x] c\n\n| h |\n|---|\n| d |\n\n~~gone~~')
    expect(root.querySelector('li li strong')?.textContent).toBe('b')
    expect(root.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('done')
    expect(root.querySelector('td')?.textContent).toBe('d')
    expect(root.querySelector('del')?.textContent).toBe('gone')
  })

  it('lowers headings under the page own', () => {
    const root = draw('# one\n\n##### five', { headingOffset: 2 })
    expect(root.querySelector('h3')?.textContent).toBe('one')
    expect(root.querySelector('h6')?.textContent).toBe('five')
  })

  it('opens web links apart, and makes nothing else a link', () => {
    const root = draw(
      '[a](https://a.example) [b](javascript:alert(1)) [c](#/settings) [d](options.html) [e](data:text/html,x) [f](mailto:a@b.example)',
    )
    expect(hrefs(root)).toEqual(['https://a.example', 'mailto:a@b.example'])
    expect(root.querySelector('a')?.rel).toBe('noopener noreferrer')
    expect(root.querySelector('a')?.target).toBe('_blank')
    expect(root.textContent).toContain('b c d e')
  })

  it('makes a picture a link to it', () => {
    const root = draw(
      '![chart](https://a.example/p.png) ![r][1] [![in](https://a.example/q.png)](https://b.example)\n\n[1]: https://c.example/r.png',
    )
    expect(root.querySelector('img')).toBeNull()
    expect(hrefs(root)).toEqual(['https://a.example/p.png', 'https://c.example/r.png', 'https://b.example'])
    expect(root.textContent).toContain('chart r in')
  })

  it('shows HTML as it was typed', () => {
    const root = draw(
      '<script>alert(1)</script>\n\na <b onclick="x">bold</b> one<br>two\n\n- <iframe src="x"></iframe>',
    )
    expect(root.querySelector('script, iframe, b')).toBeNull()
    expect(root.textContent).toContain('<script>alert(1)</script>')
    expect(root.textContent).toContain('<b onclick="x">bold</b>')
    expect(root.querySelector('br')).not.toBeNull()
  })

  it('names a placed entry by its title', () => {
    const root = draw(`![[entry:${entryId}]]`, { findEntryTitle: () => 'On <Time>' })
    expect(hrefs(root)).toEqual([`#/entry/${entryId}`])
    expect(root.textContent).toBe('On <Time>')
    expect(draw(`![[entry:${entryId}]]`).textContent).toBe(`![[entry:${entryId}]]`)
  })

  it('links time marks to their moment', () => {
    const timeLink = (seconds: number) => `https://v.example/?t=${seconds}`
    const root = draw('- [1:02:03] a [~12:34] b [12:61] c [[0:07] d `[0:01]` [0:02](https://own.example)', { timeLink })
    expect(hrefs(root)).toEqual([
      'https://v.example/?t=3723',
      'https://v.example/?t=754',
      'https://v.example/?t=7',
      'https://own.example',
    ])
    expect(draw('[1:02]').querySelector('a')).toBeNull()
    const range = draw('[~1:00–1:30]', { timeLink })
    expect(hrefs(range)).toEqual(['https://v.example/?t=60'])
    expect(range.textContent).toBe('~1:00–1:30')
  })

  it('survives any text without drawing anything that acts', () => {
    const pieces = fc.constantFrom(
      '<img src=x onerror=1>',
      '[a](javascript:1)',
      '![[x]]',
      '[^1]',
      '[^1]: n',
      '\n',
      '- ',
      '|',
      '<a href="#/x">',
      '`',
      '*',
      '# ',
      '&#x27;',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const root = draw(parts.join(''))
        expect(root.querySelector('img, script, iframe, form, input, style, object')).toBeNull()
        expect(
          [...root.querySelectorAll('*')]
            .flatMap((node) => node.getAttributeNames())
            .filter((name) => name.startsWith('on')),
        ).toEqual([])
        expect(hrefs(root).filter((href) => !/^(https?:|mailto:)/.test(href ?? ''))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
