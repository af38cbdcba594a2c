import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markupToText } from '@/utils/page/markup'

describe('markupToText', () => {
  it.each([
    ['H<sub>2</sub>O', 'H2O'],
    ['<i>in <b>vivo</b></i>', 'in vivo'],
    ['<jats:italic>E. coli</jats:italic>', 'E. coli'],
    ['<p>One.</p><p>Two.</p>', 'One.\n\n\n\nTwo.'],
    ['One<br/>Two', 'One\n\nTwo'],
    ['A &amp; B &#233; &#xe9; &ldquo;x&rdquo;', 'A & B é é “x”'],
    ['a &lt;b&gt; c', 'a <b> c'],
    ['<math alttext="\\alpha"><mi>α</mi></math> decay', '$\\alpha$ decay'],
    ['<mml:math><mml:mi>x</mml:mi></mml:math>', 'x'],
    ['The <script> element', 'The <script> element'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a < b and c > d', 'a < b and c > d'],
    ['&unknown; &#0; &#xd800; &constructor;', '&unknown; &#0; &#xd800; &constructor;'],
  ])('%s', (markup, text) => expect(markupToText(markup)).toBe(text))

  it('leaves plain text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[<&]/.test(text))
        expect(markupToText(text)).toBe(text)
      }),
    )
  })

  it('comes back from deep nesting', () => {
    expect(markupToText(`${'<i>'.repeat(3000)}x${'</i>'.repeat(3000)}`)).toContain('x')
    expect(markupToText('<math '.repeat(2000))).toContain('<math')
  })
})
