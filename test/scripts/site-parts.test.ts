import { readdirSync, readFileSync } from 'node:fs'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import { hasPlayer, leaveOutParts, readingParts, type Statement, unusedParts } from '@/scripts/site-parts'
import { sites } from '@/utils/sites'

const leaveOut = (code: string, parts: readonly string[] = readingParts) =>
  leaveOutParts(code, parseAst(code, { lang: 'ts' }).body as Statement[], parts)

describe('a site without what reads pages', () => {
  it.each([
    ['a name', 'export const a = { name: "a", read, timeLink };', 'export const a = { name: "a",  timeLink };'],
    ['a method', 'export const a = { read({ url }) { return url }, name };', 'export const a = {  name };'],
    ['the last one', 'export const a = { name, read: (page) => page };', 'export const a = { name,  };'],
    ['two', 'export const a = { read, name, readTranscript };', 'export const a = {  name,  };'],
  ])('is left without %s', (_, code, left) => {
    expect(leaveOut(code)).toBe(left)
  })

  it('keeps what is not the site’s own', () => {
    const code = 'const inner = { read }; export const a = { name, inner: { read } }; export function read() {}'
    expect(leaveOut(code)).toBe(code)
  })

  const folder = 'utils/sites'
  const names = readdirSync(folder).filter((name) => !['index.ts', 'site.ts'].includes(name))
  it.each(names)('is what %s becomes', (name) => {
    const code = readFileSync(`${folder}/${name}`, 'utf8')
    const [, left = ''] = leaveOut(code).split(/^export const \w+: Site = /m)
    expect(left).not.toBe('')
    expect(left).not.toMatch(/^ {2}read(?:Listing|Transcript)?\b/m)
  })
  it.each(Object.entries(unusedParts))('for %s is without what that does not use', (_, parts) => {
    const code = readFileSync(`${folder}/youtube.ts`, 'utf8')
    const left = leaveOut(code, parts)
    for (const part of parts.filter((each) => new RegExp(`^  ${each}\\b`, 'm').test(code))) {
      expect(left).not.toMatch(new RegExp(`^  ${part}\\b`, 'm'))
    }
    expect(left).toMatch(/^ {2}identify\b/m)
  })

  it('is one of those with a player, or of the others', () => {
    const withPlayer = names.filter((name) =>
      hasPlayer(parseAst(readFileSync(`${folder}/${name}`, 'utf8'), { lang: 'ts' }).body as Statement[]),
    )
    const players = sites.filter(({ player }) => player).map(({ name }) => `${name}.ts`)
    expect(withPlayer.sort()).toEqual(players.sort())
    expect(players).toContain('youtube.ts')
    expect(players).not.toContain('arxiv.ts')
  })
})
