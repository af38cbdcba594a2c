import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignedText, assignedValue, cutJson, cutProperty, scriptsAssigning, valueAt } from '@/utils/page/script-json'

describe('an assigned value', () => {
  it.each([
    ['var data = {"a":1};var b = {"c":2};', { a: 1 }],
    ['window["data"] = {"a":[1,"}"]};\n window["more"] = null;', { a: [1, '}'] }],
    ['window.data=[1,2]', [1, 2]],
    ['if (x) {data = {"a":"\\\\"}}', { a: '\\' }],
    ["var data = '\\x7b\\x22a\\x22:\\x22it\\\\\\x27s \\u00e9\\x22\\x7d';".replace('\\\\\\x27', "\\'"), { a: "it's é" }],
    ['var data = JSON.parse("{\\"a\\":\\"\\\\n\\"}");', { a: '\n' }],
    ['var database = {"b":1}; var data = {"a":1}', { a: 1 }],
  ])('of %s', (text, value) => {
    expect(assignedValue(text, 'data')).toEqual(value)
  })

  it.each([
    'var data = null;',
    'var data = other;',
    'var data = {a: 1};',
    'data == {"a":1}',
    'var data = {"a":1',
    "var data = '",
    '',
  ])('is not in %s', (text) => {
    expect(assignedValue(text, 'data')).toBeUndefined()
  })

  it('is found again, whatever stands in its texts', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const json = JSON.stringify(value)
        const text = assignedText(`var data = ${json};(function(){var x = "}";})()`, 'data') ?? ''
        expect(cutJson(text, 0)).toBe(json)
        const escaped = json.replace(/[^a-z0-9]/gi, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
        expect(assignedText(`var data = '${escaped}';`, 'data')).toBe(json)
      }),
    )
  })
})

describe('a property', () => {
  it('is cut out at any depth, from an offset on', () => {
    const json = '{"x":{"list":[1,{"y":"]"}]},"text":"\\"list\\":[9]","later":{"list":[2]}}'
    expect(cutProperty(json, 'list')).toBe('[1,{"y":"]"}]')
    expect(cutProperty(json, 'list', json.indexOf('"later"'))).toBe('[2]')
    expect(cutProperty(json, 'text')).toBeUndefined()
    expect(cutProperty(json, 'missing')).toBeUndefined()
  })

  it('ends the search where text is no JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', 'a') }), (text) => {
        const cut = cutJson(text, 0)
        if (cut !== undefined) expect(text.startsWith(cut)).toBe(true)
      }),
    )
  })
})

describe('scripts', () => {
  it('are found by what they begin with', () => {
    const scripts = [
      'var data = {}',
      '  \n\n var data = []',
      `${'/* later */'.repeat(50)} data = {}`,
      'database = {}',
      '',
    ]
    const document = new DOMParser().parseFromString(
      scripts.map((text) => `<script>${text}</script>`).join(''),
      'text/html',
    )
    expect(scriptsAssigning(document, 'data')).toEqual(scripts.slice(0, 2))
  })
})

describe('a path', () => {
  it.each([
    [{ a: [{ b: 1 }] }, ['a', 0, 'b'], 1],
    [{ a: null }, ['a', 'b'], undefined],
    ['text', ['length'], undefined],
    [{}, ['constructor'], undefined],
    [{}, ['__proto__', 'toString'], undefined],
    [undefined, [], undefined],
  ])('through %j by %j', (value, path, end) => {
    expect(valueAt(value, ...path)).toBe(end)
  })
})
