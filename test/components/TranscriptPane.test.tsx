import { signal } from '@preact/signals'
import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import TranscriptPane, { type TranscriptPaneProps } from '@/components/TranscriptPane'
import type { LecternText } from '@/utils/text'
import { expectAccessible, find, press, render, type } from './render'

const text: LecternText = {
  id: 'e:transcript:en',
  entryId: 'e',
  kind: 'transcript',
  language: 'en',
  complete: true,
  from: 'transcript panel',
  updatedAt: '2026-11-20T10:00:00.000Z',
  lines: Array.from({ length: 100 }, (_, n) => ({ startSeconds: n * 5, text: `line ${n} of <b>words</b>` })),
}
const captions: LecternText = {
  ...text,
  id: 'e:captions:und',
  kind: 'captions',
  language: 'und',
  complete: false,
  lines: [{ startSeconds: 7, text: 'seen' }],
}
const chapters = [
  { startSeconds: 0, title: 'Intro' },
  { startSeconds: 250, title: 'Middle' },
]

function draw(change: Partial<TranscriptPaneProps> = {}) {
  const calls = { onQuote: vi.fn(), onFile: vi.fn() }
  const root = render(
    <TranscriptPane texts={[text, captions]} chapters={chapters} notes="- [4:20] so" {...calls} {...change} />,
  )
  const row = (index: number) => find(root, `[data-line="${index}"]`, HTMLTableRowElement)
  const chosen = () =>
    [...root.querySelectorAll<HTMLElement>('[aria-selected="true"]')].map((each) => each.dataset.line)
  const click = (target: Element, init: MouseEventInit = {}) =>
    act(() => void target.dispatchEvent(new MouseEvent('click', { bubbles: true, ...init })))
  return { root, row, chosen, click, ...calls }
}

