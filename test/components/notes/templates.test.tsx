import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import NotesEditor from '@/components/NotesEditor'
import type { TemplateOffer } from '@/components/notes/editor-props'
import { expectAccessible, find, press, render } from '../render'

function draw(text: string, templates?: TemplateOffer) {
  let shown = text
  function Editor() {
    const [notes, setNotes] = useState(text)
    shown = notes
    return <NotesEditor label="Note" text={notes} onInput={setNotes} templates={templates} />
  }
  const root = render(<Editor />)
  const area = find(root, 'textarea', HTMLTextAreaElement)
  area.focus()
  area.setSelectionRange(text.length, text.length)
  return { root, area, text: () => shown }
}

const isQ = { code: 'KeyQ', altKey: true }
const itemsOf = (root: Element) => [...root.querySelectorAll<HTMLElement>('[role="menuitem"]')]

async function openMenu(root: Element, area: Element): Promise<HTMLElement[]> {
  expect(press(area, 'q', isQ)).toBe(false)
  await vi.waitFor(() => act(() => expect(itemsOf(root)).not.toHaveLength(0)))
  return itemsOf(root)
}

describe('templates in the editor', () => {
  it('are chosen from a menu by keyboard and filled from blank to blank', async () => {
    const { root, area, text } = draw('', { kind: 'paper', version: 2 })
    const items = await openMenu(root, area)
    expect(items).toHaveLength(7)
    expect(document.activeElement).toBe(items[0])
    await expectAccessible(root)
    press(items[0] as Element, 'ArrowDown')
    expect(document.activeElement).toBe(items[1])
    press(items[1] as Element, 'q')
    expect(document.activeElement?.textContent).toBe('Question')
    press(items[4] as Element, 'Home')
    act(() => items[0]?.click())
    expect(itemsOf(root)).toHaveLength(0)
    expect(document.activeElement).toBe(area)
    expect(text()).toMatch(/^- \*\*First pass\*\* · \d{4}-\d\d-\d\d · v2\n\t- Category: \n\t- Context:\n/)
    expect(press(area, 'Tab')).toBe(false)
    expect(area.value.slice(0, area.selectionStart)).toMatch(/Context: $/)
    expect(press(area, 'Tab', { shiftKey: true })).toBe(false)
    expect(area.value.slice(0, area.selectionStart)).toMatch(/Category: $/)
    area.setSelectionRange(area.value.length, area.value.length)
    press(area, 'Tab')
    expect(press(area, 'Tab')).toBe(true)
  })

  it('are closed by Escape, which leaves the text as it is', async () => {
    const { root, area, text } = draw('- a', { kind: 'video' })
    const items = await openMenu(root, area)
    expect(items.map(({ textContent }) => textContent)).toEqual(['Question', 'Read next'])
    press(items[0] as Element, 'Escape')
    expect(itemsOf(root)).toHaveLength(0)
    expect(document.activeElement).toBe(area)
    expect(text()).toBe('- a')
  })

  it('leave their key alone where none are offered', () => {
    const { area, root } = draw('- a')
    expect(press(area, 'q', isQ)).toBe(true)
    expect(root.querySelector('.template-button')).toBeNull()
  })
})
