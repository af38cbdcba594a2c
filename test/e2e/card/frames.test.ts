import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { defaultSettings } from '@/utils/settings'
import { entryOfVideo, openCard, readNote, readShot, seeNote, storeSettings } from '../card-flow'
import { describeInBrowsers } from '../harness/in-browsers'
import { type Surface, seeText, until } from '../harness/surface'
import { exportLibrary } from '../options-flow'
import { openVideo, seekTo } from '../player-flow'
import { type PracticePlayer, taintedVideoUrl } from '../player-site/site'

declare const practice: PracticePlayer

const embed = /!\[\[([0-9a-f]{16}\.\w+)\]\]/

/** Takes the frame that shows by its key. @returns the name that the note has for it */
async function takeFrame(card: Surface): Promise<string> {
  const before = (await readNote(card)).length
  await card.press('Alt+i')
  const name = await until('the frame', async () => embed.exec((await readNote(card)).slice(before))?.[1])
  await card.press('Control+End')
  await card.press('Enter')
  return name
}

/** How large the thumbnails beside the notes are, and whether they stand beside their line; null until all are drawn. */
function readThumbnails(count: number): { size: string; isBesideItsLine: boolean }[] | null {
  const drawn = [...document.querySelectorAll<HTMLElement>('.strip-shot')]
  if (drawn.length !== count) return null
  return drawn.map((thumbnail) => {
    const [own, line] = [thumbnail.getBoundingClientRect(), thumbnail.closest('.strip-line')?.getBoundingClientRect()]
    const isBesideItsLine = line !== undefined && own.top >= line.top && own.bottom <= line.bottom
    return { size: `${Math.round(own.width)}x${Math.round(own.height)}`, isBesideItsLine }
  })
}

describeInBrowsers('frames', (browser) => {
  it('are of the right moment and size, kept once when taken twice, and files on export', async () => {
    await storeSettings(browser(), { stampRule: 'key' })
    const tab = await openVideo(browser(), 'LecternVid1')
    const card = await openCard(browser(), tab)
    const names: string[] = []
    for (const seconds of [83, 451, 83]) {
      await seekTo(tab, seconds + 0.5)
      names.push(await takeFrame(card))
    }
    const hasDialog = () => card.evaluate(() => document.querySelector('dialog[open] img') !== null)
    await card.click('.strip-picture')
    await until('the picture', hasDialog)
    await card.press('Escape')
    await until('the note', async () => !(await hasDialog()))
    await card.type('typed on')
    await seeNote(card, /typed on$/)
    expect(names[2]).toBe(names[0])
    expect(new Set(names).size).toBe(2)
    for (const [index, second] of [83, 451].entries()) {
      const shot = await readShot(browser(), names[index] ?? '')
      expect(shot).toMatchObject({ second, width: 320, height: 180, widthPixels: 320, heightPixels: 180 })
      expect(shot.type).toBe('image/webp')
    }
    await until(
      'the entry with its shots',
      async () => (await entryOfVideo(browser(), 'LecternVid1'))?.shots.length === 2,
    )

    const files = unzipSync(readFileSync(await exportLibrary(browser(), { profile: 'Vault' })))
    const note = Object.entries(files).find(([path]) => path.endsWith('.md'))?.[1]
    const embeds = [...strFromU8(note ?? new Uint8Array()).matchAll(/!\[\[(attachments\/[^\]]+)\]\]/g)]
    expect(embeds.map(([, path]) => path)).toEqual(names.map((name) => `attachments/${name}`))
    for (const [, path = ''] of embeds) {
      const file = Object.keys(files).find((name) => name.endsWith(path))
      expect(strFromU8(files[file ?? '']?.subarray(8, 12) ?? new Uint8Array())).toBe('WEBP')
    }
    await tab.close()
  })

  it('bring their own time to a bullet that begins with them, and are no larger than the settings say', async () => {
    await storeSettings(browser(), { ...defaultSettings, frameWidthPixels: 160 })
    const tab = await openVideo(browser(), 'LecternVid2', 200)
    const card = await openCard(browser(), tab)
    const first = await takeFrame(card)
    expect(await readShot(browser(), first)).toMatchObject({ second: 200, width: 160, height: 90 })
    await seekTo(tab, 219.5)
    const soon = await takeFrame(card)
    await seekTo(tab, 451.5)
    const late = await takeFrame(card)
    // The lead of three seconds is for people, who react late.
    const lines = [`- [3:20] ![[${first}]]`, `- ![[${soon}]]`, `- [7:31] ![[${late}]]`]
    await seeNote(card, [...lines, '- '].join('\n'))
    const thumbnails = await until('a thumbnail for each', () => card.evaluate(readThumbnails, lines.length))
    expect(new Set(thumbnails.map(({ size }) => size)).size).toBe(1)
    expect(thumbnails.map(({ isBesideItsLine }) => isBesideItsLine)).toEqual([true, true, true])
    await tab.close()
  })

  it('are not taken of a protected video, and the card says so', async () => {
    const tab = await openVideo(browser(), 'LecternVid3', 10)
    await tab.evaluate(() => practice.protect())
    const card = await openCard(browser(), tab)
    await card.press('Alt+i')
    await seeText(card, /protected/i)
    await seeNote(card, '')
    await tab.close()
  })

  it('are not taken of a video from another host without a way, and the card says what to do', async () => {
    const tab = await browser().open(taintedVideoUrl)
    const card = await openCard(browser(), tab)
    await card.press('Alt+i')
    await seeText(card, /toolbar|shortcut|menu/i)
    expect(await readNote(card)).not.toMatch(embed)
    await tab.close()
  })
})
