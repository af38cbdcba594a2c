import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTextEdit, type StoredText } from '@/entrypoints/options/text-edit'
import { mergeLines } from '@/utils/notes/merge'

/** A stored text that merges as the library does. */
function createStore(text: string) {
  const versions = [text]
  const store = vi.fn(async (from: StoredText, to: string): Promise<StoredText> => {
    versions.push(mergeLines(versions[from.revision] ?? '', versions.at(-1) ?? '', to))
    return { text: versions.at(-1) ?? '', revision: versions.length - 1 }
  })
  return { store, versions, current: () => versions.at(-1) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('createTextEdit', () => {
  it('stores within half a second of the first character, however long typing goes on', async () => {
    const { store, current } = createStore('')
    const edit = createTextEdit({ stored: { text: '', revision: 0 }, store })
    for (let n = 1; n <= 10; n += 1) {
      edit.type('x'.repeat(n))
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(current()?.length).toBeGreaterThan(4)
    await vi.advanceTimersByTimeAsync(500)
    expect(current()).toBe('x'.repeat(10))
    expect(edit.state.value).toBe('saved')
  })

  it('takes in what others stored meanwhile', async () => {
    const { store, versions, current } = createStore('a\nb')
    const edit = createTextEdit({ stored: { text: 'a\nb', revision: 0 }, store })
    versions.push('other\na\nb')
    edit.type('a\nb\nmine')
    await vi.advanceTimersByTimeAsync(500)
    expect(edit.text.value).toBe('other\na\nb\nmine')
    expect(current()).toBe('other\na\nb\nmine')
  })

  it('shows what others stored without a word typed, and does not store it again', async () => {
    const { store } = createStore('a')
    const edit = createTextEdit({ stored: { text: 'a', revision: 0 }, store })
    edit.receive({ text: 'a\nb', revision: 4 })
    edit.receive({ text: 'old', revision: 3 })
    await vi.advanceTimersByTimeAsync(500)
    expect(edit.text.value).toBe('a\nb')
    expect(store).not.toHaveBeenCalled()
  })

  it('does not double a line when it hears of its own change before the answer', async () => {
    let answer: (stored: StoredText) => void = () => undefined
    const store = () =>
      new Promise<StoredText>((resolve) => {
        answer = resolve
      })
    const edit = createTextEdit({ stored: { text: 'a', revision: 0 }, store })
    edit.type('ab')
    await vi.advanceTimersByTimeAsync(300)
    edit.type('abc')
    edit.receive({ text: 'ab', revision: 1 })
    answer({ text: 'ab', revision: 1 })
    await vi.advanceTimersByTimeAsync(1)
    expect(edit.text.value).toBe('abc')
  })

  it('says why storing failed, keeps the text and tries again', async () => {
    const { store, current } = createStore('')
    store.mockRejectedValueOnce(new Error('The disk is full.'))
    const edit = createTextEdit({ stored: { text: '', revision: 0 }, store })
    edit.type('kept')
    await vi.advanceTimersByTimeAsync(300)
    expect([edit.state.value, edit.problem.value, edit.text.value]).toEqual(['failed', 'The disk is full.', 'kept'])
    await vi.advanceTimersByTimeAsync(2000)
    expect([edit.state.value, edit.problem.value, current()]).toEqual(['saved', undefined, 'kept'])
  })

  it('stores at once when told to', async () => {
    const { store, current } = createStore('')
    const edit = createTextEdit({ stored: { text: '', revision: 0 }, store })
    edit.type('now')
    await edit.flush()
    expect(current()).toBe('now')
    await vi.advanceTimersByTimeAsync(1000)
    expect(store).toHaveBeenCalledTimes(1)
  })
})
