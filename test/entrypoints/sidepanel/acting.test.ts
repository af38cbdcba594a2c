import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { time } from '@/test/practice-time'
import { openTestLibrary } from '@/test/utils/library/open'
import { findEntryByIds, getEntry } from '@/utils/library/entries'
import { countEntries } from '@/utils/library/listing'
import { listTexts } from '@/utils/library/texts'
import { clipOf, keyOf, openPanel, PracticeWindow, pageOf, things } from './practice'

const [a, b] = things
const fuller = clipOf(a, { title: 'The paper’s own title', summary: 'Abstract.' })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open({ isPrivate = false } = {}) {
  const library = await openTestLibrary()
  const window = new PracticeWindow(a)
  window.go(pageOf(a, clipOf(a, { title: '', complete: false })))
  window.isPrivate = isPrivate
  const fetchDetails = vi.fn(async () => fuller)
  const opened = await openPanel(library, window, { fetchDetails })
  const subject = opened.panel.subject.value
  if (!subject) throw new Error('Nothing is shown.')
  return { library, fetchDetails, subject, entryOf: () => findEntryByIds(library, [keyOf(a)]), ...opened }
}

describe('fetching details', () => {
  it('fills in what is shown, keeps what was typed, and stores nothing by itself', async () => {
    const { library, panel, subject, fetchDetails } = await open()
    await time.until(panel.fetchDetails(subject, 'https://arxiv.org/abs/2401.00001'))
    expect(fetchDetails).toHaveBeenCalledExactlyOnceWith('https://arxiv.org/abs/2401.00001')
    expect(subject.capture.storing.value?.fields.value.title).toBe('The paper’s own title')
    await time.pass(1000)
    expect(await countEntries(library)).toBe(0)
  })

  it('brings the entry that was begun up to date', async () => {
    const { panel, subject, type, entryOf } = await open()
    type('- mine')
    await time.pass(500)
    await time.until(panel.fetchDetails(subject, ''))
    expect(await entryOf()).toMatchObject({ complete: true, title: 'The paper’s own title', notes: '- mine' })
    expect(subject.capture.entry.value?.complete).toBe(true)
    type(' and more')
    await time.pass(500)
    expect(await entryOf()).toMatchObject({ title: 'The paper’s own title', notes: '- mine and more' })
  })

  it('leaves the title that the learner typed', async () => {
    const { panel, subject, entryOf } = await open()
    panel.change(subject, { title: 'My title' })
    await time.until(panel.fetchDetails(subject, ''))
    await time.pass(500)
    expect(await entryOf()).toMatchObject({ complete: true, title: 'My title', summary: 'Abstract.' })
  })

  it('stores nothing in a private window before Save', async () => {
    const { library, panel, subject, type, entryOf } = await open({ isPrivate: true })
    type('- mine')
    await time.until(panel.fetchDetails(subject, ''))
    await time.pass(5000)
    expect(await countEntries(library)).toBe(0)
    await time.until(panel.store())
    expect(await entryOf()).toMatchObject({ complete: true, title: 'The paper’s own title', notes: '- mine' })
  })
})

describe('what notes say to read next', () => {
  it('is listed as the library knows it, queued once, and taken back', async () => {
    const { library, panel, subject, type } = await open()
    type('Read next: 2401.00002 for the basis')
    await time.pass(500)
    const urls = ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002']
    const list = () => panel.listNext([{ urls, why: 'for the basis' }])
    const papers = await list()
    expect(papers.map(({ entry }) => entry?.status)).toEqual(['learning', undefined])
    await time.until(panel.queueNext(subject, papers))
    expect(subject.capture.message.value?.text).toBe('One entry queued.')
    expect(await findEntryByIds(library, [keyOf(b)])).toMatchObject({ status: 'queued', why: 'for the basis' })
    expect((await list()).map(({ entry }) => entry?.status)).toEqual(['learning', 'queued'])
    await time.until(panel.undo())
    expect(await findEntryByIds(library, [keyOf(b)])).toBeUndefined()
    expect(subject.capture.message.value).toEqual({ text: 'Taken back' })
  })

  it('is no address of a page without a thing', async () => {
    const { panel } = await open()
    expect(await panel.listNext([{ urls: ['not an address', 'about:blank'] }])).toEqual([])
  })
})

describe('a citation', () => {
  it('is of what is stored by then, and gives the entry its key', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    const { library, panel, subject, type } = await open()
    panel.change(subject, { title: 'On margins' })
    type('- mine')
    await time.pass(500)
    panel.change(subject, { title: 'On wide margins' })
    await time.until(panel.cite(subject, 'bibtex'))
    expect(writeText).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('On wide margins'))
    const id = subject.capture.entry.value?.id ?? ''
    const key = (await getEntry(library, id))?.paper?.citekey
    expect(key).toBeDefined()
    await time.until(panel.cite(subject, 'key'))
    expect(writeText).toHaveBeenLastCalledWith(key)
  })

  it('is none of what is no entry, or where the browser refuses', async () => {
    const { panel, subject, type } = await open()
    await expect(panel.cite(subject, 'bibtex')).rejects.toThrow('no longer in the library')
    const writeText = () => Promise.reject(new Error('NotAllowedError'))
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    type('- mine')
    await time.pass(500)
    await expect(panel.cite(subject, 'key')).rejects.toThrow('did not let Lectern copy')
  })
})

describe('captions put on the note', () => {
  const vtt = new File(['WEBVTT\n\n00:01.000 --> 00:02.000\nsaid\n'], 'talk.vtt')

  it('are kept with the entry, once there is one', async () => {
    const { library, panel, subject, type } = await open()
    await time.until(panel.takeFile(subject, vtt))
    expect(panel.said.value).toContain('Note something first')
    type('- mine')
    await time.pass(500)
    await time.until(panel.takeFile(subject, vtt))
    expect(panel.said.value).toBeUndefined()
    expect(subject.capture.message.value?.text).toContain('Transcript stored')
    const texts = await listTexts(library, subject.capture.entry.value?.id ?? '')
    expect(texts).toMatchObject([{ kind: 'transcript', from: 'talk.vtt', lines: [{ text: 'said' }] }])
  })

  it('are not kept in a private window, also where there is an entry', async () => {
    const { library, panel, subject, type } = await open({ isPrivate: true })
    type('- mine')
    await time.until(panel.store())
    await time.until(panel.takeFile(subject, vtt))
    expect(panel.said.value).toContain('A private window keeps no captions')
    expect(await listTexts(library, subject.capture.entry.value?.id ?? '')).toEqual([])
  })

  it('are the only files but pictures', async () => {
    const { panel, subject } = await open()
    await time.until(panel.takeFile(subject, new File(['x'], 'a.zip')))
    expect(panel.said.value).toContain('neither a picture nor captions')
  })
})
