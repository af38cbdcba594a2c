import { describe, expect, it, vi } from 'vitest'
import NewerVersion from '@/components/NewerVersion'
import { ComparePane, type ComparePaneProps } from '@/components/options/ComparePane'
import { DuplicateList } from '@/components/options/DuplicateList'
import { EntryLinks } from '@/components/options/EntryLinks'
import { makeEntry } from '@/test/make-entry'
import { proposeFields } from '@/utils/unite-entries'
import { draw, findBarriers } from './axe'

const into = makeEntry({
  kind: 'paper',
  ids: ['arxiv:2403.10704'],
  title: 'Reading <b>Slowly</b>',
  published: '2024',
  notes: '- mine',
  tags: ['ml'],
  paper: { comments: '9 pages', versions: [{ n: 1, readAt: '2026-01-01T00:00:00Z' }] },
})
const from = makeEntry({
  id: '0190a000-0000-7000-8000-000000000002',
  kind: 'paper',
  ids: ['doi:10.1000/7'],
  title: 'Reading slowly',
  container: { name: 'Journal of Reading' },
  published: '2025-01',
  notes: '- also mine',
  tags: ['reading'],
  paper: { comments: 'With an appendix', volume: '7' },
})

function drawPane(props: Partial<ComparePaneProps> = {}) {
  const calls = { onMerge: vi.fn(), onKeepApart: vi.fn(), onLeave: vi.fn() }
  const root = draw(<ComparePane into={into} from={from} fields={proposeFields(into, from)} {...calls} {...props} />)
  const press = (key: string, options: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })
    root.querySelector('input')?.dispatchEvent(event)
  }
  return { root, press, ...calls }
}

describe('comparing two entries', () => {
  it('shows both values of what differs, as text, with the proposed one chosen', async () => {
    const { root } = drawPane()
    const fields = [...root.querySelectorAll('fieldset')].map((field) =>
      [...field.querySelectorAll('legend, .compare-text')].map(({ textContent }) => textContent),
    )
    expect(fields).toEqual([
      ['Title', 'Reading <b>Slowly</b>', 'Reading slowly'],
      ['Date', '2024', 'Jan 2025'],
      ['Publication', '9 pages', 'volume 7 · With an appendix'],
    ])
    expect(root.querySelectorAll('input:checked')).toHaveLength(3)
    const kept = root.querySelector('.compare-kept')?.textContent
    for (const text of ['Journal of Reading', 'ml, reading', '- mine', '- also mine']) expect(kept).toContain(text)
    expect(await findBarriers(root)).toEqual([])
  })

  it('merges with what was chosen, by button and by key', async () => {
    const { root, press, onMerge, onLeave } = drawPane()
    root.querySelectorAll<HTMLInputElement>('input[name=keep-title]')[1]?.click()
    await vi.waitFor(() => {
      press('Enter', { ctrlKey: true })
      expect(onMerge).toHaveBeenLastCalledWith({ title: 'from' })
    })
    root.querySelector<HTMLElement>('.button-primary')?.click()
    expect(onMerge).toHaveBeenLastCalledWith({ title: 'from' })
    press('Escape')
    expect(onLeave).toHaveBeenCalledOnce()
  })

  it('says so where nothing is to be chosen, and why they were not merged', async () => {
    const twin = { ...into, id: from.id, ids: from.ids }
    const { root } = drawPane({ from: twin, fields: proposeFields(into, twin), problem: 'One is gone.' })
    expect(root.textContent).toContain('differ in nothing')
    expect(root.querySelector('[role=alert]')?.textContent).toBe('One is gone.')
    expect(await findBarriers(root)).toEqual([])
  })
})

describe('what may be one', () => {
  it('is listed two by two', async () => {
    const root = draw(<DuplicateList pairs={[[into, from]]} onLeave={vi.fn()} />)
    expect(root.querySelector('a.duplicate')?.getAttribute('href')).toBe(`#/compare/${into.id}/${from.id}`)
    expect(root.querySelectorAll('.duplicate-title')).toHaveLength(2)
    expect(await findBarriers(root)).toEqual([])
    expect(draw(<DuplicateList pairs={[]} onLeave={vi.fn()} />).textContent).toContain('No two entries')
  })

  it('is named on the entry, with the merges that can be undone: the last one', async () => {
    const onTakeBack = vi.fn()
    const merges = [
      { undoToken: 'second', at: '2026-11-02T10:00:00.000Z', title: 'B' },
      { undoToken: 'first', at: '2026-11-01T10:00:00.000Z', title: '' },
    ]
    const root = draw(<EntryLinks entryId={into.id} alike={[from]} merges={merges} onTakeBack={onTakeBack} />)
    expect(root.querySelector('a')?.getAttribute('href')).toBe(`#/compare/${into.id}/${from.id}`)
    const buttons = root.querySelectorAll('button')
    expect(buttons).toHaveLength(1)
    buttons[0]?.click()
    expect(onTakeBack).toHaveBeenCalledWith('second')
    expect(await findBarriers(root)).toEqual([])
  })
})

describe('a newer version', () => {
  it.each([
    [{ arxiv: '2403.10704', version: 1, latestVersion: 3 }, 'https://arxiv.org/abs/2403.10704v3'],
    [
      {
        version: 1,
        versions: [
          { n: 1, readAt: 'x' },
          { n: 2, url: 'https://a.example/v2' },
        ],
      },
      'https://a.example/v2',
    ],
    [{ version: 1, latestVersion: 2 }, undefined],
  ])('exists: %j', (paper, url) => {
    const root = draw(<NewerVersion paper={paper} />)
    expect(root.textContent).toMatch(/^A newer version exists: version [23] \(you have version 1\)$/)
    expect(root.querySelector('a')?.getAttribute('href')).toBe(url)
  })

  it.each([
    undefined,
    {},
    { version: 2, latestVersion: 2 },
    { latestVersion: 2 },
    { version: 1, latestVersion: 2, versions: [{ n: 1 }, { n: 2, readAt: 'x' }] },
  ])('does not: %j', (paper) => {
    expect(draw(<NewerVersion paper={paper} />).textContent).toBe('')
  })
})
