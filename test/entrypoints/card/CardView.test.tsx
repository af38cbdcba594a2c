import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import CardView from '@/entrypoints/card/CardView'
import { expectAccessible, find, press, type } from '@/test/components/render'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { defaultKeys } from '@/utils/keys'
import { findEntryByIds, saveClip } from '@/utils/library/entries'
import { clipOf, keyOf, openCard, PracticeTab, videos } from './practice'

const [a, b] = videos

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

async function draw(notes = '') {
  const library = await openTestLibrary()
  const tab = new PracticeTab(a)
  if (notes) await saveClip(library, { clip: clipOf(a), patch: { notes } })
  const opened = await openCard(library, tab)
  // Not in the tests' own <main>: the card brings one.
  const root = document.createElement('div')
  document.body.append(root)
  act(() => render(<CardView card={opened.card} isMac={false} settingsUrl="about:blank" />, root))
  onTestFinished(() => {
    render(null, root)
    root.remove()
  })
  const area = () => find(root, 'textarea', HTMLTextAreaElement)
  return { ...opened, library, tab, root, area }
}

it('has a name for everything, open and folded, and with a bar', async () => {
  const { root, card, navigate, type: note } = await draw('- [0:41] old')
  vi.useRealTimers()
  await expectAccessible(root)
  act(() => find(root, '.card-filing', HTMLButtonElement).click())
  await expectAccessible(root)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await act(async () => {
    note(' and new')
    await navigate(b)
  })
  expect(root.textContent).toContain('The page now plays “Video b”.')
  expect(card.elsewhere.value).toBeDefined()
  vi.useRealTimers()
  await expectAccessible(root)
})

it('goes on where the notes ended', async () => {
  const { root, area, page } = await draw('- [0:41] old\n- [41:10] the last\n- [12:00] between')
  expect(root.textContent).toContain('last note 41:10')
  expect(area().selectionStart).toBe(area().value.length)
  act(() => find(root, '.player-continue .button', HTMLButtonElement).click())
  await time.pass(10)
  expect(page.seek).toHaveBeenCalledWith({ seconds: 2470 })
  expect(page.play).toHaveBeenCalled()
})

it('gives what is typed late to the video that it was typed about', async () => {
  const { area, card, navigate, keyboard, library } = await draw('- old')
  const before = area()
  keyboard.isInCard = false
  await navigate(b)
  expect(card.subject.value?.key).toBe(keyOf(b))
  type(before, '- old, and new')
  await time.pass(500)
  expect((await findEntryByIds(library, [keyOf(a)]))?.notes).toBe('- old, and new')
  expect(await findEntryByIds(library, [keyOf(b)])).toBeUndefined()
})

it('finishes at Ctrl+Enter, wherever the focus is', async () => {
  const { root, page } = await draw()
  press(find(root, '.card-filing', HTMLButtonElement), 'Enter', { ctrlKey: true })
  await time.pass(10)
  expect(page.focusPlayer).toHaveBeenCalledOnce()
})

describe('the keys', () => {
  const list = (root: HTMLElement) => root.querySelector<HTMLElement>('.card-keys')
  const show = (area: HTMLElement) => act(async () => void press(area, '/', { code: 'Slash', altKey: true }))
  const hide = () => act(async () => void press(document.activeElement ?? document.body, 'Escape'))

  it('are listed with the learner’s own chords, and Escape leads back to the text', async () => {
    const { root, area, card } = await draw('- old')
    card.changeSettings({ ...card.settings.value, keys: { ...defaultKeys, play: 'Ctrl+KeyE', slower: '' } })
    await show(area())
    expect(list(root)?.textContent).toContain('Play or pauseCtrl E')
    expect(list(root)?.textContent).toContain('Slower, fasterno keyAlt ]')
    expect(list(root)?.contains(document.activeElement)).toBe(true)
    vi.useRealTimers()
    await expectAccessible(root)
    await hide()
    expect(list(root)).toBeNull()
    expect(document.activeElement).toBe(area())
  })

  it('work while they are listed, and the list goes for what is written', async () => {
    const { root, area, page, notesOf, card, tab } = await draw()
    card.heard.playerChanged({ ...tab.player, seconds: 100 })
    await show(area())
    press(document.activeElement ?? root, 'k', { code: 'KeyK', altKey: true })
    expect(page.togglePlay).toHaveBeenCalledOnce()
    expect(list(root)).not.toBeNull()
    press(document.activeElement ?? root, 'm', { code: 'KeyM', altKey: true })
    await act(async () => time.pass(10))
    expect(notesOf()).toMatch(/^- \[1:37\]/)
    expect(list(root)).toBeNull()
  })

  it('are shown by a button as well, whole where the card is one line, and it is one line again', async () => {
    const { root, card, area } = await draw()
    const button = () => find(root, 'button[aria-label="Keys"]', HTMLButtonElement)
    await act(() => card.setCompact(true))
    expect(button().getAttribute('aria-expanded')).toBe('false')
    await act(async () => button().click())
    expect(card.isCompact.value).toBe(false)
    expect(button().getAttribute('aria-expanded')).toBe('true')
    await hide()
    expect(card.isCompact.value).toBe(true)
    expect(document.activeElement).toBe(area())
  })

  it('are gone when the card is closed and opened again', async () => {
    const { root, area, card, tab } = await draw()
    await show(area())
    await act(async () => time.until(card.close()))
    card.heard.shown({ url: tab.url })
    await act(async () => time.pass(20))
    expect(list(root)).toBeNull()
  })
})

