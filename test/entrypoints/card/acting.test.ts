import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CardEdge } from '@/entrypoints/card/signals'
import { pictures } from '@/test/pictures'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import type { FrameRefusal } from '@/utils/player'
import { backgroundFor, clipOf, openCard, PracticeTab, videos } from './practice'

const [a, b] = videos
const frame = { bytes: pictures.png.buffer, type: 'image/png', widthPixels: 1, heightPixels: 1, seconds: 100 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => vi.useRealTimers())

async function open({ isPrivate = false, page }: { isPrivate?: boolean; page?: Partial<CardEdge['page']> } = {}) {
  const library = await openTestLibrary()
  const tab = new PracticeTab(a)
  tab.isPrivate = isPrivate
  tab.clip = clipOf(a, {
    chapters: [
      { startSeconds: 0, title: 'Before' },
      { startSeconds: 90, title: 'The *point*' },
    ],
  })
  const background = backgroundFor(library, tab)
  const keepShot = vi.fn(background.keepShot)
  const opened = await openCard(library, tab, { background: { ...background, keepShot } })
  Object.assign(opened.page, page)
  opened.card.heard.playerChanged({ ...tab.player, seconds: 100 })
  return { ...opened, tab, background, keepShot }
}

describe('a moment', () => {
  const recentCaptions = async () => [
    { startSeconds: 90, text: 'what was' },
    { startSeconds: 95, text: 'said [here]' },
  ]

  it('has its time, its chapter and the words said just before, as text', async () => {
    const { card, notesOf } = await open({ page: { recentCaptions } })
    await time.until(card.act('moment'))
    const [head, words, ...more] = notesOf()?.split('\n') ?? []
    expect(head).toMatch(/^- \[1:37\] \*\*The .*point.*\*\* $/)
    expect(words).toMatch(/^\t- > what was said .*here/)
    expect(more).toEqual([])
  })

  it('has the chapter of its time where the words began in the one before, and by now the next plays', async () => {
    const early = async () => [{ startSeconds: 80, text: 'said before' }]
    const { card, notesOf, tab } = await open({ page: { recentCaptions: early } })
    card.heard.playerChanged({ ...tab.player, seconds: 92, chapter: 'The point' })
    await time.until(card.act('moment'))
    expect(notesOf()).toMatch(/^- \[1:29\] \*\*Before\*\* \n\t- > said before/)
  })

  it('has its frame under it', async () => {
    const { card, notesOf, keepShot } = await open({ page: { takeFrame: async () => frame } })
    await time.until(card.act('moment-with-frame'))
    expect(notesOf()).toMatch(/^- \[1:37\].*\n\t- !\[\[[\da-f]{16}\.png\]\]$/)
    expect(keepShot).toHaveBeenCalledWith({ shot: expect.objectContaining({ type: 'image/png', seconds: 100 }) })
  })

  it.each<[FrameRefusal, RegExp]>([
    ['tainted', /another host.*Alt\+Shift\+U/],
    ['protected', /protected/],
    ['nothing', /no frame/],
  ])('is kept without a frame that is refused (%s), which is said', async (refusal, sentence) => {
    const { card, notesOf, keepShot } = await open({ page: { takeFrame: async () => ({ refusal }) } })
    await time.until(card.act('moment-with-frame'))
    expect(notesOf()).toMatch(/^- \[1:37\]/)
    expect(card.said.value).toMatch(sentence)
    expect(keepShot).not.toHaveBeenCalled()
  })

  it('is none of another video', async () => {
    const { card, type, navigate, notesOf, tab } = await open()
    type('- about a')
    await navigate(b)
    card.heard.playerChanged({ ...tab.player, seconds: 5 })
    await time.until(card.act('moment'))
    expect(notesOf()).toBe('- about a')
    expect(card.said.value).toContain('No time is known')
  })

  it('is kept when its key opened the card, once the page has been read', async () => {
    const { card, notesOf } = await open()
    card.heard.keyPressed({ action: 'moment' })
    await time.pass(100)
    expect(notesOf()).toMatch(/^- \[1:37\]/)
  })
})

