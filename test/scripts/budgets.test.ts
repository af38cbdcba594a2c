import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkBuild, findExcessRights, findRemoteCode, gzipSize, measureSizes, scriptsOfPage } from '@/scripts/budgets'

let folder: string
const write = (name: string, content: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}
const manifest = (change: object = {}) =>
  write(
    'manifest.json',
    JSON.stringify({ permissions: ['activeTab'], host_permissions: ['*://a.example/*'], ...change }),
  )

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-build-'))
  manifest()
  write('reader.js', 'read()')
  write('video-reader.js', 'read()')
  write(
    'popup.html',
    '<script type="module" src="/chunks/popup-1.js"></script><link rel="modulepreload" href="/chunks/a.js">',
  )
  write('chunks/popup-1.js', 'import{a as b}from"./a.js";import"./b.js";const later=()=>import("./late.js");')
  write('chunks/a.js', 'export{c}from"./c.js"')
  write('chunks/b.js', 'let b')
  write('chunks/c.js', 'let c')
  write('chunks/late.js', 'let late')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('scriptsOfPage', () => {
  it('follows static imports and leaves what is loaded later', () => {
    expect(scriptsOfPage(folder, 'popup.html')).toEqual([
      'chunks/a.js',
      'chunks/b.js',
      'chunks/c.js',
      'chunks/popup-1.js',
    ])
  })
})

describe('measureSizes', () => {
  it('counts a script on every host as injected before the user asks', () => {
    write('watch.js', 'watch()')
    manifest({ content_scripts: [{ matches: ['*://*/*'], js: ['watch.js'] }] })
    const injected = measureSizes(folder).find(({ what }) => what.startsWith('injected'))
    expect(injected).toMatchObject({ value: gzipSize('watch()'), limit: 0, fits: false })
  })

  it('counts a script on a named host against its own budget only', () => {
    write('watch.js', 'watch()')
    manifest({ content_scripts: [{ matches: ['*://*.a.example/*'], js: ['watch.js'] }] })
    expect(measureSizes(folder).every(({ fits }) => fits)).toBe(true)
  })
})

describe('findExcessRights', () => {
  it.each([
    [{ permissions: ['tabs'] }, 'asks for the permission tabs'],
    [{ host_permissions: ['<all_urls>'] }, 'declares every host with <all_urls>'],
    [{ host_permissions: ['https://*/*'] }, 'declares every host with https://*/*'],
  ])('refuses %o', (change, sentence) => {
    manifest(change)
    expect(findExcessRights(folder)).toEqual([sentence])
  })

  it('accepts named hosts', () => {
    expect(findExcessRights(folder)).toEqual([])
  })
})

describe('checkBuild', () => {
  it('accepts a small build', () => {
    expect(() => checkBuild(folder)).not.toThrow()
  })

  it('names what is too big', () => {
    write(
      'reader.js',
      Array.from({ length: 60_000 }, (_, n) => ((n * 2_654_435_761) % 4_294_967_296).toString(36)).join(''),
    )
    expect(() => checkBuild(folder)).toThrow(/reader, on demand is \d+ bytes gzip, 40000 allowed/)
  })

  it('names a page that loads from the network', () => {
    write('options.html', '<script src="https://cdn.example/x.js"></script>')
    expect(findRemoteCode(folder)).toEqual(['options.html'])
    expect(() => checkBuild(folder)).toThrow('options.html loads something from the network')
  })
})
