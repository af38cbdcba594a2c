import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import type { SaveRequest } from '@/utils/draft'
import { getDraft } from '@/utils/library/drafts'
import { findEntryByIds, saveClip } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { listTexts } from '@/utils/library/texts'
import { addressOf, backgroundFor, clipOf, keyOf, openCard, PracticeTab, type Video, videos } from './practice'

const [a, b] = videos

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function open(options: { isPrivate?: boolean } = {}) {
  const library = await openTestLibrary()
  const tab = new PracticeTab(a)
  tab.isPrivate = options.isPrivate ?? false
  const entryOf = (video: Video) => findEntryByIds(library, [keyOf(video)])
  return { library, tab, entryOf, ...(await openCard(library, tab)) }
}

describe('a video that is not in the library', () => {
  it('gets an entry with the first character, and none before', async () => {
    const { library, entryOf, type, card } = await open()
    await time.pass(60_000)
    expect(await countEntries(library)).toBe(0)
    type('-')
    await time.pass(500)
    expect(await entryOf(a)).toMatchObject({ title: 'Video a', notes: '-', status: 'learning' })
    type(' word')
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- word')
    expect(card.subject.value?.capture.entry.value?.notes).toBe('- word')
    expect(await countEntries(library)).toBe(1)
  })

  it('has what was typed when the card goes in the middle of the first word', async () => {
    const { entryOf, type, card } = await open()
    type('- ab')
    card.leave()
    await time.pass(0)
    expect((await entryOf(a))?.notes).toBe('- ab')
  })

  it('has what was typed while its entry was being made and the card went', async () => {
    const library = await openTestLibrary()
    const tab = new PracticeTab(a)
    const real = backgroundFor(library, tab)
    const slow = async (request: SaveRequest) => real.saveClip(request).finally(() => wait(1000))
    const { card, type } = await openCard(library, tab, { background: { ...real, saveClip: slow } })
    type('- a')
    await time.pass(500)
    type('b')
    card.leave()
    await time.pass(0)
    expect((await findEntryByIds(library, [keyOf(a)]))?.notes).toBe('- ab')
    expect(await getDraft(library, keyOf(a))).toBeUndefined()
  })

  it('goes on with what was typed in the popup and not saved', async () => {
    const { library, tab, entryOf } = await open()
    const clip = clipOf(a)
    await backgroundFor(library, tab).saveDraft({
      key: keyOf(a),
      clip,
      from: {},
      to: { notes: '- popup', tags: ['ml'] },
    })
    const { notesOf, type } = await openCard(library, tab)
    expect(notesOf()).toBe('- popup')
    type(' and card')
    await time.pass(500)
    expect(await entryOf(a)).toMatchObject({ notes: '- popup and card', tags: ['ml'] })
    expect(await getDraft(library, keyOf(a))).toBeUndefined()
  })

  it('is filed under a topic and tagged without a word noted', async () => {
    const { entryOf, card } = await open()
    const subject = card.subject.value
    if (!subject) throw new Error('Nothing is shown.')
    card.change(subject, { tags: ['ml'], topic: { title: 'RAG' } })
    await time.pass(500)
    expect(await entryOf(a)).toMatchObject({ tags: ['ml'], notes: '' })
    expect(subject.capture.topics.value.map(({ title }) => title)).toEqual(['RAG'])
  })

  it('gets its title when the page knows it', async () => {
    const { entryOf, navigate, type, tab, card, keyboard } = await open()
    keyboard.isInCard = false
    await navigate(b, clipOf(b, { title: '', complete: false }))
    keyboard.isInCard = true
    type('- early')
    await time.pass(500)
    expect(await entryOf(b)).toMatchObject({ title: '', notes: '- early' })
    tab.clip = clipOf(b)
    await time.pass(10_000)
    expect(await entryOf(b)).toMatchObject({ title: 'Video b', notes: '- early' })
    expect(card.subject.value?.capture.entry.value?.title).toBe('Video b')
    type(' and late')
    await time.pass(500)
    expect(await entryOf(b)).toMatchObject({
      title: 'Video b',
      notes: '- early and late',
      origin: { title: { from: 'test' } },
    })
  })
})

