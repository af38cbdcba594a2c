import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texToText } from '@/utils/tex'

describe('accents', () => {
  it.each([
    ["\\'e", 'é'],
    ["\\'{E}", 'É'],
    ["\\'{{e}}", 'é'],
    ["{\\'e}tude", 'étude'],
    ["{\\'{e}}", 'é'],
    ['Schr\\"odinger', 'Schrödinger'],
    ['St\\"{u}ckelberg', 'Stückelberg'],
    ["\\'{\\i}", 'í'],
    ["Mart\\'\\i nez", 'Martínez'],
    ['na{\\"\\i}ve', 'naïve'],
    ['\\v{s}ek \\v g', 'šek ǧ'],
    ['Gar\\c con', 'Garçon'],
    ['Fran{\\c c}ois', 'François'],
    ['Erd\\H{o}s', 'Erdős'],
    ['\\k{i} \\u{A} \\=a \\.z \\r{u}', 'į Ă ā ż ů'],
    ["\\'{\\^e}", 'ế'],
    ['Stra\\ss e', 'Straße'],
    ['{\\o}re \\L{}ukasz \\l odz', 'øre Łukasz łodz'],
    ['\\aa  fix', 'å  fix'],
    ['\\OE\n', 'Œ\n'],
  ])('%s is %s in every extent', (tex, text) => {
    expect(texToText(tex, 'accents')).toBe(text)
    expect(texToText(tex, 'letters')).toBe(text)
    expect(texToText(tex)).toBe(text)
  })

  it.each([
    "\\'",
    '\\',
    '{',
    '}',
    "\\'{}",
    '\\c',
    '\\cal M',
    '\\bar D',
    '\\unknown{x}',
    '\\"1',
    '{\\gamma}-ray',
    '{NASA}',
  ])('leaves %s alone', (tex) => expect(texToText(tex, 'accents')).toBe(tex))
})

describe('titles', () => {
  it.each([
    ['{\\gamma}-ray', 'γ-ray'],
    ['\\alpha decay', 'α decay'],
    ['\\alpha\\beta\\gamma_7', 'αβγ_7'],
    ['foo \\alpha\\ bar', 'foo α bar'],
    ['\\ddag \\S 3', '‡ § 3'],
    ['{NASA} and {{x}}', 'NASA and x'],
    ['R\\&D at 5\\% of \\$5 \\_ \\#', 'R&D at 5% of $5 _ #'],
    ['\\~{} and \\^{}', '~ and ^'],
    ['Cu_7O_{15} and ^{63}Cu', 'Cu_7O_{15} and ^{63}Cu'],
    ["z~2.56 -- a ``study''", "z~2.56 -- a ``study''"],
    ['D-\\bar D mixing', 'D-\\bar D mixing'],
    ['\\mathbb{Z}', '\\mathbb{Z}'],
    [': " \\ \' {{ }} {{ x }} {% raw %} # [[ ]] | $\\alpha$', ': " \\ \' {{ }} {{ x }} {% raw %} # [[ ]] | $\\alpha$'],
  ])('%s is %s', (tex, text) => expect(texToText(tex, 'letters')).toBe(text))
})

describe('everything', () => {
  it.each([
    ["a--b ``q'' c---d", 'a–b “q” c—d'],
    ['Fig.~3', 'Fig. 3'],
    ['\\emph{a \\textbf{b}} c', 'a b c'],
    ['{\\em foo} {\\it bar\\/} baz', 'foo bar baz'],
    ['\\href{https://a.example}{text} \\url{b.example}', 'text b.example'],
    ['one\\\\ two\\,three', 'one two three'],
    ['hy\\-phen', 'hyphen'],
    ['\\textsc{Lectern} \\foo{x}', 'Lectern \\foo{x}'],
  ])('%s is %s', (tex, text) => expect(texToText(tex)).toBe(text))
})

describe('maths', () => {
  it.each(["$\\'e \\alpha -- {x}$", '$$\\{a\\}$$', '\\(\\alpha_{1}\\)', '\\[x \\& y\\]', '$a\\$b$'])(
    '%s stays',
    (maths) => {
      expect(texToText(`{A} ${maths} {B}`)).toBe(`A ${maths} B`)
    },
  )

  it('takes a lone dollar for money', () => expect(texToText('$5 {now}')).toBe('$5 now'))
})

describe('any text', () => {
  const tex = fc.array(
    fc.constantFrom('\\', '{', '}', '$', "'", '"', 'c', 'i', ' ', '~', '-', '`', 'alpha', 'é', '漢', '😀', '\n'),
  )

  it('without TeX stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\\{}$~`'-]/.test(text))
        expect(texToText(text)).toBe(text.normalize('NFC'))
      }),
    )
  })

  it('is never lost: letters stay in order', () => {
    fc.assert(
      fc.property(tex, (parts) => {
        const kept = (text: string) => text.replace(/[^漢😀]/gu, '')
        expect(kept(texToText(parts.join(''), 'letters'))).toBe(kept(parts.join('')))
      }),
    )
  })

  it('that is long and nested comes back', () => {
    expect(texToText('{'.repeat(5000) + '}'.repeat(5000)).length).toBeLessThanOrEqual(10_000)
    expect(texToText('\\('.repeat(5000))).toContain('\\(')
    expect(texToText("\\'".repeat(5000))).toContain("\\'")
  })
})