describe('TranscriptPane', () => {
  it.each([
    ['a text', { onSeek: vi.fn() }],
    ['none', { texts: [], chapters: [], onRead: vi.fn() }],
  ])('is accessible with %s', async (_, change) => {
    await expectAccessible(draw(change).root)
  })

  it('shows the words as text, chapters before their lines, and those without a note as such', () => {
    const { root, row } = draw()
    expect(row(0).textContent).toBe('0:00line 0 of <b>words</b>')
    expect(root.querySelector('b')).toBeNull()
    const heads = [...root.querySelectorAll('.transcript-chapter')].map((head) => head.textContent)
    expect(heads).toEqual(['0:00Intro no note yet', '4:10Middle'])
  })

  it('quotes the lines that are chosen by key', () => {
    const { row, chosen, onQuote } = draw()
    row(0).focus()
    press(row(0), 'ArrowDown')
    expect(document.activeElement).toBe(row(1))
    press(row(1), 'ArrowDown', { shiftKey: true })
    press(row(2), 'ArrowDown', { shiftKey: true })
    expect(chosen()).toEqual(['1', '2', '3'])
    press(row(3), 'Enter')
    const quoted = 'line 1 of <b>words</b> line 2 of <b>words</b> line 3 of <b>words</b>'
    expect(onQuote).toHaveBeenCalledExactlyOnceWith({ startSeconds: 5, text: quoted })
    expect(chosen()).toEqual([])
  })

  it('quotes the lines that are chosen by mouse', () => {
    const { root, row, chosen, click, onQuote } = draw()
    click(row(4))
    click(row(6), { shiftKey: true })
    expect(chosen()).toEqual(['4', '5', '6'])
    click(find(root, '.transcript-chosen .button-primary', HTMLButtonElement))
    expect(onQuote.mock.calls[0]?.[0]).toMatchObject({ startSeconds: 20 })
  })

  it('leaves Tab and shortcuts to the browser, and lets go with Escape', () => {
    const { row, chosen, click } = draw()
    click(row(4))
    expect(press(row(4), 'Tab')).toBe(true)
    expect(press(row(4), 'f', { ctrlKey: true })).toBe(true)
    expect(press(row(4), 'Escape')).toBe(false)
    expect(chosen()).toEqual([])
    expect(press(row(4), 'Escape')).toBe(true)
  })

  it('searches, and quotes only what is shown', () => {
    const { root, row, onQuote } = draw()
    type(find(root, 'input[type="search"]', HTMLInputElement), 'line 77')
    expect(root.querySelectorAll('[data-line]')).toHaveLength(1)
    expect(root.querySelectorAll('mark')).not.toHaveLength(0)
    press(row(77), 'Enter')
    expect(onQuote.mock.calls[0]?.[0]).toMatchObject({ startSeconds: 385 })
    type(find(root, 'input[type="search"]', HTMLInputElement), 'nothing like it')
    expect(root.textContent).toContain('Nobody says this here')
  })

  describe('by keyboard', () => {
    const field = (root: HTMLElement) => find(root, 'input[type="search"]', HTMLInputElement)
    const tabStops = (root: HTMLElement) =>
      [...root.querySelectorAll<HTMLElement>('[data-line][tabindex="0"]')].map((each) => each.dataset.line)

    it('Tab comes to the line that is spoken, also after one was elsewhere', () => {
      const seconds = signal<number | undefined>(100)
      const { root, row } = draw({ seconds })
      expect(tabStops(root)).toEqual(['20'])
      act(() => {
        seconds.value = 150
      })
      expect(tabStops(root)).toEqual(['30'])
      act(() => row(50).focus())
      expect(tabStops(root)).toEqual(['50'])
      act(() => field(root).focus())
      expect(tabStops(root)).toEqual(['30'])
    })

    it.each([
      ['at or after what is spoken', 405, '81'],
      ['of all, when none comes after', 495, '8'],
    ])('Tab and Enter come to the first line that a search found: that %s', (_, spoken, first) => {
      const { root, row } = draw({ seconds: signal<number | undefined>(spoken) })
      act(() => row(50).focus())
      type(field(root), 'line 8')
      expect(tabStops(root)).toEqual([first])
      press(field(root), 'Enter')
      expect(document.activeElement).toBe(row(Number(first)))
    })

    it('arrows go from the row that has the focus, whatever way it got it', () => {
      const { row } = draw({ seconds: signal<number | undefined>(100), onSeek: vi.fn() })
      act(() => row(60).focus())
      press(row(60), 'ArrowDown')
      expect(document.activeElement).toBe(row(61))
      const time = find(row(70), 'button', HTMLButtonElement)
      act(() => time.focus())
      press(time, 'ArrowUp')
      expect(document.activeElement).toBe(row(69))
    })

    it.each(['Enter', 'ArrowDown'])('%s goes from the search to the next line that it found, and around', (key) => {
      const { root, row } = draw()
      type(field(root), '1 7')
      const reached = Array.from({ length: 3 }, () => {
        field(root).focus()
        expect(press(field(root), key)).toBe(false)
        return document.activeElement
      })
      expect(reached).toEqual([row(17), row(71), row(17)])
    })

    it('goes from the empty search to the line that is spoken, but not while a word is composed', () => {
      const { root, row } = draw({ seconds: signal<number | undefined>(100) })
      act(() => field(root).focus())
      press(field(root), 'Enter', { isComposing: true })
      expect(document.activeElement).toBe(field(root))
      press(field(root), 'Enter')
      expect(document.activeElement).toBe(row(20))
    })

    it('counts what was found, and says how to quote until a line is chosen', () => {
      const { root, row } = draw()
      const said = () => [...root.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent)
      expect(said()).toEqual(['', 'Click a line, Shift for more · Enter quotes'])
      type(field(root), '1 7')
      expect(said()[0]).toBe('2 lines')
      type(field(root), 'line 99')
      expect(said()[0]).toBe('1 line')
      act(() => row(99).click())
      expect(said()[1]).toBe('1 line')
      type(field(root), 'nothing like it')
      expect(said()).toEqual(['no line'])
    })

    it('the focus goes back to the lines when their choice is let go', () => {
      const { root, row, click, chosen } = draw()
      click(row(4))
      const clear = find(root, '.transcript-chosen .button-quiet', HTMLButtonElement)
      clear.focus()
      click(clear)
      expect(chosen()).toEqual([])
      expect(document.activeElement).toBe(row(4))
    })
  })

  it('plays from a line, or links to its moment', () => {
    const onSeek = vi.fn()
    const { row, click } = draw({ onSeek })
    click(find(row(3), 'button', HTMLButtonElement))
    press(row(5), ' ')
    expect(onSeek.mock.calls.flat()).toEqual([15, 25])
    const { row: linked } = draw({ linkOf: (seconds) => `https://v.example/?t=${seconds}` })
    expect(find(linked(3), 'a', HTMLAnchorElement).href).toBe('https://v.example/?t=15')
  })

  it('shows the line that is spoken', () => {
    const seconds = signal<number | undefined>(undefined)
    const { root } = draw({ seconds })
    const current = () => root.querySelector<HTMLElement>('[aria-current]')?.dataset.line
    expect(current()).toBeUndefined()
    act(() => {
      seconds.value = 17
    })
    expect(current()).toBe('3')
    act(() => {
      seconds.value = 500
    })
    expect(current()).toBe('99')
  })

  it('shows another text of the entry, and says what it is', () => {
    const { root } = draw()
    const choice = find(root, 'select', HTMLSelectElement)
    expect([...choice.options].map(({ textContent }) => textContent)).toEqual(['Transcript · English', 'Captions seen'])
    act(() => {
      choice.value = captions.id
      choice.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(root.querySelectorAll('[data-line]')).toHaveLength(1)
    expect(root.textContent).toContain('not the whole')
  })

  it.each([
    ['transcript panel', 'transcript', 'Read again'],
    ['lecture.VTT', 'transcript', 'Read from the page'],
    ['screen', 'captions', 'Read from the page'],
  ] as const)('offers to read the page, again only after that was read: %s', (from, kind, label) => {
    const { root } = draw({ texts: [{ ...text, from, kind }], onRead: vi.fn() })
    expect(find(root, '.transcript-foot button', HTMLButtonElement).textContent).toBe(label)
  })

  it('takes a file that is dropped', () => {
    const { root, onFile } = draw({ texts: [] })
    const file = new File(['WEBVTT'], 'talk.vtt')
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { files: [file] },
    })
    act(() => void find(root, 'section', HTMLElement).dispatchEvent(drop))
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file)
    expect(drop.defaultPrevented).toBe(true)
  })
})
