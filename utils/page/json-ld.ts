/**
 * A thing that a page describes in schema.org's words, as JSON-LD or as microdata. Its values come from the page: of
 * any type, until `textOf`, `valuesOf` and `thingsOf` have looked at them.
 */
export type Thing = Readonly<Record<string, unknown>>

// The page's own things stand at the top or behind these; what hangs elsewhere (an article's `video`) is only a part.
const mainProperties = ['@graph', 'mainEntity', 'mainEntityOfPage', 'subjectOf', 'recordedIn']
// Bounds against a page that was made to be slow: no page in the wild comes near them.
const maxDepth = 12
const maxThings = 2000
const maxBlockLength = 4_000_000

/**
 * Every thing of the page's JSON-LD, outer before inner, in the order of the page. A block that is no JSON is left
 * out. References (`{"@id": "#person"}`) to things of the page are replaced by them, one step deep.
 * @see https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
 */
export function readJsonLd(document: Document): Thing[] {
  const things: Thing[] = []
  for (const script of document.querySelectorAll('script[type^="application/ld+json" i]')) {
    collect(parseBlock(script.textContent ?? ''), things, 0)
  }
  const named = new Map(things.flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing]] : [])))
  return named.size === 0 ? things : things.map((thing) => withReferences(thing, named))
}

function collect(value: unknown, things: Thing[], depth: number): void {
  if (depth > maxDepth || things.length >= maxThings) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, things, depth + 1)
    return
  }
  if (!isThing(value)) return
  if (!isReference(value) && '@type' in value) things.push(value)
  for (const property of mainProperties) collect(value[property], things, depth + 1)
}

function parseBlock(text: string): unknown {
  if (text.length > maxBlockLength) return undefined
  return parseJson(text) ?? parseJson(repaired(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What pages get wrong most: comment and CDATA wrappers, raw line breaks in strings, a comma or semicolon too many. */
function repaired(text: string): string {
  return text
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:\/\/\s*)?(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/,\s*([}\]])/g, '$1')
    .replace(/;\s*$/, '')
}

function withReferences(thing: Thing, named: ReadonlyMap<unknown, Thing>): Thing {
  const follow = (value: unknown): unknown =>
    isThing(value) && isReference(value) ? (named.get(value['@id']) ?? value) : value
  return Object.fromEntries(
    Object.entries(thing).map(([name, value]) => [name, Array.isArray(value) ? value.map(follow) : follow(value)]),
  )
}

function isReference(thing: Thing): boolean {
  return typeof thing['@id'] === 'string' && Object.keys(thing).every((key) => key === '@id' || key === '@type')
}

/** Whether a value is an object with properties, and so may be a thing. */
export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The names of a thing's types, without the vocabulary's address: `Event` for `http://schema.org/Event`. */
export function typesOf(thing: Thing): string[] {
  return valuesOf(thing['@type']).flatMap((type) =>
    typeof type === 'string' ? type.split(/\s+/).map((name) => name.replace(/^.*[/#:]/, '')) : [],
  )
}

/** A property's values: JSON-LD writes one value bare and several as a list. */
export function valuesOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.flat(2) : [value]
}

/** A property's values that are things. */
export function thingsOf(value: unknown): Thing[] {
  return valuesOf(value).filter(isThing)
}

/** The first text among a property's values: a string, a number, or a value object's `@value`. */
export function textOf(value: unknown): string | undefined {
  for (const item of valuesOf(value)) {
    const plain = isThing(item) ? item['@value'] : item
    if (typeof plain === 'number' && Number.isFinite(plain)) return String(plain)
    if (typeof plain === 'string' && plain.trim() !== '') return plain.trim()
  }
  return undefined
}

/** What a value is called: its text, or the name of the thing that it is. */
export function nameOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf(thingsOf(value).map((thing) => thing.name))
}