describe('a frame', () => {
  it('that begins a bullet has its own second, whatever people’s lead is', async () => {
    const { card, type, notesOf } = await open({ page: { takeFrame: async () => ({ ...frame, seconds: 100.4 }) } })
    await time.until(card.act('frame'))
    expect(notesOf()).toMatch(/^- \[1:40\] !\[\[[\da-f]{16}\.png\]\]$/)
    type('\n- ')
    await time.until(card.act('frame'))
    expect(notesOf()?.split('\n')[1]).toMatch(/^- !\[\[/)
  })

  it('has none where only a key puts it there', async () => {
    const { card, notesOf } = await open({ page: { takeFrame: async () => frame } })
    card.changeSettings({ ...card.settings.value, stampRule: 'key' })
    await time.until(card.act('frame'))
    expect(notesOf()).toMatch(/^!\[\[/)
  })

  it('that stands behind words leaves their line as it is', async () => {
    const { card, type, notesOf } = await open({ page: { takeFrame: async () => frame } })
    type('- seen')
    await time.until(card.act('frame'))
    expect(notesOf()).toMatch(/^- seen !\[\[/)
  })
})

describe('a picture in a private window', () => {
  it('is shown, and stored only by Save', async () => {
    const { card, keepShot, notesOf } = await open({ isPrivate: true, page: { takeFrame: async () => frame } })
    await time.until(card.act('frame'))
    await time.pass(5000)
    expect(notesOf()).toMatch(/\.png\]\]$/)
    expect(keepShot).not.toHaveBeenCalled()
    await time.until(card.store())
    expect(keepShot).toHaveBeenCalledOnce()
  })
})

describe('a video of another host', () => {
  it('is cut from a picture of the tab, without the card in it', async () => {
    const shown: boolean[] = []
    const { card, notesOf } = await open({
      page: {
        takeFrame: async () => ({ refusal: 'tainted' as const }),
        placeOfVideo: async () => ({ x: 10, y: 20, width: 100, height: 50, scale: 2 }),
        setVisible: async ({ isVisible }) => void shown.push(isVisible),
      },
    })
    await time.until(card.act('frame'))
    // The practice background pictures no tab: it refuses, and the card is back.
    expect(shown).toEqual([false, true])
    expect(card.said.value).toBeDefined()
    expect(notesOf()).toBe('')
  })
})

describe('what is said of the player', () => {
  it('goes when an advertisement has ended, and stays while it plays', async () => {
    const { card, tab } = await open()
    const tell = (seconds: number, isApproximate: boolean) =>
      card.heard.playerChanged({ ...tab.player, seconds, isApproximate })
    tell(100, true)
    await time.until(card.act('frame'))
    expect(card.said.value).toContain('An advertisement plays')
    tell(100, true)
    expect(card.said.value).toContain('An advertisement plays')
    tell(101, false)
    expect(card.said.value).toBeUndefined()
  })
})

describe('a file put on the card', () => {
  const captions = 'WEBVTT\n\n00:01.000 --> 00:02.000\nsaid\n\n00:02.000 --> 00:03.000\nand done\n'
  const vtt = new File([captions], 'talk.vtt', { type: 'text/vtt' })

  it('is the transcript of an entry, and waits for one', async () => {
    const { card, type, background } = await open()
    const { value: subject } = card.subject
    if (!subject) throw new Error('Nothing is shown.')
    await time.until(card.takeFile(subject, vtt))
    expect(subject.capture.message.value?.text).toBe('Stored with your first words')
    type('- words')
    await time.pass(1000)
    await time.until(card.takeFile(subject, vtt))
    expect(subject.capture.message.value?.text).toBe('Transcript stored: see Words')
    const texts = await background.listTexts({ entryId: subject.capture.entry.value?.id ?? '' })
    expect(texts).toMatchObject([
      { kind: 'transcript', from: 'talk.vtt', lines: [{ text: 'said' }, { text: 'and done' }] },
    ])
  })

  it('is a picture for the notes, or is refused with a sentence', async () => {
    const { card, keepShot, notesOf } = await open()
    const { value: subject } = card.subject
    if (!subject) throw new Error('Nothing is shown.')
    await time.until(card.takeFile(subject, new File([pictures.png], 'a.png', { type: 'image/png' })))
    expect(notesOf()).toMatch(/^!\[\[[\da-f]{16}\.png\]\]$/)
    await time.until(card.takeFile(subject, new File(['x'], 'paper.pdf', { type: 'application/pdf' })))
    expect(card.said.value).toBe(
      '“paper.pdf” is neither a picture nor captions (a .vtt or .srt file), so it was not taken.',
    )
    expect(keepShot).toHaveBeenCalledTimes(1)
  })
})
