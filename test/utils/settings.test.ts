import { beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { changeSettings, defaultSettings, onSettingsChange, readSettings } from '@/utils/settings'

beforeEach(() => fakeBrowser.reset())

describe('settings', () => {
  it('are the defaults at first', async () => {
    expect(await readSettings()).toEqual(defaultSettings)
  })

  it('keep a change, and what was not changed', async () => {
    await changeSettings({ dayEndsAtHour: 0 })
    const kept = { ...defaultSettings, dayEndsAtHour: 0 }
    expect(await changeSettings({})).toEqual(kept)
    expect(await readSettings()).toEqual(kept)
  })

  it.each([null, 'text', 7, [], { dayEndsAtHour: 99 }, { dayEndsAtHour: 'four', unknown: 1 }, { keys: 4 }])(
    'survive %j in their place',
    async (stored) => {
      await browser.storage.local.set({ settings: stored })
      expect(await readSettings()).toEqual(defaultSettings)
    },
  )

  it('tell of a change until nobody listens', async () => {
    const controller = new AbortController()
    const listener = vi.fn()
    onSettingsChange(controller.signal, listener)
    await changeSettings({ dayEndsAtHour: 2 })
    expect(listener).toHaveBeenCalledWith({ ...defaultSettings, dayEndsAtHour: 2 })
    controller.abort()
    await changeSettings({ dayEndsAtHour: 3 })
    expect(listener).toHaveBeenCalledOnce()
  })
})
