import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaceShots } from '@/utils/notes/embeds'

const name = '0123456789abcdef.webp'
const other = `${'ab'.repeat(32)}.png`
const shown = (text: string) => replaceShots(text, ({ name: found, caption }) => `<${found}${caption ?? ''}>`)

describe('replaceShots', () => {
  it.each([
    [`![[${name}]]`, `<${name}>`],
    [`- [1:02] see ![[${name}]] and **![[${other}]]**`, `- [1:02] see <${name}> and **<${other}>**`],
    [`- a\n\t- ![[${name}|300]]\n> ![[${name}|a slide]]`, `- a\n\t- <${name}300>\n> <${name}a slide>`],
    [`# ![[${name}]]\n\ntext`, `# <${name}>\n\ntext`],
    [`| a |\n| - |\n| ![[${name}]] |`, `| a |\n| - |\n| <${name}> |`],
    [`[![[${name}]]](https://example.org)`, `[<${name}>](https://example.org)`],
    [`![[${name}]]![[${name}]]`, `<${name}><${name}>`],
  ])('finds the shots of %j', (text, wanted) => expect(shown(text)).toBe(wanted))

  it.each([
    '',
    'no shot',
    `\`![[${name}]]\``,
    `\`\`\`\n![[${name}]]\n\`\`\``,
    `    ![[${name}]]`,
    `\\![[${name}]]`,
    `$![[${name}]]$`,
    `[[${name}]]`,
    '![[entry:0190a000-0000-7000-8000-000000000001]]',
    '![[Pasted image 20240101.png]]',
    '![[../../0123456789abcdef.webp]]',
    `![[${name}\n]]`,
  ])('leaves %j as it stands', (text) => expect(shown(text)).toBe(text))

  it('leaves what it is not told to change, and everything around it', () => {
    const piece = fc.constantFrom(
      `![[${name}]]`,
      '- ',
      '\n',
      '\t',
      '`',
      '$',
      '[',
      ']]',
      '![[',
      'x',
      '\\',
      '```\n',
      '<',
      '|',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        expect(replaceShots(text, () => undefined)).toBe(text)
        const marked = replaceShots(text, () => '\u0001')
        expect(marked.replaceAll('\u0001', `![[${name}]]`)).toBe(text)
      }),
    )
  })
})
