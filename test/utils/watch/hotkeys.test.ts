import { afterEach, describe, expect, it, vi } from 'vitest'
import { listenForKeys, type PageAction } from '@/utils/watch/hotkeys'
import type { WatchApi } from '@/utils/watch/orders'

type Hear = (changes: Record<string, { newValue?: unknown }>) => void

let ending = new AbortController()
afterEach(() => ending.abort())

async function listen(act: (action: PageAction) => boolean, settings?: unknown) {
  ending = new AbortController()
  const listeners = new Set<Hear>()
  const onChanged = {
    addListener: (hear: Hear) => listeners.add(hear),
    removeListener: (hear: Hear) => listeners.delete(hear),
  }
  const local = { get: async () => ({ settings }), set: async () => undefined, onChanged }
  listenForKeys({ storage: { local } } as unknown as WatchApi, window, act, ending.signal)
  await Promise.resolve()
  const change = (newValue: unknown) => listeners.forEach((hear) => void hear({ settings: { newValue } }))
  return { change, listeners }
}

/** A key as the browser sends it; what scripts make is not trusted. @returns what the page heard of it. */
function press(code: string, init: KeyboardEventInit & { isTrusted?: boolean; type?: string } = {}) {
  const { isTrusted = true, type = 'keydown', ...rest } = init
  const event = new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...rest })
  Object.defineProperty(event, 'isTrusted', { value: isTrusted })
  const heard = vi.fn()
  document.addEventListener(type, heard, { capture: true, once: true })
  document.body.dispatchEvent(event)
  document.removeEventListener(type, heard, { capture: true })
  return { isHeard: heard.mock.calls.length > 0, isPrevented: event.defaultPrevented }
}

describe('keys on the page', () => {
  it('are taken by their place on the keyboard, and the page hears nothing of them', async () => {
    const act = vi.fn(() => true)
    await listen(act)
    const taken = { isHeard: false, isPrevented: true }
    expect(press('KeyN', { altKey: true, key: 'ñ' })).toEqual(taken)
    expect(press('KeyN', { altKey: true, repeat: true })).toEqual(taken)
    expect(press('KeyN', { type: 'keyup' })).toEqual(taken)
    expect(act.mock.calls).toEqual([['card']])
    expect(press('KeyN', { type: 'keyup' }).isHeard).toBe(true)
  })

  it.each([
    ['a letter alone', 'KeyN', {}],
    ['another modifier', 'KeyN', { ctrlKey: true }],
    ['one modifier more', 'KeyN', { altKey: true, ctrlKey: true }],
    ['a key of the player', 'KeyK', { altKey: true }],
    ['an input method’s', 'Space', { ctrlKey: true }],
    ['one that a script made up', 'KeyN', { altKey: true, isTrusted: false }],
  ])('are the page’s: %s', async (_, code, init) => {
    const act = vi.fn(() => true)
    await listen(act)
    expect(press(code, init)).toEqual({ isHeard: true, isPrevented: false })
    expect(act).not.toHaveBeenCalled()
  })

  it('are the page’s where there is nothing to do', async () => {
    await listen(() => false)
    expect(press('KeyM', { altKey: true }).isHeard).toBe(true)
  })

  it('are those of the settings, and of every change of them', async () => {
    const act = vi.fn(() => true)
    const { change } = await listen(act, { keys: { card: 'Ctrl+KeyB', moment: 7 } })
    expect(press('KeyN', { altKey: true }).isHeard).toBe(true)
    expect(press('KeyB', { ctrlKey: true }).isHeard).toBe(false)
    expect(press('KeyM', { altKey: true }).isHeard).toBe(false)
    change({ keys: { card: '' } })
    expect(press('KeyB', { ctrlKey: true }).isHeard).toBe(true)
    change(undefined)
    expect(press('KeyN', { altKey: true }).isHeard).toBe(false)
  })

  it('are nobody’s any more at the end', async () => {
    const { listeners } = await listen(() => true)
    ending.abort()
    expect(press('KeyN', { altKey: true }).isHeard).toBe(true)
    expect(listeners.size).toBe(0)
  })
})
