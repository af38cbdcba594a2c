import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { makeClip } from '@/test/make-entry'
import { boundClip } from '@/utils/bound-clip'
import { clipSchema } from '@/utils/entry'

describe('boundClip', () => {
  it('leaves an ordinary clip alone', () => {
    const clip = makeClip({ title: 'A: " \\ {{ }} # 中文 🎉\nsecond', people: [{ name: 'Ada', role: 'speaker' }] })
    expect(boundClip(clip)).toEqual(clip)
  })

  it.each([undefined, null, 'text', 7, [], {}, { ...makeClip(), people: 'Ada' }, { ...makeClip(), title: 3 }])(
    'refuses %j',
    (found) => {
      expect(boundClip(found)).toBeUndefined()
    },
  )

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '',
    `https://a.example/${'a'.repeat(9000)}`,
  ])('refuses a clip at %s', (url) => {
    expect(boundClip(makeClip({ url }))).toBeUndefined()
  })

  it('drops addresses that a browser would run', () => {
    const clip = boundClip(
      makeClip({
        people: [{ name: 'Ada', role: 'speaker', url: 'javascript:alert(1)' }],
        container: { name: 'Venue', url: 'data:text/html,x' },
        paper: { pdfUrl: 'https://a.example/a.pdf' },
        related: [{ how: 'code of', url: ' javascript:alert(1)' }],
      }),
    )
    expect(clip?.people).toEqual([{ name: 'Ada', role: 'speaker' }])
    expect(clip?.container).toEqual({ name: 'Venue' })
    expect(clip?.paper).toEqual({ pdfUrl: 'https://a.example/a.pdf' })
    expect(clip?.related).toEqual([{ how: 'code of' }])
  })

  it('cuts what has no end, between characters', () => {
    const clip = boundClip(
      makeClip({
        title: `a${'🎉'.repeat(5000)}`,
        summary: 'b'.repeat(1_000_000),
        keywords: Array.from({ length: 5000 }, () => 'k'),
        people: Array.from({ length: 20_000 }, (_, n) => ({ name: `${n}`, role: 'author' as const })),
      }),
    )
    expect(clip?.title).toMatch(/^a🎉+$/u)
    expect(clip?.title.length).toBeLessThanOrEqual(2000)
    expect(clip?.summary).toHaveLength(100_000)
    expect(clip?.keywords).toHaveLength(100)
    expect(clip?.people).toHaveLength(10_000)
  })

  it('drops what is not of a clip', () => {
    expect(boundClip({ ...makeClip(), tags: ['x'], id: 'y' })).toEqual(makeClip())
  })

  it('gives a clip or nothing, whatever a page says', () => {
    fc.assert(
      fc.property(fc.record({ title: fc.anything(), ids: fc.anything(), paper: fc.anything() }), (fields) => {
        const clip = boundClip({ ...makeClip(), ...fields })
        if (clip) expect(v.is(clipSchema, clip)).toBe(true)
      }),
    )
  })
})
