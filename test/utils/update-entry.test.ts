import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { clipTime, later, makeClip, makeEntry, makePaperClip, makePdfClip } from '@/test/make-entry'
import { type Clip, entrySchema, type Trust, trustLevels } from '@/utils/entry'
import { entryFromClip, updateEntry } from '@/utils/update-entry'

const id = '0190a000-0000-7000-8000-000000000001'

/** An entry from the first clip, brought up to date with the others. */
function clipAll(first: Clip, ...others: Clip[]) {
  return others.reduce((entry, clip) => updateEntry(entry, clip, later(5)), entryFromClip(first, id, clipTime))
}

describe('entryFromClip', () => {
  it('takes the facts with their origin and leaves the keywords', () => {
    const clip = makeClip({ title: 'A talk', people: [{ name: 'Ada', role: 'channel' }], keywords: ['ml'] })
    const entry = entryFromClip(clip, id, clipTime)
    expect(v.parse(entrySchema, entry)).toEqual(entry)
    expect(entry).toMatchObject({ id, revision: 1, title: 'A talk', tags: [], notes: '', status: 'learning' })
    expect(entry.origin).toEqual(clip.origin)
    expect(entry).not.toHaveProperty('keywords')
  })

  it('records the version that was read', () => {
    expect(entryFromClip(makePaperClip(2), id, clipTime).paper).toMatchObject({
      version: 2,
      versions: [{ n: 2, readAt: clipTime.toISOString() }],
    })
  })
})

describe('updateEntry: trust', () => {
  const rank = (trust: Trust) => trustLevels.indexOf(trust)
  const minutes = [-10, 0, 10]
  const cases = trustLevels.flatMap((known) =>
    trustLevels.flatMap((found) => minutes.map((newer) => [known, found, newer] as const)),
  )

  it.each(cases)('known %s, found %s, %i minutes newer', (known, found, newer) => {
    const first = makeClip({ title: 'known' }, { trust: known })
    const second = makeClip({ title: 'found' }, { trust: found, at: later(newer) })
    const isReplaced = known !== 'user' && (rank(found) > rank(known) || (found === known && newer >= 0))
    const entry = clipAll(first, second)
    expect(entry.title).toBe(isReplaced ? 'found' : 'known')
    expect(entry.origin.title?.trust).toBe(isReplaced ? found : known)
  })

  it('keeps what a newer clip does not know', () => {
    const entry = clipAll(
      makeClip({ title: 'A talk', summary: 'About', durationSeconds: 5, chapters: [{ startSeconds: 0, title: 'Hi' }] }),
      makeClip({ complete: false }, { at: later(1) }),
    )
    expect(entry).toMatchObject({ title: 'A talk', summary: 'About', durationSeconds: 5, complete: true })
    expect(entry.chapters).toHaveLength(1)
  })

  it('fills a gap from a source of any trust', () => {
    const entry = clipAll(makeClip({ title: 'A talk' }), makeClip({ language: 'en' }, { trust: 'low' }))
    expect(entry.language).toBe('en')
  })

  it('takes the raw form along with its readable one, and only then', () => {
    const known = makeClip({ title: 'a', titleRaw: '$a$' })
    expect(clipAll(known, makeClip({ title: 'b' }, { at: later(1) })).titleRaw).toBeUndefined()
    expect(clipAll(known, makeClip({ title: 'b', titleRaw: '$b$' }, { trust: 'low' })).titleRaw).toBe('$a$')
    expect(clipAll(known, makeClip({ title: 'b', titleRaw: '$b$' }, { at: later(1) })).titleRaw).toBe('$b$')
  })
})

