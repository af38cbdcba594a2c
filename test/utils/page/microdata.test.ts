import { describe, expect, it } from 'vitest'
import { readMicrodata } from '@/utils/page/microdata'

const read = (html: string) =>
  readMicrodata(
    new DOMParser().parseFromString(html, 'text/html'),
    (type) => type === 'Event' || type === 'VideoObject',
  )

describe('microdata', () => {
  it('is read as things', () => {
    const html = `<div itemscope itemtype="https://schema.org/Event" itemid="/1"><meta itemprop="name" content=" a ">
      <p><time itemprop="startDate" datetime="2026-01-01">soon</time></p><a itemprop="url" href="/x">here</a>
      <span itemprop="performer" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ada</b></span>
      <span itemprop="performer contributor">Wei</span></div>`
    expect(read(html)).toEqual([
      {
        '@id': '/1',
        '@type': ['Event'],
        name: 'a',
        startDate: '2026-01-01',
        url: '/x',
        performer: [{ '@type': ['Person'], name: 'Ada' }, 'Wei'],
        contributor: 'Wei',
      },
    ])
  })

  it('keeps lines apart and leaves scripts out', () => {
    const html = `<div itemscope itemtype="https://schema.org/Event"><div itemprop="description">One<br>Two<script>no()</script><p>Three</p></div></div>`
    expect(read(html)[0]?.description).toBe('One\nTwoThree')
  })

  it('reads only things that are wanted and stand for themselves', () => {
    const html = `<div itemscope itemtype="https://schema.org/Product"><span itemprop="event" itemscope itemtype="https://schema.org/Event"></span></div>
      <div itemscope><b itemprop="name">x</b></div>`
    expect(read(html)).toEqual([])
  })

  it('takes no property of an object for its own', () => {
    const html = `<div itemscope itemtype="https://schema.org/Event"><b itemprop="__proto__">x</b><b itemprop="constructor">y</b></div>`
    const [thing] = read(html)
    expect(Object.getPrototypeOf(thing)).toBe(Object.prototype)
    expect(Object.entries(thing ?? {})).toContainEqual(['constructor', 'y'])
  })

  it('is bounded in depth', () => {
    const deep = '<i itemprop="x" itemscope itemtype="https://schema.org/Event">'.repeat(400)
    expect(() => JSON.stringify(read(`<div itemscope itemtype="https://schema.org/Event">${deep}</div>`))).not.toThrow()
  })
})
