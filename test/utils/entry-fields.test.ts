import { describe, expect, it } from 'vitest'
import { makeClip } from '@/test/make-entry'
import { changedFields, changeFields, editBetween, fieldsOfClip, localInstant } from '@/utils/entry-fields'
import { createManualClip } from '@/utils/manual-clip'

const fields = fieldsOfClip(makeClip({ title: 'A talk', published: '2023' }))

describe('the fields of a form', () => {
  it('are a clip’s, with what a draft says on top', () => {
    expect(fields).toMatchObject({ title: 'A talk', published: '2023', status: 'learning', tags: [], notes: '' })
    const drafted = fieldsOfClip(makeClip({ title: 'A talk' }), { title: 'Mine' }, { title: 'RAG' })
    expect(drafted).toMatchObject({ title: 'Mine', topic: { title: 'RAG' } })
  })

  it('state a change with the fields that differ; an emptied one is only in what was before', () => {
    const changed = changeFields(fields, { notes: '- a', published: undefined, topic: { title: 'RAG' } })
    expect(editBetween(fields, changed)).toEqual({ from: { notes: '', published: '2023' }, to: { notes: '- a' } })
    expect(changedFields(fields, changed)).toEqual(['published', 'notes', 'topic'])
    expect(editBetween(changed, changed)).toEqual({ from: {}, to: {} })
  })
})

describe('an instant as the clocks here show it', () => {
  it('is the same instant, to the minute', () => {
    const at = new Date('2026-11-20T10:05:59Z')
    expect(localInstant(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/)
    expect(new Date(localInstant(at)).toISOString()).toBe('2026-11-20T10:05:00.000Z')
  })
})

describe('an entry made by hand', () => {
  it('has a web page’s address, identity and title', () => {
    const clip = createManualClip({ url: 'https://www.example.org/a/?utm_source=x', title: ' A page ' })
    expect(clip).toMatchObject({ kind: 'page', ids: ['url:https://example.org/a'], title: ' A page ', complete: false })
    expect(clip.origin.title?.trust).toBe('low')
  })

  it.each([undefined, 'chrome://extensions/', 'about:blank', 'javascript:alert(1)'])('has none of %j', (url) => {
    const clip = createManualClip({ url, title: 'Extensions' })
    expect(clip).toMatchObject({ kind: 'note', ids: [], url: '', title: '' })
    expect(clip.talk).toBeUndefined()
  })
})