describe('updateEntry: parts', () => {
  it('keeps the parts of a talk that a newer page leaves out', () => {
    const entry = clipAll(makeClip({ talk: { room: 'A', start: '9:00' } }), makeClip({ talk: { start: '10:00' } }))
    expect(entry.talk).toEqual({ room: 'A', start: '10:00' })
  })

  it('leaves a talk that the learner typed alone', () => {
    const typed = makeClip({ talk: { room: 'A' } }, { trust: 'user' })
    expect(clipAll(typed, makeClip({ talk: { room: 'B', track: 'ML' } })).talk).toEqual({ room: 'A' })
  })

  it('forgets that a recording was live', () => {
    const entry = clipAll(makeClip({ video: { live: 'live', list: 'PL1' } }), makeClip({ video: { channelId: 'UC1' } }))
    expect(entry.video).toEqual({ list: 'PL1', channelId: 'UC1' })
  })

  it('keeps relations of both, each once', () => {
    const slides = { how: 'slides of', url: 'https://example.org/slides.pdf' } as const
    const paper = { how: 'paper of', id: 'arxiv:2403.10704' } as const
    const entry = clipAll(makeClip({ related: [slides] }), makeClip({ related: [paper, slides] }))
    expect(entry.related).toHaveLength(2)
    expect(entry.related).toEqual(expect.arrayContaining([slides, paper]))
  })

  it('makes a page a paper when a site knows it, unless the learner chose', () => {
    const page = makeEntry({ kind: 'page' })
    expect(updateEntry(page, makePaperClip(1), clipTime).kind).toBe('paper')
    const chosen = { ...page, origin: { kind: { from: 'learner', trust: 'user' as const, at: '' } } }
    expect(updateEntry(chosen, makePaperClip(1), clipTime).kind).toBe('page')
    expect(updateEntry(makeEntry(), makePaperClip(1), clipTime).kind).toBe('video')
  })

  it('keeps the URL of the first whole page', () => {
    const link = makeClip({ complete: false, url: 'https://youtu.be/7ARBJQn6QkM' })
    const whole = makeClip({ title: 'A talk' })
    const mirror = makeClip({ title: 'A talk', url: 'https://mirror.example/' })
    expect(clipAll(link, whole).url).toBe(whole.url)
    expect(clipAll(link, whole, mirror).url).toBe(whole.url)
    expect(clipAll(link, whole, mirror, link).url).toBe(whole.url)
  })

  it('unites identities without those that another entry holds', () => {
    const clip = makeClip({ ids: ['doi:10.1/a', 'url:https://a.example/'] })
    expect(updateEntry(makeEntry(), clip, clipTime, ['doi:10.1/a']).ids).toEqual([
      'youtube:7ARBJQn6QkM',
      'url:https://a.example/',
    ])
  })
})

describe('updateEntry: versions of a paper', () => {
  it('an older version is recorded and changes no fact', () => {
    const entry = clipAll(makePaperClip(3), makePaperClip(1, later(5)))
    expect(entry).toMatchObject({ title: 'Title of v3', summary: 'Abstract of v3' })
    expect(entry.paper).toMatchObject({ version: 1, latestVersion: 3 })
    expect(entry.paper?.versions).toEqual([
      { n: 1, readAt: later(5).toISOString() },
      { n: 3, readAt: clipTime.toISOString() },
    ])
  })

  it('a newer version brings its facts', () => {
    expect(clipAll(makePaperClip(1), makePaperClip(2, later(5))).title).toBe('Title of v2')
  })

  it('a PDF read first gives way to each newer version of the page', () => {
    const comments = (version: number) => ({
      paper: { arxiv: '2403.10704', version, latestVersion: 3, comments: `Comments of v${version}` },
    })
    const first = clipAll(makePdfClip(3), makePaperClip(1, later(1), comments(1)))
    expect(first).toMatchObject({ title: 'Title of v1', complete: true, paper: { comments: 'Comments of v1' } })
    const second = updateEntry(first, makePaperClip(2, later(2), comments(2)), later(2))
    expect(second).toMatchObject({ title: 'Title of v2', paper: { comments: 'Comments of v2', version: 2 } })
    expect(second.paper?.versions?.map((version) => version.n)).toEqual([1, 2, 3])
  })

  it('a PDF of an older version empties nothing', () => {
    const entry = clipAll(makePaperClip(2), makePdfClip(1, later(5)))
    expect(entry).toMatchObject({ title: 'Title of v2', complete: true, paper: { version: 1, latestVersion: 2 } })
    expect(entry.paper?.versions?.map((version) => version.n)).toEqual([1, 2])
  })

  it('keeps when a version was first read, and learns its date', () => {
    const dated = makePaperClip(1, later(5), {
      paper: { version: 1, versionDate: '2024-03-15', versions: [{ n: 1, date: '2024-03-15' }, { n: 2 }] },
    })
    expect(clipAll(makePaperClip(1), dated).paper).toMatchObject({
      versionDate: '2024-03-15',
      versions: [{ n: 1, date: '2024-03-15', readAt: clipTime.toISOString() }, { n: 2 }],
    })
  })

  it('does not show one version with the date of another', () => {
    const dated = makePaperClip(1, clipTime, { paper: { version: 1, versionDate: '2024-03-15' } })
    expect(clipAll(dated, makePaperClip(2, later(5))).paper).not.toHaveProperty('versionDate')
  })
})

