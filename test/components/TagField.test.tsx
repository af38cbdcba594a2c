import { useState } from 'preact/hooks'
import { describe, expect, it } from 'vitest'
import TagField from '@/components/TagField'
import { expectAccessible, find, press, render, type } from './render'

const library = [
  { tag: 'careers', count: 3 },
  { tag: 'ml/careers', count: 9 },
]

function draw(tags: string[] = [], suggested: string[] = []) {
  let shown = tags
  function Field() {
    const [chosen, setChosen] = useState(tags)
    shown = chosen
    return <TagField tags={chosen} onChange={setChosen} library={library} suggested={suggested} />
  }
  const root = render(<Field />)
  return { root, field: find(root, '[role=combobox]', HTMLInputElement), tags: () => shown }
}

describe('the tag field', () => {
  it.each(['Enter', 'Tab'])('completes what is typed by %s', (key) => {
    const { field, tags } = draw()
    type(field, 'car')
    expect(press(field, key)).toBe(false)
    expect(tags()).toEqual(['careers'])
    expect(field.value).toBe('')
  })

  it('offers the best first, with counts, and the new tag last', () => {
    const { root, field, tags } = draw()
    type(field, 'car')
    expect([...root.querySelectorAll('[role=option]')].map((option) => option.textContent)).toEqual([
      'careers3',
      'ml/careers9',
      'carnew tag',
    ])
    press(field, 'ArrowUp')
    const active = field.getAttribute('aria-activedescendant')
    expect(root.querySelector('[aria-selected=true]')?.id).toBe(active)
    press(field, 'Enter')
    expect(tags()).toEqual(['car'])
  })

  it('takes what is typed literally at a comma, and several at once', () => {
    const { field, tags } = draw()
    type(field, 'car, two words, 2024,')
    expect(tags()).toEqual(['car', 'two-words'])
  })

  it('offers suggestions to the keyboard while one types', () => {
    const { root, field, tags } = draw([], ['reinforcement-learning', 'ml/carers'])
    type(field, 'Lear')
    expect(root.querySelector('[role=option]')?.textContent).toBe('reinforcement-learningsuggested')
    press(field, 'Enter')
    expect(tags()).toEqual(['reinforcement-learning'])
  })

  it('lets Tab leave when nothing is typed', () => {
    expect(press(draw(['a']).field, 'Tab')).toBe(true)
  })

  it('takes the last tag away by Backspace, and any tag by the arrow keys and Delete', () => {
    const { root, field, tags } = draw(['a', 'b', 'c'])
    press(field, 'Backspace')
    expect(tags()).toEqual(['a', 'b'])
    field.focus()
    press(field, 'ArrowLeft')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove b')
    press(document.activeElement ?? root, 'ArrowLeft')
    press(document.activeElement ?? root, 'Delete')
    expect(tags()).toEqual(['b'])
    expect(document.activeElement).toBe(field)
  })

  it('closes its list by Escape before Escape means anything else', () => {
    const { field } = draw()
    type(field, 'car')
    expect(press(field, 'Escape')).toBe(false)
    expect(field.getAttribute('aria-expanded')).toBe('false')
    expect(press(field, 'Escape')).toBe(true)
  })

  it('offers suggestions that are not chosen, in the row and by the arrow key', () => {
    const { root, field, tags } = draw(['careers'], ['Careers', 'research'])
    expect([...root.querySelectorAll('.suggested-tag')].map((button) => button.textContent)).toEqual(['research'])
    press(field, 'ArrowDown')
    press(field, 'Enter')
    expect(tags()).toEqual(['careers', 'research'])
  })

  it('leaves Ctrl+Enter to the surface', () => {
    const { field } = draw()
    expect(press(field, 'Enter', { ctrlKey: true })).toBe(true)
  })

  it('is accessible, closed and open', async () => {
    const { root, field } = draw(['a'], ['b'])
    await expectAccessible(root)
    type(field, 'car')
    await expectAccessible(root)
  })
})
