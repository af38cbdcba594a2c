import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { findEntryByIds, saveClip } from '@/utils/library/entries'
import type { Background } from '@/utils/messages'
import { addressOf, backgroundFor, clipOf, keyOf, openCard, PracticeTab, type Video, videos } from './practice'

const [a, b] = videos

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

async function open({ isPrivate = false, stored }: { isPrivate?: boolean; stored?: string } = {}) {
  const library = await openTestLibrary()
  const tab = new PracticeTab(a)
  tab.isPrivate = isPrivate
  if (stored !== undefined) await saveClip(library, { clip: clipOf(a), patch: { notes: stored } })
  const real = backgroundFor(library, tab)
  const asked: string[] = []
  const background = new Proxy(real, {
    get(_, name: keyof Background) {
      asked.push(name)
      return real[name]
    },
  })
  const opened = await openCard(library, tab, { background })
  const entryOf = (video: Video) => findEntryByIds(library, [keyOf(video)])
  const close = async () => {
    opened.keyboard.isInCard = false
    await time.until(opened.card.close())
  }
  const openAgain = (video: Video = a) => {
    if (tab.url !== addressOf(video)) tab.go(video)
    opened.keyboard.isInCard = true
    opened.card.heard.shown({ url: tab.url })
  }
  return { ...opened, library, tab, real, asked, entryOf, close, openAgain }
}

describe('a card that is closed', () => {
  it('stores what waits, and is put out of sight', async () => {
    const { type, close, page, entryOf } = await open()
    type('- half a wo')
    await close()
    await time.pass(0)
    expect(page.close).toHaveBeenCalledOnce()
    expect((await entryOf(a))?.notes).toBe('- half a wo')
  })

  it('asks neither the page nor the background for anything', async () => {
    const { card, tab, close, asked, page } = await open()
    tab.clip = clipOf(b, { complete: false, title: '' })
    card.heard.pageChanged({ url: addressOf(b) })
    await time.pass(100)
    await close()
    asked.length = 0
    vi.clearAllMocks()
    await time.pass(60_000)
    expect(asked).toEqual([])
    for (const call of Object.values(page)) expect(call).not.toHaveBeenCalled()
  })

  it('shows at once what it held, and then what another surface has stored', async () => {
    const { close, openAgain, notesOf, card, real, entryOf } = await open({ stored: '- old' })
    await close()
    const { id = '', revision = 0 } = (await entryOf(a)) ?? {}
    await real.editEntry({ id, revision, from: { notes: '- old' }, to: { notes: '- old\n- popup' } })
    openAgain()
    expect(notesOf()).toBe('- old')
    await time.pass(100)
    expect(notesOf()).toBe('- old\n- popup')
    expect(card.subject.value?.capture.storing.value?.state.value).toBe('idle')
  })

  it('keeps what is typed while it learns what another surface has stored', async () => {
    const { close, openAgain, type, real, entryOf } = await open({ stored: '- old' })
    await close()
    const { id = '', revision = 0 } = (await entryOf(a)) ?? {}
    await real.editEntry({ id, revision, from: { notes: '- old' }, to: { notes: '- popup\n- old' } })
    openAgain()
    type('\n- typed')
    await time.pass(1000)
    expect((await entryOf(a))?.notes).toBe('- popup\n- old\n- typed')
  })

  it('knows an entry that was made elsewhere, and one that was deleted', async () => {
    const { close, openAgain, notesOf, library, real, type, entryOf } = await open()
    await close()
    const { entry } = await saveClip(library, { clip: clipOf(a), patch: { notes: '- made' } })
    openAgain()
    await time.pass(100)
    expect(notesOf()).toBe('- made')
    await close()
    await real.deleteEntry({ id: entry.id })
    openAgain()
    await time.pass(100)
    expect(notesOf()).toBe('')
    type('- anew')
    await time.pass(1000)
    expect(await entryOf(a)).toMatchObject({ notes: '- anew' })
  })

  it('never shows the notes of another video than the page plays by now', async () => {
    const { close, openAgain, notesOf, type, card, entryOf } = await open({ stored: '- about a' })
    await close()
    openAgain(b)
    expect(card.subject.value).toBeUndefined()
    await time.pass(100)
    expect([card.subject.value?.key, notesOf()]).toEqual([keyOf(b), ''])
    type('- about b')
    await time.pass(1000)
    expect([(await entryOf(a))?.notes, (await entryOf(b))?.notes]).toEqual(['- about a', '- about b'])
  })

  it('keeps what a private window holds back, and offers what the page plays by now', async () => {
    const { close, openAgain, notesOf, type, card } = await open({ isPrivate: true })
    type('- held back')
    await close()
    openAgain(b)
    await time.pass(100)
    expect([card.subject.value?.key, notesOf()]).toEqual([keyOf(a), '- held back'])
    expect(card.elsewhere.value).toMatchObject({ key: keyOf(b), title: 'Video b' })
  })
})
