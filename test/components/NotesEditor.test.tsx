import { useState } from 'preact/hooks'
import { describe, expect, it } from 'vitest'
import NotesEditor from '@/components/NotesEditor'
import { expectAccessible, find, press, render, type } from './render'

function draw(text: string, caret = text.length) {
  let shown = text
  function Editor() {
    const [notes, setNotes] = useState(text)
    shown = notes
    return <NotesEditor label="Note" text={notes} onInput={setNotes} />
  }
  const root = render(<Editor />)
  const area = find(root, 'textarea', HTMLTextAreaElement)
  area.setSelectionRange(caret, caret)
  return { root, area, text: () => shown }
}

describe('the notes editor', () => {
  it('continues and indents a list, and moves in it', () => {
    const { area, text } = draw('- a')
    expect(press(area, 'Enter')).toBe(false)
    expect(text()).toBe('- a\n- ')
    type(area, '- a\n- b')
    area.setSelectionRange(7, 7)
    press(area, 'Tab')
    expect(text()).toBe('- a\n\t- b')
    press(area, 'Tab', { shiftKey: true })
    press(area, 'ArrowUp', { altKey: true })
    expect(text()).toBe('- b\n- a')
    expect(area.selectionStart).toBe(3)
  })

  it('lets Tab leave where there is no list, and after Escape', () => {
    expect(press(draw('text').area, 'Tab')).toBe(true)
    const { area, text } = draw('- a\n- b')
    expect(press(area, 'Escape')).toBe(false)
    expect(press(area, 'Shift', { shiftKey: true })).toBe(true)
    expect(press(area, 'Tab', { shiftKey: true })).toBe(true)
    press(area, 'ArrowLeft')
    expect(press(area, 'Tab')).toBe(false)
    expect(text()).toBe('- a\n\t- b')
  })

  it('lets a second Escape close the popup', () => {
    const { area } = draw('- a')
    press(area, 'Escape')
    expect(press(area, 'Escape')).toBe(true)
  })

  it('leaves keys to an input method and to commands', () => {
    const { area, text } = draw('- a')
    expect(press(area, 'Enter', { isComposing: true })).toBe(true)
    expect(press(area, 'Enter', { ctrlKey: true })).toBe(true)
    expect(press(area, 'Enter', { shiftKey: true })).toBe(true)
    expect(text()).toBe('- a')
  })

  it('is accessible', async () => {
    await expectAccessible(draw('- a').root)
  })
})
