import { describe, expect, it } from 'vitest'
import { abstractUnderHeading } from '@/utils/page/abstract'
import { relatedLinks } from '@/utils/page/related-links'

const base = new URL('https://papers.example/one')

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

describe('relatedLinks', () => {
  it('knows links by their words, papers on arXiv by their address, and each once', () => {
    const document =
      parse(`<a href="/one.mp4">Video</a><a href="one.mp4">Presentation video</a><a href="/s.pdf">Slides</a>
      <a href="/p.pdf">Poster</a><a href="https://github.com/x/y">Software</a><a href="/one.pdf">PDF</a>
      <a href="https://arxiv.org/pdf/2403.10704v2">paper</a><a href="javascript:alert(1)">Code</a><a>Slides</a>`)
    expect(relatedLinks(document.querySelectorAll('a'), base)).toEqual([
      { how: 'recording of', url: 'https://papers.example/one.mp4' },
      { how: 'slides of', url: 'https://papers.example/s.pdf' },
      { how: 'poster of', url: 'https://papers.example/p.pdf' },
      { how: 'code of', url: 'https://github.com/x/y' },
      { how: 'preprint of', id: 'arxiv:2403.10704', url: 'https://arxiv.org/abs/2403.10704' },
    ])
  })

  it('takes no other host for arXiv', () => {
    const document = parse('<a href="https://arxiv.org.evil.example/abs/2403.10704">arXiv</a>')
    expect(relatedLinks(document.querySelectorAll('a'), base)).toEqual([])
  })
})

describe('abstractUnderHeading', () => {
  it.each([
    ['text', '<h3>Abstract</h3> We <i>read</i>.<p>More.</p><h3>Authors</h3>No.', 'We read.\n\nMore.'],
    ['a paragraph', '<h4>Abstract:</h4><p>We read.</p><p>More.</p>', 'We read.\n\nMore.'],
    ['a row of links', '<h3>Abstract</h3>We read.[<a href="x">abs</a>][<a href="y">pdf</a>]', 'We read.'],
    ['what stands beside', '<h3>Abstract</h3><p>We read.</p><aside>No.</aside>', 'We read.'],
    ['no heading', '<h3>Abstract algebra</h3><p>No.</p>', undefined],
    ['nothing', '<h3>Abstract</h3>', undefined],
  ])('until %s', (_, html, expected) => {
    expect(abstractUnderHeading(parse(html))).toBe(expected)
  })
})
