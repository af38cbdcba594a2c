import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { session } from '@/utils/sites/session'

function pageOf({ title = '', head = '', body = '' }, ...things: unknown[]): Document {
  const blocks = things.map((thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`)
  const html = `<html><head><title>${title}</title>${head}${blocks.join('')}</head><body>${body}</body></html>`
  return new DOMParser().parseFromString(html, 'text/html')
}

function read(document: Document, url = 'https://agenda.example/talk/1') {
  return session.read({ url: new URL(url), document, at: new Date(0) })
}

describe('the main thing of a page', () => {
  const event = { '@type': 'Event', name: 'Reading together' }

  it('is the one at its address, whatever it is called', () => {
    const others = [1, 2, 3].map((n) => ({ ...event, name: `Talk ${n}`, url: `/talk/${n}?utm_source=x` }))
    expect(read(pageOf({ title: 'Agenda' }, others))?.title).toBe('Talk 1')
    expect(read(pageOf({ title: 'Agenda' }, others), 'https://agenda.example/')).toBeUndefined()
  })

  it('is the one with its title', () => {
    const others = [event, { ...event, name: 'Writing together' }]
    expect(read(pageOf({ title: 'Reading together | Agenda' }, others))?.title).toBe('Reading together')
    expect(read(pageOf({ title: 'Agenda', body: '<h1>Writing  Together</h1>' }, others))?.title).toBe(
      'Writing together',
    )
  })

  it('is the talk and not its event, which the title names too', () => {
    const talk = { ...event, superEvent: { '@id': '#all' } }
    const whole = { '@type': 'Event', '@id': '#all', name: 'Agenda 2026' }
    const clip = read(pageOf({ title: 'Reading together — Agenda 2026' }, whole, talk))
    expect(clip).toMatchObject({ title: 'Reading together', container: { name: 'Agenda 2026' } })
  })

  it('is the only one, unless it lies elsewhere or the page is about something else', () => {
    expect(read(pageOf({ title: 'Agenda' }, event))?.kind).toBe('talk')
    expect(read(pageOf({ title: 'Agenda' }, { ...event, url: 'https://other.example/' }))).toBeUndefined()
    expect(read(pageOf({ title: 'Agenda' }, event, { '@type': 'Product', name: 'Ticket' }))).toBeUndefined()
  })

  it('is one event on several dates, the first', () => {
    const dates = ['2026-01-01', '2026-02-01'].map((startDate) => ({ ...event, url: '/talk/1', startDate }))
    expect(read(pageOf({ title: 'Agenda' }, dates))?.talk?.start).toBe('2026-01-01')
  })

  it.each(['EducationEvent', 'BusinessEvent', 'MusicEvent', 'Festival', 'Hackathon', 'http://schema.org/SocialEvent'])(
    'may be a %s',
    (type) => {
      expect(read(pageOf({}, { ...event, '@type': ['Thing', type] }))?.kind).toBe('talk')
    },
  )

  it.each(['SaleEvent', 'DeliveryEvent', 'Person', 'EventVenue', 'EventReservation'])('is not a %s', (type) => {
    expect(read(pageOf({}, { ...event, '@type': type }))).toBeUndefined()
  })

  it('is not a film that stands in an article', () => {
    const film = { '@type': 'VideoObject', name: 'Reading together', url: 'https://agenda.example/talk/1' }
    const article = { '@type': 'BlogPosting', headline: 'Reading together' }
    expect(read(pageOf({ title: 'Reading together' }, film))?.kind).toBe('video')
    expect(read(pageOf({ title: 'Reading together' }, film, article))).toBeUndefined()
    const body = '<article itemscope itemtype="https://schema.org/Article"></article>'
    expect(read(pageOf({ title: 'Reading together', body }, film))).toBeUndefined()
    const head = '<meta property="og:type" content="video.other">'
    expect(read(pageOf({ title: 'Reading together', head }, film, article))?.kind).toBe('video')
  })

  it('is not on the page of a paper', () => {
    const head = '<meta name="citation_title" content="Reading together">'
    expect(read(pageOf({ title: 'Reading together', head }, event))).toBeUndefined()
  })
})

describe('an event', () => {
  const talk = (more: object) => read(pageOf({}, { '@type': 'Event', name: 'x', ...more }))

  it.each([
    ['Aula', 'Aula'],
    [{ '@type': 'Place', name: ' Room  1 ' }, 'Room 1'],
    [{ '@type': 'Place', address: '1 Main St' }, '1 Main St'],
    [{ '@type': 'Place', address: { streetAddress: '1 Main St', addressLocality: 'Ulm' } }, '1 Main St, Ulm'],
    [
      [
        { '@type': 'VirtualLocation', name: 'Online' },
        { '@type': 'Place', name: 'Room 1' },
      ],
      'Room 1',
    ],
    [{ '@type': 'VirtualLocation', name: 'Online' }, 'Online'],
    [{ '@type': 'VirtualLocation', url: 'https://stream.example/' }, undefined],
    ['https://stream.example/', undefined],
    [{ '@type': 'Place', name: {} }, undefined],
  ])('is in the room %j', (location, room) => {
    expect(talk({ location })?.talk?.room).toBe(room)
  })

  it.each([
    ['2017-06-12T20:00:00+0100', '2017-06-12T20:00:00+0100'],
    ['2017-06-12', '2017-06-12'],
    ['2017-06-12 20:00', '2017-06-12 20:00'],
    ['2017-06-12T20:00:00.000Z', '2017-06-12T20:00:00.000Z'],
    ['June 12, 2017, 8 pm', '2017-06-12'],
    ['soon', undefined],
    [{}, undefined],
  ])('starts at %j', (startDate, start) => {
    expect(talk({ startDate })?.talk?.start).toBe(start)
  })

  it.each([
    [{ performer: ['Ada Byron', { name: 'Wei Zhang' }] }, ['Ada Byron', 'Wei Zhang']],
    [{ performers: { '@type': 'MusicGroup', name: 'The Quiet Ones' } }, ['The Quiet Ones']],
    [{ workFeatured: { author: [{ name: 'Ada Byron' }] } }, ['Ada Byron']],
    [{ organizer: { name: 'A company' } }, []],
    [{ performer: 5, author: { name: [] } }, ['5']],
  ])('has the speakers of %j', (more, names) => {
    expect(talk(more)?.people.map(({ name }) => name)).toEqual(names)
  })
})

it('never throws, whatever the page describes', () => {
  const names = [
    'name',
    'url',
    '@id',
    'performer',
    'location',
    'startDate',
    'superEvent',
    'duration',
    'hasPart',
    'inLanguage',
    'keywords',
    'description',
    'author',
    'uploadDate',
    'identifier',
    'isPartOf',
    'mainEntityOfPage',
  ]
  const thing = fc
    .dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 }))
    .chain((properties) =>
      fc
        .constantFrom('Event', 'VideoObject', ['Event'], 'Article')
        .map((type) => ({ name: 'x', ...properties, '@type': type })),
    )
  fc.assert(
    fc.property(
      fc.array(thing, { maxLength: 3 }),
      fc.constantFrom('https://a.example/1', 'https://vimeo.com/1'),
      (things, url) => {
        const clip = read(pageOf({ title: 'x' }, ...things), url)
        if (clip) expect(typeof clip.title).toBe('string')
      },
    ),
  )
})