describe('a video that is in the library', () => {
  it('has its notes there, and what another surface adds', async () => {
    const { library, tab, entryOf } = await open()
    const { entry } = await saveClip(library, { clip: clipOf(a), patch: { notes: '- old' } })
    const { card, notesOf, type } = await openCard(library, tab)
    expect(notesOf()).toBe('- old')
    await backgroundFor(library, tab).editEntry({
      id: entry.id,
      revision: entry.revision,
      from: { notes: '- old' },
      to: { notes: '- old\n- popup' },
    })
    card.enter()
    await time.pass(0)
    expect(notesOf()).toBe('- old\n- popup')
    type('\n- card')
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- old\n- popup\n- card')
  })
})

describe('navigation', () => {
  it('turns the card to the next video when nobody types', async () => {
    const { navigate, card } = await open()
    await navigate(b)
    expect(card.subject.value?.key).toBe(keyOf(b))
    expect(card.elsewhere.value).toBeUndefined()
  })

  it('waits with the video that is typed about, and says what plays', async () => {
    const { navigate, card, type, entryOf } = await open()
    type('- about a')
    await navigate(b)
    expect(card.subject.value?.key).toBe(keyOf(a))
    expect(card.elsewhere.value).toEqual({ tabId: 1, url: addressOf(b), key: keyOf(b), title: 'Video b' })
    type(', on and on')
    await time.pass(20_000)
    expect(card.subject.value?.key).toBe(keyOf(a))
    await card.turn()
    await time.pass(0)
    expect(card.subject.value?.key).toBe(keyOf(b))
    expect(card.elsewhere.value).toBeUndefined()
    type('- about b')
    await time.pass(500)
    expect((await entryOf(a))?.notes).toBe('- about a, on and on')
    expect((await entryOf(b))?.notes).toBe('- about b')
  })

  it('learns the title of what plays when the page knows it', async () => {
    const { navigate, card, type, tab } = await open()
    type('- about a')
    await navigate(b, clipOf(b, { title: '', complete: false }))
    expect(card.elsewhere.value).toEqual({ tabId: 1, url: addressOf(b), key: keyOf(b) })
    tab.clip = clipOf(b)
    await time.pass(1000)
    expect(card.elsewhere.value?.title).toBe('Video b')
  })

  it('turns by itself once the keyboard has left and all is stored', async () => {
    const { navigate, card, type, keyboard } = await open()
    type('- about a')
    await navigate(b)
    keyboard.isInCard = false
    card.exit()
    await time.pass(0)
    expect(card.subject.value?.key).toBe(keyOf(a))
    await time.pass(500)
    expect(card.subject.value?.key).toBe(keyOf(b))
  })

  it('stays where it is when the page goes back', async () => {
    const { navigate, card, type } = await open()
    type('- about a')
    await navigate(b)
    await navigate(a)
    expect(card.elsewhere.value).toBeUndefined()
    expect(card.subject.value?.key).toBe(keyOf(a))
  })

  it('stays when the page goes where nothing is watched', async () => {
    const { card, tab } = await open()
    tab.url = 'https://www.youtube.com/'
    tab.clip = clipOf(a, { kind: 'page', ids: ['url:https://youtube.com/'], url: tab.url, title: 'Home' })
    card.heard.pageChanged({ url: tab.url })
    await time.pass(5000)
    expect(card.subject.value?.key).toBe(keyOf(a))
  })

  it('believes no reading of the page that was left', async () => {
    const { navigate, card, tab } = await open()
    await navigate(b, clipOf(a))
    expect(card.subject.value?.key).toBe(keyOf(a))
    tab.clip = clipOf(b)
    await time.pass(1000)
    expect(card.subject.value?.key).toBe(keyOf(b))
    expect(card.subject.value?.capture.clip.value.title).toBe('Video b')
  })

  it('is noticed by the player’s address where the page told nothing', async () => {
    const { card, tab } = await open()
    tab.go(b)
    card.heard.playerChanged(tab.player)
    await time.pass(0)
    expect(card.subject.value?.key).toBe(keyOf(b))
  })
})

