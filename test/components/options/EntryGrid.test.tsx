import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { EntryGrid, type EntryGridProps } from '@/components/options/EntryGrid'
import { EntryRow, type EntryRowProps } from '@/components/options/EntryRow'
import type { Entry } from '@/utils/entry'
import { makeEntry } from '../../make-entry'
import { find } from '../render'
import { draw, findBarriers } from './axe'

const entries: Entry[] = Array.from({ length: 1000 }, (_, index) =>
  makeEntry({ id: `0190a000-0000-7000-8000-${String(index).padStart(12, '0')}`, title: `Talk ${index}`, tags: ['ml'] }),
)

function drawGrid(change: Partial<EntryGridProps> = {}) {
  const calls = {
    onOpen: vi.fn(),
    onSelect: vi.fn(),
    onSelectAll: vi.fn(),
    onClearSelection: vi.fn(),
    onDelete: vi.fn(),
  }
  const root = draw(<EntryGrid entries={entries} words={[]} selectedIds={new Set()} {...calls} {...change} />)
  const focused = () => document.activeElement?.getAttribute('aria-rowindex')
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    const target = document.activeElement?.closest('tr') ?? root.querySelector('tr[tabindex="0"]')
    await act(
      () => void target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })),
    )
  }
  return { root, calls, focused, press }
}

describe('EntryGrid', () => {
  it('has no barriers', async () => {
    expect(await findBarriers(drawGrid().root)).toEqual([])
  })

  it('draws only the rows in view, and says how many there are', () => {
    const { root } = drawGrid()
    expect(root.querySelectorAll('tr').length).toBeLessThan(40)
    expect(root.querySelector('table')?.getAttribute('aria-rowcount')).toBe('1000')
  })

  it('shows what was said where a search found it, from where it was said on', async () => {
    const line = { textId: 't', startSeconds: 95, text: `${'far too many words before it '.repeat(3)}a Quokka said` }
    const onSaid = vi.fn()
    const findSaid = vi.fn(async (id: string) => (id === entries[1]?.id ? line : undefined))
    const { root, calls } = drawGrid({ words: ['quokka'], findSaid, onSaid })
    await vi.waitFor(() => expect(root.querySelector('.entry-row-said')).not.toBeNull())
    const [said, ...others] = root.querySelectorAll<HTMLElement>('.entry-row-said')
    expect(others).toEqual([])
    expect(said?.textContent).toMatch(/^1:35 “….{1,40}Quokka said”$/)
    expect(said?.querySelector('mark')?.textContent).toBe('Quokka')
    expect(await findBarriers(root)).toEqual([])
    await act(async () => said?.click())
    expect(onSaid).toHaveBeenCalledWith(entries[1]?.id, line)
    expect(calls.onOpen).not.toHaveBeenCalled()
  })

  it('has one order in its last line, whatever was found, and the found words near its beginning', async () => {
    const notes = `- ${'words that say little '.repeat(3)}and a pendulum`
    const entry = makeEntry({ notes, tags: ['clocks', 'pendulum'], status: 'queued' })
    const line = { textId: 't', startSeconds: 95, text: 'a pendulum swings' }
    const lastLine = async (findSaid?: EntryRowProps['findSaid']) => {
      const root = draw(<EntryRow entry={entry} words={['pendulum']} findSaid={findSaid} />)
      if (findSaid) await vi.waitFor(() => expect(root.querySelector('.entry-row-said')).not.toBeNull())
      return [...find(root, '.entry-row-last', HTMLElement).children]
    }
    const noted = await lastLine()
    expect(noted.map(({ className }) => className)).toEqual(['entry-row-tags', 'entry-row-note'])
    expect(noted[0]?.textContent).toBe('pendulumclocks')
    expect(noted[1]?.textContent).toMatch(/^….{0,16}pendulum$/)
    const said = await lastLine(async () => line)
    expect(said.map(({ className }) => className)).toEqual(['entry-row-tags', 'entry-row-said'])
  })

  it('moves by keys and stops at both ends', async () => {
    const { focused, press } = drawGrid()
    await press('ArrowDown')
    await press('j')
    expect(focused()).toBe('3')
    await press('k')
    expect(focused()).toBe('2')
    await press('End')
    expect(focused()).toBe('1000')
    await press('ArrowDown')
    expect(focused()).toBe('1000')
    await press('Home')
    await press('ArrowUp')
    expect(focused()).toBe('1')
  })

  it('opens, selects and deletes by keys', async () => {
    const { calls, press } = drawGrid()
    await press('ArrowDown')
    await press('Enter')
    expect(calls.onOpen).toHaveBeenCalledWith(entries[1]?.id, true)
    await press('x')
    expect(calls.onSelect).toHaveBeenLastCalledWith(1, 1, true)
    await press('ArrowDown', { shiftKey: true })
    expect(calls.onSelect).toHaveBeenLastCalledWith(1, 2, true)
    await press('Delete')
    expect(calls.onDelete).toHaveBeenCalledWith([entries[2]?.id])
    await press('a', { ctrlKey: true })
    expect(calls.onSelectAll).toHaveBeenCalled()
  })

  it('deletes the selection when there is one, and Escape clears it', async () => {
    const selectedIds = new Set([entries[5]?.id ?? '', entries[7]?.id ?? ''])
    const { calls, press } = drawGrid({ selectedIds })
    await press('Delete')
    expect(calls.onDelete).toHaveBeenCalledWith([...selectedIds])
    await press('Escape')
    expect(calls.onClearSelection).toHaveBeenCalled()
  })

  it('selects a range by Shift and the mouse', async () => {
    const { root, calls } = drawGrid()
    const click = (index: number, more: MouseEventInit = {}) =>
      act(
        () =>
          void root
            .querySelector(`[data-index="${index}"]`)
            ?.dispatchEvent(new MouseEvent('click', { bubbles: true, ...more })),
      )
    await click(2, { ctrlKey: true })
    await click(6, { shiftKey: true })
    expect(calls.onSelect.mock.calls).toEqual([
      [2, 2, true],
      [2, 6, true],
    ])
    await click(3)
    expect(calls.onOpen).toHaveBeenCalledWith(entries[3]?.id, false)
  })
})
