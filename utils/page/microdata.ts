import type { Thing } from './json-ld'

// Bounds against a page that was made to be slow.
const maxThings = 500
const maxDepth = 12

/**
 * The page's microdata in the shape of JSON-LD: each top-level item is a thing with `@type` and its properties, of
 * which one that occurs several times is a list. Only items of the named types are read.
 * @see https://html.spec.whatwg.org/multipage/microdata.html
 */
export function readMicrodata(document: Document, isWanted: (type: string) => boolean): Thing[] {
  const things: Thing[] = []
  for (const element of document.querySelectorAll('[itemscope][itemtype]:not([itemprop])')) {
    if (things.length >= maxThings) break
    if (namesOfTypes(element).some(isWanted)) things.push(readItem(element, 0))
  }
  return things
}

function readItem(element: Element, depth: number): Thing {
  const properties = new Map<string, unknown>()
  collect(element, properties, depth)
  const id = element.getAttribute('itemid')
  return { ...Object.fromEntries(properties), '@type': namesOfTypes(element), ...(id && { '@id': id }) }
}

function collect(item: Element, properties: Map<string, unknown>, depth: number): void {
  for (const element of item.querySelectorAll('[itemprop]')) {
    // What stands in an inner item is that item's, and is read with it.
    if (element.parentElement?.closest('[itemscope]') !== item) continue
    const isItem = element.hasAttribute('itemscope')
    const value = isItem && depth < maxDepth ? readItem(element, depth + 1) : textValue(element)
    for (const name of words(element.getAttribute('itemprop'))) {
      const earlier = properties.get(name)
      properties.set(name, earlier === undefined ? value : [earlier, value].flat())
    }
  }
}

function textValue(element: Element): string {
  const source = element.getAttribute('content') ?? element.getAttribute('datetime')
  const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('data')
  return (source ?? address ?? element.getAttribute('value') ?? shownText(element)).trim()
}

const lineEnds = /^(?:br|p|div|li|tr|h[1-6])$/

/** The text of an element, in which lines that the page shows apart do not run together. */
function shownText(element: Element): string {
  if (element.localName === 'script' || element.localName === 'style') return ''
  let text = ''
  for (const node of element.childNodes) {
    if (node.nodeType === node.TEXT_NODE) text += node.textContent ?? ''
    else if (node.nodeType === node.ELEMENT_NODE) text += shownText(node as Element)
  }
  return lineEnds.test(element.localName) ? `${text}\n` : text
}

function namesOfTypes(element: Element): string[] {
  return words(element.getAttribute('itemtype')).map((type) => type.replace(/^.*[/#:]/, ''))
}

function words(text: string | null): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '')
}