describe('the time for a stamp', () => {
  it('goes on between two messages', async () => {
    const { card, tab } = await open()
    card.heard.playerChanged({ ...tab.player, seconds: 100, rate: 2, isPaused: false })
    await time.pass(1500)
    const subject = card.subject.value
    expect(subject && card.playerOf(subject)?.seconds).toBe(103)
  })

  it('is none while the page plays another video than the text’s', async () => {
    const { card, type, navigate, tab } = await open()
    type('- about a')
    await navigate(b)
    card.heard.playerChanged({ ...tab.player, seconds: 5 })
    const subject = card.subject.value
    expect(subject?.key).toBe(keyOf(a))
    expect(subject && card.playerOf(subject)).toBeUndefined()
  })
})

describe('captions', () => {
  it('are kept with the entry of their own video, once there is one', async () => {
    const { library, card, type, navigate, entryOf } = await open()
    const line = (text: string, startSeconds: number) => ({ text, startSeconds })
    card.heard.captionShown({ url: addressOf(a), line: line('spoken before the note', 1) })
    await time.pass(5000)
    type('- a')
    await time.pass(500)
    card.heard.captionShown({ url: addressOf(a), line: line('spoken after it', 10) })
    await navigate(b)
    card.heard.captionShown({ url: addressOf(b), line: line('of another video', 1) })
    await time.pass(5000)
    const texts = await listTexts(library, (await entryOf(a))?.id ?? '')
    expect(texts).toMatchObject([{ kind: 'captions', complete: false }])
    expect(texts[0]?.lines.map(({ text }) => text)).toEqual(['spoken before the note', 'spoken after it'])
  })
})

describe('Ctrl+Enter', () => {
  it('stores at once, plays on and gives the keyboard to the player', async () => {
    const { card, type, page, entryOf } = await open()
    type('- done')
    const finishing = card.finish()
    await time.pass(0)
    await finishing
    expect((await entryOf(a))?.notes).toBe('- done')
    expect(page.play).toHaveBeenCalledOnce()
    expect(page.focusPlayer).toHaveBeenCalledOnce()
  })
})

describe('a private window', () => {
  it('stores nothing before Save, neither typing, nor turning, nor leaving', async () => {
    const { library, card, type, navigate } = await open({ isPrivate: true })
    type('- secret')
    card.heard.captionShown({ url: addressOf(a), line: { text: 'spoken', startSeconds: 1 } })
    await time.pass(20_000)
    await navigate(b)
    expect(card.subject.value?.key).toBe(keyOf(a))
    card.leave()
    await time.pass(5000)
    expect(await countEntries(library)).toBe(0)
    expect(await getDraft(library, keyOf(a))).toBeUndefined()
  })

  it('saves when asked, and says where it went', async () => {
    const { card, type, entryOf } = await open({ isPrivate: true })
    type('- mine')
    const saving = card.store()
    await time.pass(0)
    await saving
    expect((await entryOf(a))?.notes).toBe('- mine')
    expect(card.subject.value?.capture.message.value?.text).toContain('in your library')
    type(' and more')
    await time.pass(5000)
    expect((await entryOf(a))?.notes).toBe('- mine')
  })
})

describe('an extension that was updated under the card', () => {
  it('is said, and the text stays', async () => {
    const { library, tab } = await open()
    const edge = { isAlive: true }
    const gone = () => Promise.reject(new Error('Extension context invalidated.'))
    const background = { ...backgroundFor(library, tab), saveClip: gone, saveDraft: gone }
    const { card, type, notesOf } = await openCard(library, tab, { background, isAlive: () => edge.isAlive })
    edge.isAlive = false
    type('- not lost')
    await time.pass(500)
    expect(card.isOrphan.value).toBe(true)
    expect(notesOf()).toBe('- not lost')
  })
})
