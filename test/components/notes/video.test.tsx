import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import NotesEditor, { type EditorHandle, type NotesEditorProps } from '@/components/NotesEditor'
import { defaultKeys } from '@/utils/keys'
import { addMoment } from '@/utils/notes/moment'
import type { PlayerState } from '@/utils/player'
import { expectAccessible, find, press, render } from '../render'

const shot = '00112233445566ff.webp'
const stamping = { leadInSeconds: 3, stampRule: 'interval', stampPauseSeconds: 20, pausesOnTyping: false } as const

function makePlayer(state: Partial<PlayerState> = {}) {
  const now = { url: 'https://x.org/', seconds: 100, isApproximate: false, rate: 1, isPaused: false, ...state }
  return {
    state: now,
    now: vi.fn((): PlayerState | undefined => now),
    act: vi.fn(),
    seek: vi.fn(),
    pause: vi.fn(() => {
      now.isPaused = true
    }),
    play: vi.fn(() => {
      now.isPaused = false
    }),
  }
}

function draw(text: string, props: Partial<NotesEditorProps> = {}) {
  let shown = text
  const handle: { current: EditorHandle | null } = { current: null }
  function Editor() {
    const [notes, setNotes] = useState(text)
    shown = notes
    return <NotesEditor label="Note" text={notes} onInput={setNotes} stamping={stamping} handle={handle} {...props} />
  }
  const root = render(<Editor />)
  const area = find(root, 'textarea', HTMLTextAreaElement)
  area.focus()
  area.setSelectionRange(text.length, text.length)
  return { root, area, handle, text: () => shown }
}

/** Types letters as a browser does: first it asks, then it writes. */
function typeLetters(area: HTMLTextAreaElement, letters: string): void {
  for (const letter of letters) {
    press(area, letter)
    act(() => {
      const init = { inputType: 'insertText', data: letter, bubbles: true, cancelable: true }
      if (!area.dispatchEvent(new InputEvent('beforeinput', init))) return
      area.setRangeText(letter, area.selectionStart, area.selectionEnd, 'end')
      area.dispatchEvent(new InputEvent('input', { ...init, cancelable: false }))
    })
  }
}

/** Presses Backspace as a browser does, which takes the letter before the caret where the page lets it. */
function pressBackspace(area: HTMLTextAreaElement): void {
  if (!press(area, 'Backspace')) return
  act(() => {
    area.setRangeText('', area.selectionStart - 1, area.selectionEnd, 'end')
    area.dispatchEvent(new InputEvent('input', { inputType: 'deleteContentBackward', bubbles: true }))
  })
}

