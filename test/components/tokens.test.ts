import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('components/tokens.css', 'utf8')
const colourPattern = /--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/g
const themes = { light: new Map<string, string>(), dark: new Map<string, string>() }
for (const [, name = '', light = '', dark = ''] of css.matchAll(colourPattern)) {
  themes.light.set(name, light)
  themes.dark.set(name, dark)
}

/** Relative luminance as WCAG 2 defines it: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['paper', 'sheet']
const textPairs = [
  ...['ink', 'ink-soft', 'accent', 'warn'].flatMap((text) => surfaces.map((surface) => [text, surface])),
  ['on-accent', 'accent'],
  ['ink', 'accent-wash'],
  ['ink-soft', 'accent-wash'],
  ['accent', 'accent-wash'],
  ['ink', 'warn-wash'],
  ['warn', 'warn-wash'],
  ['ink', 'found'],
] as [string, string][]
const edgePairs = ['edge', 'accent', 'warn'].flatMap((edge) => surfaces.map((surface) => [edge, surface])) as [
  string,
  string,
][]

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const between = (first: string, second: string) =>
    contrast(themes[theme].get(first) ?? '', themes[theme].get(second) ?? '')

  it.each(textPairs)('is readable: %s on %s (WCAG AA, 4.5)', (text, surface) => {
    expect(between(text, surface)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edgePairs)('shows what can be pressed: %s on %s (WCAG AA, 3)', (edge, surface) => {
    expect(between(edge, surface)).toBeGreaterThanOrEqual(3)
  })
})

describe('the tokens', () => {
  it('stay few', () => {
    expect(css.match(/^ {2}--/gm)?.length).toBeLessThanOrEqual(26)
  })

  it('write every colour for both themes', () => {
    const colours = css.match(/#[0-9a-f]{3,8}\b/g) ?? []
    expect(colours).toHaveLength(themes.light.size * 2)
  })

  it('stop all motion when less is asked for', () => {
    expect(css).toMatch(/prefers-reduced-motion: reduce\)[^}]+--motion: 0s/)
  })
})
