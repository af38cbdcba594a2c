import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { describe, expect, it } from 'vitest'
import { actionNames, BesideVideo } from '@/components/options/BesideVideo'
import messages from '@/public/_locales/en/messages.json'
import { defaultKeys } from '@/utils/keys'
import { defaultSettings, type Settings } from '@/utils/settings'
import { expectAccessible, find, press, render } from '../render'

function draw() {
  let current = defaultSettings
  function Page() {
    const [settings, setSettings] = useState<Settings>(defaultSettings)
    current = settings
    return <BesideVideo settings={settings} onChange={(change) => setSettings({ ...settings, ...change })} />
  }
  const root = render(<Page />)
  const keyOf = (name: string) => find(root, `[aria-label^="${name}"]`, HTMLButtonElement)
  return { root, keyOf, settings: () => current, text: () => root.textContent ?? '' }
}

const click = (element: HTMLElement | undefined) => act(() => element?.click())
const change = (field: Element) => act(() => void field.dispatchEvent(new Event('change', { bubbles: true })))
const alt = (letter: string) => [letter, { code: `Key${letter.toUpperCase()}`, altKey: true }] as const

describe('the settings beside a video', () => {
  it('change a key by pressing it', () => {
    const { keyOf, settings } = draw()
    const key = keyOf('Play or pause')
    click(key)
    press(key, 'Alt', { code: 'AltLeft', altKey: true })
    expect(press(key, ...alt('x'))).toBe(false)
    expect(settings().keys).toEqual({ ...defaultKeys, play: 'Alt+KeyX' })
    expect(press(key, ...alt('y'))).toBe(true)
    expect(settings().keys.play).toBe('Alt+KeyX')
  })

  it('say why a key can’t be chosen, and go on listening', () => {
    const { keyOf, settings, text } = draw()
    const key = keyOf('Play or pause')
    click(key)
    press(key, 'x', { code: 'KeyX' })
    expect(text()).toContain('a key alone types itself')
    press(key, ...alt('m'))
    expect(text()).toContain('Alt M is the key for “Keep a moment: the time, its chapter and the last words”.')
    expect(settings()).toEqual(defaultSettings)
    press(key, ...alt('k'))
    expect(text()).not.toContain('is the key for')
    expect(settings()).toEqual(defaultSettings)
  })

  it('switch a key off, leave it, and bring all back', () => {
    const { root, keyOf, settings } = draw()
    const key = keyOf('Slower')
    click(key)
    press(key, 'Escape', { code: 'Escape' })
    expect(press(key, 'Backspace', { code: 'Backspace' })).toBe(true)
    click(key)
    expect(press(key, 'Tab', { code: 'Tab' })).toBe(true)
    press(key, 'Backspace', { code: 'Backspace' })
    expect(settings().keys.slower).toBe('')
    click([...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'All keys as they were'))
    expect(settings().keys).toEqual(defaultKeys)
  })

  it('store only whole numbers within their bounds', () => {
    const { root, settings, text } = draw()
    const [pause, leadIn] = root.querySelectorAll('input')
    const enter = (field: HTMLInputElement | undefined, value: string) => {
      if (!field) throw new Error('There is no such field.')
      field.value = value
      change(field)
    }
    enter(leadIn, '5')
    expect(settings().leadInSeconds).toBe(5)
    enter(pause, '0')
    enter(leadIn, '31')
    enter(leadIn, '1.5')
    expect(settings()).toEqual({ ...defaultSettings, leadInSeconds: 5 })
    expect(text()).toContain('A whole number from 1 to 600. It stays 20.')
  })

  it('choose the rule and whether the video waits', async () => {
    const { root, settings } = draw()
    const rule = find(root, 'select', HTMLSelectElement)
    rule.value = 'top'
    change(rule)
    click(find(root, '[type="checkbox"]', HTMLInputElement))
    expect(settings()).toEqual({ ...defaultSettings, stampRule: 'top', pausesOnTyping: true })
    await expectAccessible(root)
  })
})

describe('keys that are the browser’s shortcuts as well', () => {
  it('have one name', () => {
    expect(messages.commandCard.message).toBe(actionNames.card)
    expect(messages.commandMoment.message).toBe(actionNames.moment)
  })
})
