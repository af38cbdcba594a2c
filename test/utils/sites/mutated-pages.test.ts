import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { boundClip } from '@/utils/bound-clip'
import type { Listing } from '@/utils/clip'
import { type Clip, clipSchema } from '@/utils/entry'
import { identifyUrl, readPage, siteFor } from '@/utils/sites'
import { UnreadablePage } from '@/utils/sites/site'
import { hostileTitle } from '../../hostile-text'

/*
 * The recorded pages of papers, worn down in every way in which a page can be broken or mean harm. Whatever it says, a
 * site reads no more papers and no other identities than stand on the whole page, and never throws.
 */
const folder = 'test/pages'

interface Recorded {
  name: string
  url: URL
  html: string
}

const pages = readdirSync(folder)
  .filter((name) => !name.endsWith('-hostile'))
  .map((name): Recorded => {
    const read = (file: string) => readFileSync(join(folder, name, file), 'utf8')
    return { name, url: new URL(JSON.parse(read('page.json')).url), html: read('page.html') }
  })
  .filter(({ url }) => {
    const site = siteFor(url)
    return site?.name !== 'generic' && (site?.readListing || site?.tellFromUrl?.(url).kind === 'paper')
  })
const siteNames = [...new Set(pages.map(({ url }) => siteFor(url)?.name))]

const hostileTexts = [
  hostileTitle,
  '</title><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;&amp;amp;',
  '---\ntitle: !!js/function "x"\n...\n- [a]: {b}',
  '{{ site.secrets }} {% include ../../etc/passwd %} {% raw %}',
  '@article{x, title = {a}} \\input{/etc/passwd} } and {',
  '../../../CON\\..\\nul\u0000.md',
  '\u202egnp.exe\u2066 \u200d\ufeff\u202c',
  'a; b, c and '.repeat(900),
  '',
  ' \u00a0\n\t',
  '👨‍👩‍👧🤖',
  '深度学习：王小云、李',
  '12345678901234567890',
  '31/31/9999',
  '{"@type": "ScholarlyArticle", "name": "x"}',
]
const wrongAddresses = ['#', 'javascript:alert(1)', 'http://[', 'https://evil.example/']
const wrongValues = ['null', '7', '[[["x"]]]', '{"@value": [null]}', '{"name": {"name": 1}}']

/** A page after one thing was done to it. */
type Mutant = readonly [what: string, document: Document]

function* mutantsOf({ name, html }: Recorded): Generator<Mutant> {
  yield* hostileMutants(html)
  // What another page left behind is told by its address: without that nobody could know.
  if (!/-(?:stale|navigated)/.test(name)) yield* partialMutants(html)
}

function* hostileMutants(html: string): Generator<Mutant> {
  // Each tag and each text gets another one, and over the pages each gets them all.
  for (let turn = 0; turn < 5; turn++) {
    const texts = rotated(hostileTexts, turn * 3)
    yield [`metas ${turn}`, altered(html, 'meta[content]', (meta, nth) => meta.setAttribute('content', nth(texts)))]
    if (turn < 3) yield [`texts ${turn}`, altered(html, 'body *', (element, nth) => writeTexts(element, nth(texts)))]
  }
  yield ['metas: empty', altered(html, 'meta[content]', (meta) => meta.setAttribute('content', ''))]
  yield ['texts: empty', altered(html, 'body *', (element) => writeTexts(element, ''))]
  yield ['metas: twice', altered(html, 'meta', (meta) => meta.after(meta.cloneNode()))]
  for (const value of html.includes('<script') ? wrongValues : []) {
    yield [`data: ${value}`, altered(html, 'script', (script) => writeValues(script, value))]
    yield [`scripts: ${value}`, altered(html, 'script', (script) => writeText(script, value))]
  }
}

