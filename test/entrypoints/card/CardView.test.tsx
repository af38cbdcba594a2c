import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import CardView from '@/entrypoints/card/CardView'
import { expectAccessible, find, press, type } from '@/test/components/render'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
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
  act(() => render(<CardView card={opened.card} isMac={false} />, root))
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
