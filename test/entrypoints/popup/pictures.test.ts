// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { askAll } from '@/entrypoints/popup/answers'
import { createPopup } from '@/entrypoints/popup/state'
import { backgroundOf } from '@/test/background-of'
import { makeClip } from '@/test/make-entry'
import { pictures } from '@/test/pictures'
import { openTestLibrary } from '@/test/utils/library/open'
import { listShotNames } from '@/utils/library/shots'

async function openPopup({ isPrivate = false } = {}) {
  const library = await openTestLibrary()
  const clip = makeClip({ title: 'A talk' })
  const background = backgroundOf(library, { clip, isPrivate })
  const popup = createPopup({
    background,
    answers: askAll(background, Promise.resolve({ id: 1 })),
    tabId: 1,
    tab: { isPrivate },
    isPage: true,
    openPanel: async () => undefined,
    close: () => undefined,
    fetchDetails: () => Promise.reject(new Error('Nothing is fetched.')),
  })
  await popup.start()
  return { library, popup }
}

describe('a picture that is pasted into the popup', () => {
  it('is kept at once, and shown', async () => {
    const { library, popup } = await openPopup()
    const name = (await popup.keepPicture(new Blob([pictures.png]))) ?? ''
    expect(await listShotNames(library)).toEqual([name])
    expect(await popup.loadShot(name)).toMatch(/^blob:/)
  })

  it('is not stored in a private window, which is said', async () => {
    const { library, popup } = await openPopup({ isPrivate: true })
    expect(await popup.keepPicture(new Blob([pictures.png]))).toBeUndefined()
    expect(popup.problem.value).toMatch(/private window/i)
    expect(await listShotNames(library)).toEqual([])
  })

  it('is refused with a sentence when it is none', async () => {
    const { library, popup } = await openPopup()
    expect(await popup.keepPicture(new Blob(['<svg/>'], { type: 'image/png' }))).toBeUndefined()
    expect(popup.problem.value).toContain('must be a WebP, PNG, JPEG or GIF')
    expect(await listShotNames(library)).toEqual([])
  })
})