function compose(area: HTMLTextAreaElement, steps: string[]): void {
  const start = area.selectionStart
  area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
  for (const step of steps) {
    act(() => {
      area.setRangeText(step, start, area.selectionEnd, 'end')
      area.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText', bubbles: true }))
    })
  }
  area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('notes beside a video', () => {
  it('keep the keyboard when a time beside them is pressed with the mouse', () => {
    const player = makePlayer()
    const { root, area } = draw('- [0:41] old', { player })
    area.blur()
    const time = find(root, 'button.strip-time', HTMLButtonElement)
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    act(() => void time.dispatchEvent(down))
    // The browser would give the focus to the button.
    expect(down.defaultPrevented).toBe(true)
    act(() => time.click())
    expect(player.seek).toHaveBeenCalledExactlyOnceWith(41)
    expect(document.activeElement).toBe(area)
  })

  it('get the time with the first letter of a bullet', () => {
    const { area, text } = draw('', { player: makePlayer() })
    typeLetters(area, 'Hello')
    expect(text()).toBe('- [1:37] Hello')
    expect(area.selectionStart).toBe(14)
  })

  it('get none when it is another video, or the rule says so', () => {
    const player = makePlayer()
    player.now.mockReturnValue(undefined)
    const other = draw('- ', { player })
    typeLetters(other.area, 'a')
    expect(other.text()).toBe('- a')
    const byKey = draw('- ', { player: makePlayer(), stamping: { ...stamping, stampRule: 'key' } })
    typeLetters(byKey.area, 'a')
    expect(byKey.text()).toBe('- a')
  })

  it('lose a mistyped letter to the first Backspace, and the time to the next, which does not come again', () => {
    const { area, text } = draw('- one\n- ', { player: makePlayer({ isApproximate: true }) })
    typeLetters(area, 't')
    expect(text()).toBe('- one\n- [~1:40] t')
    expect(press(area, 'Backspace', { ctrlKey: true })).toBe(true)
    pressBackspace(area)
    expect(text()).toBe('- one\n- [~1:40] ')
    pressBackspace(area)
    expect(text()).toBe('- one\n- ')
    typeLetters(area, 'x')
    expect(text()).toBe('- one\n- x')
    pressBackspace(area)
    typeLetters(area, 'two')
    expect(text()).toBe('- one\n- two')
    pressBackspace(area)
    expect(text()).toBe('- one\n- tw')
  })

  it('get the time again on the next bullet, and on one that was given up', () => {
    const { area, text } = draw('- ', { player: makePlayer(), stamping: { ...stamping, stampRule: 'every' } })
    typeLetters(area, 'ab')
    for (let count = 0; count < 3; count++) pressBackspace(area)
    expect(text()).toBe('- ')
    typeLetters(area, 'no time')
    press(area, 'Enter')
    typeLetters(area, 'c')
    expect(text()).toBe('- no time\n- [1:37] c')
    for (let count = 0; count < 3; count++) pressBackspace(area)
    expect(text()).toBe('- no time')
    press(area, 'Enter')
    typeLetters(area, 'd')
    expect(text()).toBe('- no time\n- [1:37] d')
  })

  it('keep a picture and the words behind it apart', async () => {
    const { area, text } = draw(`- ![[${shot}]]`)
    typeLetters(area, 'after')
    expect(text()).toBe(`- ![[${shot}]] after`)
    const other = draw(`- ![[${shot}]]`)
    typeLetters(other.area, '. So')
    expect(other.text()).toBe(`- ![[${shot}]]. So`)
    const composed = draw(`- ![[${shot}]]`)
    compose(composed.area, ['に', '日'])
    await act(async () => void (await vi.runAllTimersAsync()))
    expect(composed.text()).toBe(`- ![[${shot}]] 日`)
  })

  it('say that a time stands there already, or that none is known', () => {
    const player = makePlayer()
    const { root, area, text } = draw('- [1:30–1:40] words', { player, keys: defaultKeys })
    const pressKey = () => press(area, 't', { code: 'KeyT', altKey: true })
    area.setSelectionRange(4, 4)
    pressKey()
    expect(text()).toBe('- [1:30–1:40] words')
    expect(find(root, '.notes-said', HTMLElement).textContent).toBe(
      'It stands there already. Later, this key moves its end.',
    )
    player.state.seconds = 110
    pressKey()
    expect(text()).toBe('- [1:30–1:50] words')
    expect(find(root, '.notes-said', HTMLElement).textContent).toBe('')
    player.now.mockReturnValue(undefined)
    pressKey()
    expect(find(root, '.notes-said', HTMLElement).textContent).toBe('No time is known here.')
  })

  it('have one space behind a time that the key wrote', () => {
    const { area, text } = draw('- ', { player: makePlayer(), keys: defaultKeys })
    press(area, 't', { code: 'KeyT', altKey: true })
    typeLetters(area, ' a b')
    expect(text()).toBe('- [1:37] a b')
  })

  it('are stamped by key, closed to a range by the same key, and nudged', () => {
    const player = makePlayer({ durationSeconds: 104 })
    const { area, text } = draw('- words', { player, keys: defaultKeys })
    expect(press(area, 't', { code: 'KeyT', altKey: true })).toBe(false)
    expect(text()).toBe('- [1:37] words')
    area.setSelectionRange(9, 9)
    player.state.seconds = 103
    press(area, 't', { code: 'KeyT', altKey: true })
    expect(text()).toBe('- [1:37–1:43] words')
    press(area, '.', { code: 'Period', altKey: true })
    press(area, '.', { code: 'Period', altKey: true })
    expect(text()).toBe('- [1:37–1:44] words')
    expect(player.act).not.toHaveBeenCalled()
  })

  it('are nudged by the keys that were chosen, and where no player is by those that everybody begins with', () => {
    const keys = { ...defaultKeys, earlier: 'Ctrl+KeyE', later: '' }
    const { area, text } = draw('- [1:00] a', { player: makePlayer(), keys })
    area.setSelectionRange(4, 4)
    expect(press(area, 'e', { code: 'KeyE', ctrlKey: true })).toBe(false)
    expect(text()).toBe('- [0:59] a')
    expect(press(area, '.', { code: 'Period', altKey: true })).toBe(true)
    expect(press(area, ',', { code: 'Comma', altKey: true })).toBe(true)
    expect(text()).toBe('- [0:59] a')

    const alone = draw('- [1:00] a', {})
    alone.area.setSelectionRange(4, 4)
    press(alone.area, '.', { code: 'Period', altKey: true })
    expect(alone.text()).toBe('- [1:01] a')
  })

  it('have no time to move on a line without one, which is said until something else is done', () => {
    const { area, text, root } = draw('- a', { player: makePlayer(), keys: defaultKeys })
    const said = find(root, '.notes-said', HTMLElement)
    const nudge = () => {
      press(area, 'Alt', { code: 'AltLeft', altKey: true })
      press(area, ',', { code: 'Comma', altKey: true })
    }
    nudge()
    expect(said.textContent).toBe('No time here. Alt T writes one.')
    const [node] = said.childNodes
    nudge()
    expect(said.childNodes[0]).toBe(node)
    expect(text()).toBe('- a')
    press(area, 'ArrowLeft')
    expect(said.textContent).toBe('')
    nudge()
    act(() => area.blur())
    expect(said.textContent).toBe('')
  })

  it('leave the player its keys, and no others', () => {
    const player = makePlayer()
    const { area } = draw('- a', { player, keys: defaultKeys })
    expect(press(area, 'k', { code: 'KeyK', altKey: true })).toBe(false)
    expect(press(area, 'k', { code: 'KeyK' })).toBe(true)
    expect(player.act.mock.calls).toEqual([['play']])
  })

  it('wait for an input method, and are stamped with the time at which it began', () => {
    const player = makePlayer()
    const { area, text, handle } = draw('- ', { player })
    area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    player.state.seconds = 200
    act(() => {
      area.setRangeText('に', 2, 2, 'end')
      area.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText', bubbles: true }))
      handle.current?.run(addMoment({ moment: { seconds: 5, isApproximate: false } }))
    })
    expect(text()).toBe('- に')
    act(() => {
      area.setRangeText('日本', 2, 3, 'end')
      area.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText', bubbles: true }))
      area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
      vi.runAllTimers()
    })
    expect(text()).toBe('- [1:37] 日本\n- [0:05] ')
  })

  it('are not stamped where an input method was given up, and go on where it composes again at once', () => {
    const given = draw('- ', { player: makePlayer() })
    compose(given.area, ['k', ''])
    act(() => void vi.runAllTimers())
    expect(given.text()).toBe('- ')
    const player = makePlayer()
    const { area, text } = draw('- ', { player })
    compose(area, ['한'])
    player.state.seconds = 200
    compose(area, ['국'])
    act(() => void vi.runAllTimers())
    expect(text()).toBe('- [1:37] 한국')
  })

  it('stop the video while one types, when that is wanted', () => {
    const player = makePlayer()
    const { area } = draw('- ', { player, keys: defaultKeys, stamping: { ...stamping, pausesOnTyping: true } })
    typeLetters(area, 'ab')
    expect(player.pause).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1900)
    typeLetters(area, 'c')
    vi.advanceTimersByTime(1900)
    expect(player.play).not.toHaveBeenCalled()
    vi.advanceTimersByTime(200)
    expect(player.play).toHaveBeenCalledTimes(1)
    typeLetters(area, 'd')
    press(area, 'Enter')
    expect(player.play).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(5000)
    expect(player.play).toHaveBeenCalledTimes(2)
  })

  it('leave a video alone that was paused by hand', () => {
    const player = makePlayer({ isPaused: true })
    const { area } = draw('- ', { player, keys: defaultKeys, stamping: { ...stamping, pausesOnTyping: true } })
    typeLetters(area, 'ab')
    press(area, 'Enter')
    vi.advanceTimersByTime(5000)
    expect(player.play).not.toHaveBeenCalled()
  })

  it('show times, chapters and pictures beside their lines', async () => {
    const player = makePlayer()
    const { root, area } = draw(`- [1:00] a\n- ![[${shot}]]\n- b`, {
      player,
      chapters: [{ startSeconds: 50, title: 'Middle' }],
      loadShot: async () => 'blob:x',
    })
    await act(async () => undefined)
    const [first, second] = root.querySelectorAll('.strip-line')
    expect(first?.textContent).toBe('1:00Middle- [1:00] a')
    find(root, '.strip-time', HTMLButtonElement).click()
    expect(player.seek).toHaveBeenCalledWith(60)
    expect(second?.querySelector('img')?.getAttribute('src')).toBe('blob:x')
    area.setSelectionRange(15, 15)
    expect(press(area, 'Enter', { altKey: true })).toBe(false)
    await act(async () => undefined)
    expect(root.querySelector('dialog')).not.toBeNull()
    vi.useRealTimers()
    await expectAccessible(root)
  })

  it('link their times where no player is, and only to the web', () => {
    const linkOf = (seconds: number) => (seconds < 60 ? `https://x.org/?t=${seconds}` : 'javascript:alert(1)')
    const { root } = draw('- [0:10] a\n- [1:00] b', { linkOf })
    expect([...root.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://x.org/?t=10'])
    expect(draw('- a', { linkOf }).root.querySelector('.notes-strip')).toBeNull()
  })

  it('take pasted pictures as shots', async () => {
    const onPicture = vi.fn(async () => shot)
    const { area, text } = draw('- a', { onPicture })
    const data = { files: [new File(['x'], 'a.png', { type: 'image/png' })], getData: () => '', types: ['Files'] }
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: data })
    await act(async () => void area.dispatchEvent(event))
    expect(event.defaultPrevented).toBe(true)
    expect(text()).toBe(`- a ![[${shot}]]`)
    const words = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { ...data, getData: () => 'words' },
    })
    await act(async () => void area.dispatchEvent(words))
    expect(words.defaultPrevented).toBe(false)
    expect(onPicture).toHaveBeenCalledTimes(1)
  })

  const captions = new File(['WEBVTT'], 'talk.vtt', { type: 'text/vtt' })
  const put = async (area: HTMLElement, type: 'drop' | 'dragover' | 'paste', files: File[], words = '') => {
    const data = { files, getData: () => words, types: ['Files'] }
    const event = new Event(type, { bubbles: true, cancelable: true })
    Object.assign(event, { [type === 'paste' ? 'clipboardData' : 'dataTransfer']: data, clientX: 0, clientY: 0 })
    await act(async () => void area.dispatchEvent(event))
    return event.defaultPrevented
  }

  it.each(['drop', 'paste'] as const)('hand other files on (%s) and never leave them to the browser', async (type) => {
    const onPicture = vi.fn(async () => undefined)
    const onFile = vi.fn()
    const { area, text } = draw('- a', { onPicture, onFile })
    expect(await put(area, type, [captions])).toBe(true)
    expect(onFile).toHaveBeenLastCalledWith(captions)
    expect(await put(area, type, [captions], 'file:///home/me/talk.vtt')).toBe(true)
    expect(onFile).toHaveBeenCalledTimes(2)
    expect(await put(area, type, [captions], 'words')).toBe(false)
    expect(onPicture).not.toHaveBeenCalled()
    expect(text()).toBe('- a')
  })

  it('refuse other files as pictures where nothing else is taken', async () => {
    const onPicture = vi.fn(async () => undefined)
    const { area } = draw('- a', { onPicture })
    expect(await put(area, 'dragover', [])).toBe(true)
    expect(await put(area, 'drop', [captions])).toBe(true)
    expect(onPicture).toHaveBeenCalledWith(captions)
  })
})
