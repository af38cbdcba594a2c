import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import EntryFacts from '@/components/EntryFacts'
import type { Facts } from '@/components/FactsForm'
import StatusChoice from '@/components/StatusChoice'
import { expectAccessible, find, render, type } from './render'

const facts: Facts = {
  kind: 'talk',
  title: 'A talk',
  people: [{ name: 'Ada Lovelace', affiliation: 'Engines', role: 'speaker' }],
  container: { name: 'Conf' },
  published: '2026-03-04',
  durationSeconds: 761,
  talk: { room: 'Hall 1', start: '2026-03-04T09:30:00+01:00', track: 'ML' },
}

function draw(shown: Facts = facts) {
  const onChange = vi.fn()
  const root = render(<EntryFacts facts={shown} onChange={onChange} siteLabel="Conf site" isFormOpen />)
  const field = (label: string) => {
    const found = [...root.querySelectorAll('label')].find((each) => each.textContent?.startsWith(label))
    return find(root, `#${found?.htmlFor}`, HTMLInputElement)
  }
  return { root, onChange, field }
}

describe('the facts', () => {
  it('are read at a glance', () => {
    const { root } = draw()
    expect(root.querySelector('.facts-source')?.textContent).toBe('talk · Conf site')
    expect(root.querySelector('.facts-byline span')?.textContent).toMatch(
      /^Ada Lovelace · Conf · .*2026, 09:30 · Hall 1 · 12:41$/,
    )
  })

  it('name the address where nothing else is known', () => {
    const { root } = draw({ kind: 'paper', title: '', people: [], url: 'https://arxiv.org/abs/2403.10704' })
    expect(root.querySelector('.facts-byline span')?.textContent).toBe('arxiv.org/abs/2403.10704')
  })

  it('have a title that is edited in place and stays one line', () => {
    const { root, onChange } = draw()
    type(find(root, '.title-input', HTMLTextAreaElement), 'A\n better talk')
    expect(onChange).toHaveBeenCalledWith({ title: 'A better talk' })
  })

  it('show what a thing without a title is called, and offer that to whoever writes one', async () => {
    const onChange = vi.fn()
    const nameless = { ...facts, kind: 'paper' as const, title: '' }
    const root = render(<EntryFacts facts={nameless} onChange={onChange} name="doi:10.1/a" isIncomplete />)
    expect(root.querySelector('.facts-source')?.textContent).toBe('paperincomplete')
    const field = find(root, '.title-input', HTMLTextAreaElement)
    expect([field.value, field.placeholder]).toEqual(['', 'doi:10.1/a'])
    act(() => field.focus())
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['doi:10.1/a', 0, 10])
    act(() => field.blur())
    expect([field.value, onChange.mock.calls.length]).toEqual(['', 0])
    await expectAccessible(root)
  })

  it.each([
    ['Date', '4 March 2027', { published: '2027-03-04' }],
    ['Date', '', { published: undefined }],
    ['Event', 'Other', { container: { name: 'Other' } }],
    ['Event', '', { container: undefined }],
    ['Room', '', { talk: { start: '2026-03-04T09:30:00+01:00', track: 'ML' } }],
    ['Start', '2026-03-05T10:00', { talk: { room: 'Hall 1', start: '2026-03-05T10:00+01:00', track: 'ML' } }],
    ['Speakers', 'Ada Lovelace; Charles Babbage', undefined],
    ['Link', 'https://example.org/', { url: 'https://example.org/' }],
  ])('are corrected: %s as %j', (label, text, change) => {
    const { onChange, field } = draw(label === 'Date' ? { ...facts, kind: 'video' } : facts)
    type(field(label), text)
    if (change) return expect(onChange).toHaveBeenCalledWith(change)
    const people = onChange.mock.calls[0]?.[0].people
    expect(people).toMatchObject([{ affiliation: 'Engines' }, { name: 'Charles Babbage', role: 'speaker' }])
  })

  it('have a start instead of a date for a talk', () => {
    const labels = [...draw().root.querySelectorAll('label')].map((label) => label.textContent)
    expect(labels).toContain('Start')
    expect(labels).not.toContain('Date')
  })

  it('say how to write a date that can’t be read, and keep the one before', () => {
    const { root, onChange, field } = draw({ ...facts, kind: 'video' })
    type(field('Date'), 'soon')
    expect(onChange).not.toHaveBeenCalled()
    expect(root.querySelector('.facts-advice')?.textContent).toContain('2026-03')
    expect(field('Date').getAttribute('aria-invalid')).toBe('true')
  })

  it('are accessible', async () => {
    await expectAccessible(draw().root)
  })

  it('leave out what is not known', () => {
    const { root } = draw({ kind: 'page', title: '', people: [] })
    expect(root.querySelector('.facts-byline span')?.textContent).toBe('')
  })
})

describe('the status', () => {
  it('is one of four words', async () => {
    const onChange = vi.fn()
    const root = render(<StatusChoice status="learning" onChange={onChange} />)
    expect(root.querySelector<HTMLInputElement>(':checked')?.value).toBe('learning')
    act(() => find(root, '[value=dropped]', HTMLInputElement).click())
    expect(onChange).toHaveBeenCalledWith('dropped')
    await expectAccessible(root)
  })
})
