import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SentChange } from '@/components/capture/sendings'
import { createStoring } from '@/components/capture/storing'
import { makeClip } from '@/test/make-entry'
import { changeFields, type EntryFields, fieldsOfClip } from '@/utils/entry-fields'

const fields = fieldsOfClip(makeClip({ title: 'A talk' }))

/** A store that keeps what it is sent, and can be held up and made to fail. */
function makeStore(stored = fields) {
  const sent: SentChange[] = []
  let release: (() => void) | undefined
  const control = {
    sent,
    stored,
    failure: undefined as string | undefined,
    isHeld: false,
    release: () => release?.(),
    async store(change: SentChange): Promise<EntryFields> {
      sent.push(change)
      if (control.isHeld) await new Promise<void>((resolve) => (release = resolve))
      if (control.failure) throw new Error(control.failure)
      control.stored = changeFields(control.stored, change.edit.to)
      return control.stored
    },
  }
  return control
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('typing', () => {
  it('is stored within half a second, in one message', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    for (const notes of ['-', '- ', '- a', '- ab']) {
      storing.change({ notes })
      await vi.advanceTimersByTimeAsync(60)
    }
    expect(storing.state.value).toBe('waiting')
    await vi.advanceTimersByTimeAsync(260)
    expect(store.sent).toHaveLength(1)
    expect(store.stored.notes).toBe('- ab')
    expect(storing.state.value).toBe('stored')
    expect(storing.storedFields.value).toEqual(['notes'])
  })

  it('goes on while a change is under way, and follows it', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    store.isHeld = true
    storing.change({ notes: 'a' })
    await vi.advanceTimersByTimeAsync(300)
    storing.change({ notes: 'ab' })
    store.isHeld = false
    store.release()
    await vi.advanceTimersByTimeAsync(600)
    expect(storing.fields.value.notes).toBe('ab')
    expect(store.sent.map(({ from, to }) => [from.notes, to.notes])).toEqual([
      ['', 'a'],
      ['a', 'ab'],
    ])
  })

  it('takes what others changed, but where one has typed on', async () => {
    const store = makeStore({ ...fields, tags: ['elsewhere'] })
    const storing = createStoring({ fields, store: store.store })
    storing.change({ why: 'since' })
    await vi.advanceTimersByTimeAsync(300)
    expect(storing.fields.value).toMatchObject({ tags: ['elsewhere'], why: 'since' })
    storing.change({ tags: ['elsewhere', 'here'] })
    await vi.advanceTimersByTimeAsync(300)
    expect(store.sent[1]?.edit).toEqual({
      from: { tags: ['elsewhere'] },
      to: { tags: ['elsewhere', 'here'] },
    })
  })

  it('stays when storing fails, says why, and is stored later', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    store.failure = 'The disk is full.'
    storing.change({ notes: 'a' })
    await vi.advanceTimersByTimeAsync(300)
    expect(storing.problem.value).toBe('The disk is full.')
    expect(storing.fields.value.notes).toBe('a')
    store.failure = undefined
    await vi.advanceTimersByTimeAsync(2000)
    expect(store.stored.notes).toBe('a')
    expect(storing.problem.value).toBeUndefined()
  })

  it('is sent at once, with what is under way, when the page goes', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    store.isHeld = true
    storing.change({ notes: 'a' })
    await vi.advanceTimersByTimeAsync(300)
    storing.change({ notes: 'ab' })
    storing.flushNow()
    expect(store.sent.map(({ sending: { number, confirmed }, edit }) => [number, confirmed, edit])).toEqual([
      [1, 0, { from: { notes: '' }, to: { notes: 'a' } }],
      [2, 0, { from: { notes: '' }, to: { notes: 'ab' } }],
    ])
  })

  it('is stored only when asked where nothing may be stored by itself', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store, isAutomatic: false })
    storing.change({ notes: 'a' })
    await vi.advanceTimersByTimeAsync(5000)
    storing.flushNow()
    expect(store.sent).toHaveLength(0)
    await storing.flush()
    expect(store.stored.notes).toBe('a')
  })

  it('waits while it is held back, and says what is stored', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    storing.change({ notes: 'a' })
    await vi.advanceTimersByTimeAsync(300)
    storing.change({ notes: 'ab' })
    expect((await storing.pause()).edit).toEqual({ from: { notes: 'a' }, to: { notes: 'ab' } })
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.sent).toHaveLength(1)
    storing.resume()
    await vi.advanceTimersByTimeAsync(300)
    expect(store.stored.notes).toBe('ab')
  })

  it('goes on while it is held back, and follows the save that stored the rest', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    storing.change({ notes: 'a', why: 'since' })
    const { to } = await storing.pause()
    storing.change({ notes: 'ab' })
    await vi.advanceTimersByTimeAsync(1000)
    await storing.flush()
    expect(store.sent).toHaveLength(0)
    store.stored = { ...to, title: 'As stored' }
    storing.settle(store.stored)
    expect(storing.state.value).toBe('waiting')
    expect(storing.fields.value).toMatchObject({ title: 'As stored', notes: 'ab', why: 'since' })
    await vi.advanceTimersByTimeAsync(300)
    expect(store.sent.map(({ edit }) => edit)).toEqual([{ from: { notes: 'a' }, to: { notes: 'ab' } }])
    expect(storing.state.value).toBe('stored')
  })

  it('is sent again when no answer came', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    store.failure = 'The worker was stopped.'
    storing.change({ notes: 'a' })
    await vi.advanceTimersByTimeAsync(300)
    store.failure = undefined
    await vi.advanceTimersByTimeAsync(300)
    storing.change({ notes: 'ab' })
    await vi.advanceTimersByTimeAsync(300)
    expect(store.sent.map(({ sending: { number, confirmed } }) => [number, confirmed])).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
    ])
  })

  it('names what may be stored although it was taken back', async () => {
    const store = makeStore()
    const storing = createStoring({ fields, store: store.store })
    store.failure = 'The worker was stopped.'
    storing.change({ notes: 'a', tags: ['ml'] })
    await vi.advanceTimersByTimeAsync(300)
    store.failure = undefined
    storing.change({ notes: '' })
    await vi.advanceTimersByTimeAsync(300)
    expect(store.sent[1]?.edit).toEqual({ from: { notes: '', tags: [] }, to: { notes: '', tags: ['ml'] } })
  })

  it('leaves word of every change until all is stored', async () => {
    const store = makeStore()
    const left: (string | undefined)[] = []
    const leaveWill = (_surface: string, sent?: SentChange) => left.push(sent?.edit.to.notes)
    const storing = createStoring({ fields, store: store.store, leaveWill })
    storing.change({ notes: 'a' })
    storing.change({ notes: 'ab' })
    expect(left).toEqual(['a', 'ab'])
    await vi.advanceTimersByTimeAsync(300)
    expect(left).toEqual(['a', 'ab', undefined])
    expect(store.sent.map(({ sending }) => sending.number)).toEqual([3])
  })
})
