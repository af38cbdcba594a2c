import { collapse, collapseParagraphs } from './meta'

const headings = 'h1, h2, h3, h4, h5, h6'

/** The abstract under its heading, wherever the page puts it: what follows until the next heading or a row of links ("[abs][pdf]"). */
export function abstractUnderHeading(document: Document): string | undefined {
  const heading = [...document.querySelectorAll(headings)].find(({ textContent }) =>
    /^abstract\W?$/i.test(collapse(textContent) ?? ''),
  )
  const parts: string[] = []
  for (let node = heading?.nextSibling; node; node = node.nextSibling) {
    const element = node.nodeType === 1 ? (node as Element) : undefined
    const text = node.textContent ?? ''
    if (element?.matches(`${headings}, aside, section, script`)) break
    parts.push(element?.matches('p, div, br') ? `\n\n${blockText(element)}\n\n` : text)
  }
  return collapseParagraphs(parts.join('').replace(/\[\s*(?:abs|pdf|bib)\s*\].*$/s, ''))
}

/** The text of a block, whose paragraphs stay apart. */
export function blockText(element: Element): string {
  const paragraphs = [...element.querySelectorAll('p')]
  return paragraphs.length > 0
    ? paragraphs.map(({ textContent }) => textContent ?? '').join('\n\n')
    : (element.textContent ?? '')
}