function* partialMutants(html: string): Generator<Mutant> {
  const names = new Set([...parse(html).querySelectorAll('meta[name], meta[property]')].map(nameOfMeta))
  for (const name of names) {
    yield [`without ${name}`, altered(html, 'meta', (meta) => nameOfMeta(meta) === name && meta.remove())]
  }
  for (const part of ['head', 'body', 'script', 'a', 'meta']) {
    yield [`without ${part}`, altered(html, part, (element) => element.remove())]
  }
  for (const address of wrongAddresses) {
    yield [`links: ${address}`, altered(html, '[href]', (link) => link.setAttribute('href', address))]
  }
  for (let part = 1; part < 6; part++) {
    yield [`${part} sixths`, parse(html.slice(0, Math.floor((html.length * part) / 6)))]
  }
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

type Nth = (texts: readonly string[]) => string

/** The page with every element of a selector altered; `nth` gives each the next of several texts. */
function altered(html: string, selector: string, alter: (element: Element, nth: Nth) => unknown): Document {
  const document = parse(html)
  const elements = [...document.querySelectorAll(selector)]
  for (const [index, element] of elements.entries()) alter(element, (texts) => texts[index % texts.length] ?? '')
  return document
}

function rotated(texts: readonly string[], by: number): string[] {
  return [...texts.slice(by), ...texts.slice(0, by)]
}

function nameOfMeta(meta: Element): string | null {
  return meta.getAttribute('name') ?? meta.getAttribute('property')
}

function writeTexts(element: Element, text: string): void {
  if (element.tagName === 'SCRIPT') return
  for (const node of element.childNodes) {
    if (node.nodeType === 3 && node.textContent?.trim()) node.textContent = text
  }
}

function writeText(element: Element, text: string): void {
  element.textContent = text
}

/** Every text in a script's data but those that say what it is about. */
function writeValues(script: Element, value: string): void {
  const data = /("@?(\w+)"\s*:\s*)"(?:[^"\\]|\\.)*"/g
  script.textContent = (script.textContent ?? '').replace(data, (whole, before, name) =>
    /^(?:type|id|context|articleNumber)$/.test(name) ? whole : `${before}${value}`,
  )
}

interface Read {
  clip: Clip | undefined
  listing: Listing | undefined
}

/** What is read from a page. A sentence for the user is no error. */
function readAll(url: URL, document: Document): Read {
  try {
    const { clip, listing } = readPage({ url, document })
    return { clip, listing }
  } catch (error) {
    if (!(error instanceof UnreadablePage)) throw error
    return { clip: undefined, listing: undefined }
  }
}

function idsIn({ clip, listing }: Read): string[] {
  return [clip, ...(listing?.papers ?? [])].flatMap((one) => one?.ids ?? [])
}

/** Whether an address is one paper's, for its site. */
function isOfOne(url: URL): boolean {
  return siteFor(url)?.identify(url).length !== 0
}

/** What is wrong with what was read, beside what the whole page says. */
function wrongsOf(url: URL, read: Read, known: ReadonlySet<string>): unknown[] {
  const { clip, listing } = read
  const isPaper = isOfOne(url)
  const invalid = [clip, ...(listing?.papers ?? [])].filter((one) => one && !v.is(clipSchema, one))
  return [
    ...idsIn(read).filter((id) => !known.has(id)),
    ...invalid,
    ...(clip && boundClip(JSON.parse(JSON.stringify(clip))) === undefined ? ['refused'] : []),
    ...(clip && (clip.kind === 'paper') !== isPaper ? [clip.kind] : []),
    ...(isPaper && listing ? ['a listing'] : []),
    ...(listing?.papers ?? []).filter(({ complete }) => complete),
  ]
}

describe('a page of papers', () => {
  it.each(pages)('$name is read as no more than it is, however broken', (page) => {
    const whole = readAll(page.url, parse(page.html))
    const known = new Set([...idsIn(whole), ...identifyUrl(page.url)])
    const wrongs: Record<string, unknown> = {}
    for (const [what, document] of mutantsOf(page)) {
      const found = wrongsOf(page.url, readAll(page.url, document), known)
      if (found.length > 0) wrongs[what] = found
    }
    expect(wrongs).toEqual({})
  })

  it.each(pages.filter(({ url }) => isOfOne(url) === false))('$name is none with the tags of a paper', (listing) => {
    for (const paper of pages) {
      if (siteFor(paper.url) !== siteFor(listing.url) || !isOfOne(paper.url)) continue
      const document = parse(listing.html)
      document.head.append(...parse(paper.html).head.childNodes)
      const { clip } = readAll(listing.url, document)
      expect(clip?.kind).not.toBe('paper')
      expect(clip?.ids.filter((id) => !id.startsWith('url:')) ?? []).toEqual([])
    }
  })

  it.each(siteNames)('of %s that shows another paper is not taken for it', (site) => {
    const own = pages.filter(({ url }) => siteFor(url)?.name === site)
    const [first, ...others] = own.filter(({ url }) => isOfOne(url))
    expect(first).toBeDefined()
    for (const { url, html } of first ? others : []) {
      const [named = '', ...rest] = identifyUrl(url)
      if (!first || identifyUrl(first.url).includes(named)) continue
      const { clip } = readAll(first.url, parse(html))
      if (!clip) continue
      for (const id of [named, ...rest]) expect(clip.ids).not.toContain(id)
      expect(clip.ids).toContain(identifyUrl(first.url)[0])
    }
  })
})
