import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import TopicField from '@/components/TopicField'
import type { TopicChoice } from '@/utils/draft'
import { expectAccessible, find, press, render, type } from './render'

const topics = [
  { id: 't1', title: 'Retrieval' },
  { id: 't2', title: 'Job market as researcher' },
]

function draw(topic?: TopicChoice, lastTopic?: (typeof topics)[number]) {
  const onChange = vi.fn()
  const root = render(<TopicField topic={topic} topics={topics} lastTopic={lastTopic} onChange={onChange} />)
  return { root, onChange, field: find(root, 'input', HTMLInputElement) }
}

describe('the topic field', () => {
  it.each([
    ['the beginning', 'retr'],
    ['any word', 'market'],
    ['several words', 'job res'],
  ])('completes by %s', (_, typed) => {
    const { field, onChange } = draw()
    type(field, typed)
    press(field, 'Enter')
    expect(onChange).toHaveBeenCalledWith({ id: typed === 'retr' ? 't1' : 't2' })
  })

  it('takes what Tab chose, and lets it leave in the same press', () => {
    const { field, onChange } = draw()
    type(field, 'retr')
    expect(press(field, 'Tab')).toBe(true)
    act(() => void field.dispatchEvent(new Event('blur')))
    expect(onChange.mock.calls).toEqual([[{ id: 't1' }]])
  })

  it('makes a new one, and says so', () => {
    const { root, field, onChange } = draw()
    type(field, 'Agents')
    expect(root.querySelector('[role=option]')?.textContent).toBe('Agentsnew topic')
    press(field, 'Enter')
    expect(onChange).toHaveBeenCalledWith({ title: 'Agents' })
  })

  it('takes what is typed when it is left: a known title is that topic', () => {
    const { field, onChange } = draw()
    type(field, ' retrieval ')
    act(() => void field.dispatchEvent(new Event('blur')))
    expect(onChange).toHaveBeenCalledWith({ id: 't1' })
  })

  it('is cleared by emptying it', () => {
    const { field, onChange } = draw({ id: 't1' })
    expect(field.value).toBe('Retrieval')
    type(field, '')
    act(() => void field.dispatchEvent(new Event('blur')))
    expect(onChange).toHaveBeenCalledWith(undefined)
  })

  it('offers the topic used last, and does not choose it', () => {
    const { root, field, onChange } = draw(undefined, topics[1])
    expect(field.value).toBe('')
    expect(onChange).not.toHaveBeenCalled()
    press(field, 'ArrowDown')
    expect(root.querySelector('[aria-selected=true]')?.textContent).toBe('Job market as researcherlast used')
    act(() => find(root, '.topic-last', HTMLButtonElement).click())
    expect(onChange).toHaveBeenCalledWith({ id: 't2' })
  })

  it('is accessible', async () => {
    const { root, field } = draw(undefined, topics[0])
    type(field, 'r')
    await expectAccessible(root)
  })
})
