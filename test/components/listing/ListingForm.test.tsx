import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import ListingForm from '@/components/listing/ListingForm'
import { backgroundOf } from '@/test/background-of'
import { expectAccessible, find, press, render, type } from '@/test/components/render'
import { makeClip } from '@/test/make-entry'
import { openTestLibrary } from '@/test/utils/library/open'
import type { Clip } from '@/utils/entry'
import { listDocuments } from '@/utils/library/documents'
import { getEntry, saveClip } from '@/utils/library/entries'
import { findListed } from '@/utils/library/listed'

const paper = (name: string): Clip =>
  makeClip({ site: 'arxiv', kind: 'paper', ids: [`arxiv:${name}`], title: `Paper ${name}`, complete: false })
const fourPapers = ['a', 'b', 'c', 'd'].map(paper)

/** The form over a listing of four papers, or of others, of which the library has the second. */
async function draw(papers = fourPapers) {
  const library = await openTestLibrary()
  const { entry } = await saveClip(library, { clip: paper('b'), patch: { status: 'done' } })
  const onClipPage = vi.fn()
  const listed = await findListed(library, papers)
  const root = render(
    <ListingForm
      view={{ title: 'Recent papers', papers: listed }}
      isPrivate={false}
      completions={{ tags: [], topics: [] }}
      background={backgroundOf(library, {})}
      isMac={false}
      openLibrary={() => undefined}
      onClipPage={onClipPage}
    />,
  )
  const boxes = () => [...root.querySelectorAll<HTMLInputElement>('.papers input')]
  const chosen = () => boxes().flatMap((box, index) => (box.checked ? [index] : []))
  const stored = async () => (await findListed(library, papers)).map((each) => each.entry?.status)
  return { library, root, boxes, chosen, stored, known: entry, onClipPage }
}

/** Presses a button by its first words, and waits for what it says. */
async function run(root: Element, name: string, says: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find((each) => each.textContent?.startsWith(name))
  act(() => button?.click())
  await vi.waitFor(() => expect(root.textContent).toContain(says))
}

describe('a listing in the popup', () => {
  it('marks what the library has, which can’t be chosen', async () => {
    const { root, boxes, chosen } = await draw()
    expect(root.querySelector('h1')?.textContent).toBe('Recent papers')
    expect(boxes().map((box) => box.getAttribute('aria-disabled'))).toEqual(['false', 'true', 'false', 'false'])
    expect(root.querySelectorAll('.paper-row')[1]?.textContent).toContain('in your library, done')
    act(() => boxes()[1]?.click())
    expect(chosen()).toEqual([])
    await expectAccessible(root)
  })

  it('is gone through by keys: arrows, Shift to choose on the way, ends, all', async () => {
    const { boxes, chosen } = await draw()
    const focused = () => boxes().findIndex((box) => box.matches(':focus'))
    const pressHere = (key: string, init: KeyboardEventInit = {}) =>
      press(document.activeElement ?? document.body, key, init)
    expect(focused()).toBe(0)
    expect(pressHere('ArrowDown')).toBe(false)
    expect(focused()).toBe(1)
    pressHere('ArrowDown', { shiftKey: true })
    pressHere('ArrowDown', { shiftKey: true })
    expect(chosen()).toEqual([2, 3])
    pressHere('ArrowDown')
    expect(focused()).toBe(3)
    pressHere('Home')
    expect(focused()).toBe(0)
    expect(boxes().map((box) => box.tabIndex)).toEqual([0, -1, -1, -1])
    pressHere('a', { ctrlKey: true })
    expect(chosen()).toEqual([0, 2, 3])
    pressHere('a', { ctrlKey: true })
    expect(chosen()).toEqual([])
    expect(pressHere('x')).toBe(true)
  })

  it('queues what is chosen with tags, topic and reason, and takes it back', async () => {
    const { library, root, boxes, chosen, stored, known } = await draw()
    act(() => boxes()[0]?.click())
    act(() => boxes()[3]?.click())
    for (const [id, text] of [
      ['tags', 'survey'],
      ['topic', 'Reading'],
    ] as const) {
      const field = find(root, `#${id}`, HTMLInputElement)
      type(field, text)
      press(field, 'Enter')
    }
    type(find(root, '#why', HTMLInputElement), ' for the survey ')
    await run(root, 'Queue 2 papers', '2 papers queued')
    expect(await stored()).toEqual(['queued', 'done', undefined, 'queued'])
    const [first] = await findListed(library, fourPapers)
    expect(await getEntry(library, first?.entry?.id ?? '')).toMatchObject({ tags: ['survey'], why: 'for the survey' })
    expect((await listDocuments(library, 'topic')).map(({ title }) => title)).toEqual(['Reading'])
    expect(chosen()).toEqual([])
    expect(root.querySelectorAll('.paper-known')).toHaveLength(3)

    await run(root, 'Undo', 'Taken back')
    expect(await stored()).toEqual([undefined, 'done', undefined, undefined])
    expect((await getEntry(library, known.id))?.deletedAt).toBeUndefined()
    // As it was before: nothing has to be chosen again.
    expect(chosen()).toEqual([0, 3])
    expect(root.textContent).not.toContain('Undo')
  })

  it('says so when the library has them all', async () => {
    const { root } = await draw()
    act(() => find(root, '.listing-all input', HTMLInputElement).click())
    await run(root, 'Queue 3 papers', '3 papers queued')
    expect(root.querySelector('.listing-all')?.textContent).toContain('all in your library')
    await run(root, 'Queue papers', 'All of these papers are in your library already.')
  })

  it('says what to do when nothing is chosen, and shows the page’s own form when asked', async () => {
    const { root, stored, onClipPage } = await draw()
    press(find(root, '.papers input', HTMLInputElement), 'Enter', { ctrlKey: true })
    await vi.waitFor(() => expect(root.textContent).toContain('Choose at least one paper first.'))
    expect(await stored()).toEqual([undefined, 'done', undefined, undefined])
    const button = [...root.querySelectorAll('button')].find((each) => each.textContent === 'Clip this page instead')
    act(() => button?.click())
    expect(onClipPage).toHaveBeenCalledOnce()
  })
})

