import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOf, readJsonLd, textOf, typesOf, valuesOf } from '@/utils/page/json-ld'

function pageWith(...blocks: string[]): Document {
  const page = document.implementation.createHTMLDocument('')
  for (const block of blocks) {
    const script = page.createElement('script')
    script.type = 'application/ld+json'
    script.textContent = block
    page.head.append(script)
  }
  return page
}

const names = (page: Document) => readJsonLd(page).map((thing) => nameOf(thing.name))

describe('JSON-LD', () => {
  it('is read from every block, outer things first', () => {
    const graph = { '@graph': [{ '@type': 'WebSite', name: 'a' }, [{ '@type': ['Event', 'Thing'], name: 'b' }]] }
    const nested = { '@type': 'WebPage', name: 'c', mainEntity: { '@type': 'Event', name: 'd' } }
    const recorded = { '@type': 'Event', name: 'e', recordedIn: { '@type': 'VideoObject', name: 'f' } }
    const page = pageWith(JSON.stringify(graph), JSON.stringify([nested, recorded]))
    expect(names(page)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('leaves out what is only a part of a thing', () => {
    const page = pageWith(JSON.stringify({ '@type': 'Article', name: 'a', video: { '@type': 'VideoObject' } }))
    expect(names(page)).toEqual(['a'])
  })

  it('follows references to things of the page', () => {
    const talk = { '@type': 'Event', performer: [{ '@id': '#ada' }], organizer: { '@id': '#nowhere' } }
    const page = pageWith(JSON.stringify([talk, { '@type': 'Person', '@id': '#ada', name: 'Ada' }]))
    const [event] = readJsonLd(page)
    expect(valuesOf(event?.performer).map(nameOf)).toEqual(['Ada'])
    expect(nameOf(event?.organizer)).toBeUndefined()
  })

  it.each([
    ['a raw line break', '{"@type":"Event","name":"one\ntwo"}', 'one two'],
    ['a comma too many', '{"@type":"Event","name":"x",}', 'x'],
    ['a semicolon', '{"@type":"Event","name":"x"};', 'x'],
    ['a comment around it', '<!-- {"@type":"Event","name":"x"} -->', 'x'],
    ['a CDATA section', '//<![CDATA[\n{"@type":"Event","name":"x"}\n//]]>', 'x'],
  ])('is read in spite of %s', (_, block, name) => {
    expect(names(pageWith(block))).toEqual([name])
  })

  it('outlives a broken block', () => {
    expect(names(pageWith('{"@type":"Event","name":"x" y"}', '', '{"@type":"Event","name":"ok"}'))).toEqual(['ok'])
  })

  it('is bounded in depth and number', () => {
    const deep = `${'{"mainEntity":'.repeat(5000)}{"@type":"Event"}${'}'.repeat(5000)}`
    const many = JSON.stringify(Array.from({ length: 5000 }, () => ({ '@type': 'Event' })))
    expect(readJsonLd(pageWith(deep))).toEqual([])
    expect(readJsonLd(pageWith(many)).length).toBeLessThan(3000)
  })

  it('never throws and yields only typed things', () => {
    const object = fc.dictionary(
      fc.constantFrom('@type', '@id', '@graph', 'mainEntity', 'name', '__proto__', 'constructor'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), object, fc.array(object)), (value) => {
        for (const thing of readJsonLd(pageWith(JSON.stringify(value)))) {
          expect(Object.keys(thing)).toContain('@type')
          for (const name of typesOf(thing)) expect(typeof name).toBe('string')
        }
      }),
    )
  })

  it('loses the vocabulary of a type', () => {
    const types = ['http://schema.org/Event', 'schema:VideoObject', 'Thing']
    expect(typesOf({ '@type': types })).toEqual(['Event', 'VideoObject', 'Thing'])
  })
})

describe('values', () => {
  it.each([
    ['text', ' a ', 'a'],
    ['a number', 5, '5'],
    ['a value object', { '@value': 'a', '@language': 'en' }, 'a'],
    ['the first of a list', [null, '', 'a', 'b'], 'a'],
    ['no thing', { name: 'a' }, undefined],
    ['nothing', null, undefined],
    ['no truth value', true, undefined],
  ])('textOf takes %s', (_, value, text) => {
    expect(textOf(value)).toBe(text)
  })

  it('nameOf takes text or a name', () => {
    expect(nameOf('Ada')).toBe('Ada')
    expect(nameOf([{ name: ['Ada'] }])).toBe('Ada')
    expect(nameOf([{ name: {} }, 3.5])).toBe('3.5')
  })
})