describe('updateEntry: nothing is lost', () => {
  const clips = fc.record({
    title: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    ids: fc.subarray(['youtube:a', 'doi:10.1/a', 'url:https://a.example/'], { minLength: 1 }),
    trust: fc.constantFrom(...trustLevels.filter((trust) => trust !== 'user')),
    complete: fc.boolean(),
    version: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    minutes: fc.integer({ min: -50, max: 50 }),
  })

  it('whatever is clipped in whatever order', () => {
    fc.assert(
      fc.property(fc.array(clips, { minLength: 1, maxLength: 8 }), (all) => {
        let entry = makeEntry({ title: '', ids: [], complete: false, notes: '- mine', tags: ['ml'], why: 'because' })
        for (const { title, ids, trust, complete, version, minutes } of all) {
          const fields = { ids, complete, ...(title && { title }), ...(version && { paper: { version } }) }
          const next = updateEntry(entry, makeClip(fields, { trust, at: later(minutes) }), later(minutes))
          expect(next.ids).toEqual(expect.arrayContaining([...entry.ids, ...ids]))
          expect(next.complete).toBe(entry.complete || complete)
          expect(next.title === '').toBe(entry.title === '' && !title)
          expect(next.revision).toBe(entry.revision + 1)
          entry = next
        }
        expect(entry).toMatchObject({ notes: '- mine', tags: ['ml'], why: 'because' })
        const read = new Set(all.map((clip) => clip.version).filter((version) => version !== undefined))
        expect(new Set(entry.paper?.versions?.map((version) => version.n) ?? [])).toEqual(read)
      }),
    )
  })

  it('nobody who wrote a published work, however often a preprint that names fewer is clipped', () => {
    const [ada, wang, jan] = ['Ada Byron', '王小云', 'Jan van Example'].map((name) => ({
      name,
      role: 'author' as const,
    }))
    const people = [ada, wang, jan].filter((person) => person !== undefined)
    const published = makeClip(
      { kind: 'paper', ids: ['doi:10.1/a'], people, container: { name: 'Reading Surveys' }, published: '2020' },
      { trust: 'medium' },
    )
    const preprint = makePaperClip(1, later(1), { people: people.slice(0, 2), published: '2019-03-01' })
    const all = makePaperClip(2, later(2), { people: people.toReversed(), published: '2019-03-01' })
    expect(clipAll(published, preprint, preprint).people).toEqual(people)
    expect(clipAll(published, preprint, all).people).toEqual(people.toReversed())
  })

  it('the same clip again changes nothing but the revision', () => {
    const once = clipAll(makePaperClip(2))
    const twice = updateEntry(once, makePaperClip(2), clipTime)
    expect(twice).toEqual({ ...once, revision: 2 })
  })
})
