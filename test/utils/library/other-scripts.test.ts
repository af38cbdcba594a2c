import { describe, expect, it } from 'vitest'
import { parseCitekey } from '@/utils/citekey'
import type { Person } from '@/utils/entry'
import { createFileNamer, fileNameOf } from '@/utils/formats/file-name'
import { pinCitekeys } from '@/utils/library/citekeys'
import { saveClip } from '@/utils/library/entries'
import { parsePerson } from '@/utils/people'
import { mayBeSameWork } from '@/utils/same-work'
import { titleKey } from '@/utils/title-key'
import { makeClip } from '../../make-entry'
import { titlesInScripts } from '../../titles-in-scripts'
import { openTestLibrary } from './open'

const authors: Record<string, string> = {
  Chinese: '王小云',
  Japanese: '夏目, 漱石',
  Russian: 'Достоевский, Фёдор',
  Arabic: 'ابن سينا',
  Greek: 'Νίκος Καζαντζάκης',
  Vietnamese: 'Hồ Xuân Hương',
}

/** The clip of a page that knows no better identity than its address. */
function clipAt(place: string, title: string, people: Person[]) {
  const url = `https://${place}/${encodeURIComponent(title)}`
  return makeClip({ site: 'generic', kind: 'paper', ids: [`url:${url}`], url, title, people, published: '2024' })
}

describe.each(Object.entries(titlesInScripts))('twenty titles in %s by one author', (script, titles) => {
  const people = [authors[script]].flatMap((name) => parsePerson(name ?? '', 'author') ?? [])
  const clips = titles.map((title) => clipAt('journal.example', title, people))

  it('are told apart', () => {
    expect(new Set(titles).size).toBe(20)
    const keys = titles.map(titleKey)
    expect(keys.filter((key) => key === '')).toEqual([])
    expect(new Set(keys.filter((key) => key !== undefined)).size).toBe(keys.filter((key) => key !== undefined).length)
    const pairs = clips.flatMap((one, index) => clips.slice(index + 1).map((other) => [one, other] as const))
    expect(
      pairs.filter(([one, other]) => mayBeSameWork(one, other)).map((pair) => pair.map(({ title }) => title)),
    ).toEqual([])
  })

  it('are twenty entries, each with a key that is its own', async () => {
    const library = await openTestLibrary()
    const ids: string[] = []
    for (const clip of clips) ids.push((await saveClip(library, { clip, patch: {} })).entry.id)
    expect(new Set(ids).size).toBe(20)
    // The same titles at another place are entries of their own: a title only suggests.
    for (const { title } of clips) {
      const { entry } = await saveClip(library, { clip: clipAt('mirror.example', title, people), patch: {} })
      expect(ids).not.toContain(entry.id)
      ids.push(entry.id)
    }
    const keys = (await pinCitekeys(library, ids)).map(({ paper }) => paper?.citekey)
    expect(keys.filter((key) => !key || parseCitekey(key) !== key || !/^[a-z]/.test(key))).toEqual([])
    expect(new Set(keys).size).toBe(40)
  })

  it('have file names that can be read and differ', () => {
    const nameFor = createFileNamer()
    const names = [...titles, ...titles].map((title, index) =>
      nameFor(title, `0190a000-0000-7000-8000-0000000000${index + 10}`),
    )
    expect(new Set(names).size).toBe(40)
    for (const title of titles) {
      expect(fileNameOf(title)).not.toBe('untitled')
      // What is left out is reserved by a file system and no letter.
      expect(fileNameOf(title).replace(/\P{L}/gu, '')).toBe(title.normalize('NFC').replace(/\P{L}/gu, ''))
    }
  })
})
