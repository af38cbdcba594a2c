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
const papers = ['a', 'b', 'c', 'd'].map(paper)

/** The form over a listing of four papers, of which the library has the second. */
async function draw() {
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
    const [first] = await findListed(library, papers)
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