it('says on its one line what went wrong', async () => {
  const { root, card } = await draw()
  await act(() => card.setCompact(true))
  await act(async () => time.until(card.act('frame')))
  expect(find(root, '[role=alert]', HTMLElement).textContent).toContain('There is no frame to keep')
})

it('has the caret in the text when it becomes one line, and whole again', async () => {
  const { root, area, page } = await draw('- old')
  for (const [label, isCompact] of [
    ['One line', true],
    ['The whole card', false],
  ] as const) {
    const button = find(root, `[aria-label="${label}"]`, HTMLButtonElement)
    button.focus()
    await act(async () => button.click())
    expect(page.setCompact).toHaveBeenLastCalledWith({ isCompact })
    expect(document.activeElement).toBe(area())
    find(root, '[aria-label="Close the card"]', HTMLButtonElement)
  }
})

it('gives what is typed to the text when nothing has the focus', async () => {
  const { area, page } = await draw('- old')
  const pressNowhere = (key: string, init: KeyboardEventInit = {}) => {
    area().blur()
    expect(document.activeElement).toBe(document.body)
    press(document.body, key, init)
    return document.activeElement
  }
  expect(pressNowhere('z')).toBe(area())
  expect(pressNowhere('n', { code: 'KeyN', altKey: true })).toBe(area())
  expect(page.close).not.toHaveBeenCalled()
  expect(pressNowhere('Tab')).toBe(document.body)
  expect(pressNowhere('c', { ctrlKey: true })).toBe(document.body)
  pressNowhere('k', { code: 'KeyK', altKey: true })
  expect(page.togglePlay).toHaveBeenCalledOnce()
})

it('has the focus where it was when the keyboard comes back', async () => {
  const { root, area } = await draw('- old')
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  onTestFinished(() => void vi.restoreAllMocks())
  const grip = find(root, '.card-grip', HTMLButtonElement)
  for (const wanted of [grip, area()]) {
    wanted.focus()
    wanted.blur()
    dispatchEvent(new FocusEvent('focus'))
    await time.pass(0)
    expect(document.activeElement).toBe(wanted)
  }
  grip.focus()
  await act(async () => find(root, '[aria-label="One line"]', HTMLButtonElement).click())
  area().blur()
  grip.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  dispatchEvent(new FocusEvent('focus'))
  await time.pass(0)
  expect(document.activeElement).toBe(area())
})

it('opens its fields at the first of them, and folds them back to their button', async () => {
  const { root } = await draw('- old')
  const opener = find(root, '.card-filing', HTMLButtonElement)
  act(() => opener.click())
  const tags = find(root, '#tags', HTMLInputElement)
  expect(document.activeElement).toBe(tags)
  act(() => void press(tags, 'Escape'))
  expect(opener.getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(opener)
})

it('plays from the line of the words at which Space is pressed', async () => {
  const { card, page } = await draw('- old')
  await act(async () => card.playFrom(83))
  expect(page.seek).toHaveBeenCalledExactlyOnceWith({ seconds: 83 })
  expect(page.play).toHaveBeenCalledOnce()
})
