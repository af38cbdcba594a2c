import type { PracticePage } from '@/test/e2e/harness/practice-network'

/** A paper in HTML, with sections to be in view. */
export const htmlPaper: PracticePage = {
  url: 'https://arxiv.org/html/2401.00013v1',
  body: makeHtmlPaper(['Introduction', 'Method', 'Readers', 'Texts', 'What they kept']),
}

function makeHtmlPaper(parts: string[]): string {
  const numbers = ['1', '2', '2.1', '2.2', '3']
  const sections = parts.map(
    (part, index) => `<h2 class="ltx_title"><span class="ltx_tag">${numbers[index]} </span>${part}</h2>
      <p style="height: 1500px">Readers wrote one line after each section.</p>`,
  )
  return `<!doctype html><title>On Sections</title><article class="ltx_document">
    <h1 class="ltx_title_document">On Sections: How Far One Reads</h1>${sections.join('')}</article>`
}

/** A day of announcements: titles of every length, one of them in the library. */
export const listing: PracticePage = {
  url: 'https://arxiv.org/list/cs.HC/recent',
  body: makeListing([
    ['2611.01000', 'A Study of Margins', 'Ada Okafor, Wei Li'],
    ['2611.01001', 'Reading $\\mathcal{O}(n \\log n)$ Papers a Year: A Longitudinal Study of What Stays', 'Wei Li'],
    ['2412.04242', 'One Line per Section: Writing While Reading Papers', 'Inês de Almeida, Kai Müller, 小明 王'],
    ['2611.01002', '阅读与笔记：一项长期研究', '王小明, 李伟'],
    ['2611.01003', 'Notes', 'The LECTERN Collaboration'],
    ['2611.01004', 'Who Asks, Remembers: Questions Written While Listening', 'Rosa Lindqvist, Kai Müller'],
    ['2611.01005', 'On Forgetting, and Why One Should', 'Ines Duarte'],
    ['2611.01006', 'What Two Readers Underline Alike', 'Tomás Ortega, Mei Tanaka'],
  ]),
}

function makeListing(papers: [id: string, title: string, people: string][]): string {
  const items = papers.map(([id, title, people], index) => {
    const authors = people.split(', ').map((name) => `<a href="/search/?query=${index}">${name}</a>`)
    return `<dt><a name="item${index}">[${index}]</a> <a href="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a></dt>
      <dd><div class="meta">
        <div class="list-title mathjax"><span class="descriptor">Title:</span> ${title}</div>
        <div class="list-authors">${authors.join(', ')}</div>
      </div></dd>`
  })
  return `<!doctype html><title>HCI</title><div id="dlpage"><h1>Human-Computer Interaction</h1><dl>${items.join('')}</dl></div>`
}
