import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findBrowser, isSnapPointer, requireBrowser } from '@/scripts/find-browser.mjs'

let folder: string
const program = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text, { mode: 0o755 })
  return path
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-path-'))
  vi.stubEnv('PATH', folder)
  vi.stubEnv('CHROMIUM_BIN', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('findBrowser', () => {
  it('takes what is on the PATH, by the order of names', () => {
    program('google-chrome', '#!/bin/sh')
    const chromium = program('chromium', '#!/bin/sh')
    expect(findBrowser('chromium')).toBe(chromium)
  })

  it('passes over a pointer to a snap', () => {
    const pointer = program('chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"')
    expect(isSnapPointer(pointer)).toBe(true)
    expect(findBrowser('chromium')).toBeUndefined()
    const chrome = program('google-chrome', '#!/bin/sh')
    expect(findBrowser('chromium')).toBe(chrome)
  })

  it('takes the named one before all others, and nothing else when that is wrong', () => {
    program('chromium', '#!/bin/sh')
    const named = program('my-chromium', '#!/bin/sh')
    vi.stubEnv('CHROMIUM_BIN', named)
    expect(findBrowser('chromium')).toBe(named)
    vi.stubEnv('CHROMIUM_BIN', join(folder, 'nowhere'))
    expect(findBrowser('chromium')).toBeUndefined()
  })

  it('says what to do when there is none', () => {
    expect(() => requireBrowser('firefox')).toThrow(/npm test.*FIREFOX_BIN/)
  })
})