describe('the filter of a long listing', () => {
  const named = [
    ['a', 'Attention and its costs', 'Ada Okafor'],
    ['b', 'Margins of attention', 'Wei Li'],
    ['c', 'Wide Schrödinger bridges', 'Ada Okafor'],
    ['d', 'On $O(n^2)$ bounds', '王小明'],
    ['e', 'Straße maps', 'Jörg Groß'],
    ['f', 'Nothing in common', 'Wei Li'],
    ['g', 'The last of them', 'Ed Ng'],
  ] as const
  const many = named.map(([id, title, name]) => ({
    ...paper(id),
    title,
    people: [{ name, role: 'author' as const }],
    published: '2026-11-20',
  }))

  async function drawMany() {
    const drawn = await draw(many)
    const field = find(drawn.root, '#paper-filter', HTMLInputElement)
    const shown = () =>
      [...drawn.root.querySelectorAll('.paper-row:not([hidden]) input')].flatMap((box) =>
        box instanceof HTMLInputElement ? [box.value.replace('arxiv:', '')] : [],
      )
    return { ...drawn, field, shown }
  }

  it.each([
    ['attention', 'ab'],
    ['ATTENTION costs', 'a'],
    ['costs attention', 'a'],
    ['okafor', 'ac'],
    ['li attention', 'b'],
    ['schrodinger', 'c'],
    ['o(n²)', 'd'],
    ['O(n^2)', 'd'],
    ['小明', 'd'],
    ['strasse gross', 'e'],
    ['arxiv:f', 'f'],
    ['2026-11', 'abcdefg'],
    ['  ', 'abcdefg'],
    ['nobody', ''],
    ['.*', ''],
  ])('finds by title and people: %s', async (typed, wanted) => {
    const { field, shown, root } = await drawMany()
    act(() => type(field, typed))
    expect(shown().join('')).toBe(wanted)
    expect(root.textContent?.includes('No paper here has these words')).toBe(wanted === '')
  })

  it('chooses all that are shown, and keeps what was chosen before', async () => {
    const { field, root, chosen, boxes } = await drawMany()
    act(() => boxes()[6]?.click())
    act(() => type(field, 'okafor'))
    expect(root.querySelector('.listing-all')?.textContent).toContain('All 2')
    expect(root.querySelector('.listing-all')?.textContent).toContain('1 of 6 papers chosen')
    const all = find(root, '.listing-all input', HTMLInputElement)
    expect([all.checked, all.indeterminate]).toEqual([false, false])
    act(() => boxes()[0]?.click())
    expect([all.checked, all.indeterminate]).toEqual([false, true])
    act(() => all.click())
    expect(chosen()).toEqual([0, 2, 6])
    expect([all.checked, all.indeterminate]).toEqual([true, false])
    act(() => all.click())
    expect(chosen()).toEqual([6])
    await expectAccessible(root)
  })

  it('is reached by a stroke, led from by the arrow down, and emptied by Escape', async () => {
    const { field, shown, chosen, boxes } = await drawMany()
    expect(document.activeElement).toBe(boxes()[0])
    expect(press(boxes()[0] as Element, '/')).toBe(false)
    expect(document.activeElement).toBe(field)
    // There it is a letter.
    expect(press(field, '/')).toBe(true)
    act(() => type(field, 'li'))
    expect(shown()).toEqual(['b', 'f'])
    press(field, 'ArrowDown')
    expect(document.activeElement).toBe(boxes()[1])
    press(boxes()[1] as Element, 'ArrowDown', { shiftKey: true })
    expect(document.activeElement).toBe(boxes()[5])
    press(boxes()[5] as Element, 'ArrowDown')
    expect(document.activeElement).toBe(boxes()[5])
    press(boxes()[5] as Element, 'a', { ctrlKey: true })
    expect(chosen()).toEqual([])
    press(boxes()[5] as Element, 'a', { ctrlKey: true })
    // The other one is in the library.
    expect(chosen()).toEqual([5])
    expect(press(field, 'Escape')).toBe(false)
    expect(shown()).toHaveLength(7)
    expect(press(field, 'Escape')).toBe(true)
    expect(boxes().filter((box) => box.tabIndex === 0)).toEqual([boxes()[5]])
  })

  it('is not there for a handful', async () => {
    const { root } = await draw()
    expect(root.querySelector('#paper-filter')).toBeNull()
  })

  it('leaves what is queued and hidden alone when all shown are queued', async () => {
    const { field, root, boxes, library } = await drawMany()
    act(() => boxes()[6]?.click())
    act(() => type(field, 'schrödinger'))
    act(() => find(root, '.listing-all input', HTMLInputElement).click())
    await run(root, 'Queue 2 papers', '2 papers queued')
    const now = await findListed(library, many)
    expect(now.flatMap(({ entry }, index) => (entry?.status === 'queued' ? [index] : []))).toEqual([2, 6])
  })
})
