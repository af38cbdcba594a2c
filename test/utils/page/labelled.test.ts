import { describe, expect, it } from 'vitest'
import { labelledFacts } from '@/utils/page/labelled'

function read(html: string) {
  const { title, people, published, durationSeconds } = labelledFacts(
    new DOMParser().parseFromString(html, 'text/html'),
  )
  return {
    ...(title && { title: title.value }),
    ...(people && { people: people.value.map(({ name }) => name) }),
    ...(published && { published: published.value }),
    ...(durationSeconds && { durationSeconds: durationSeconds.value }),
  }
}

const row = (label: string, value: string) => `<table><tr><th>${label}</th><td>${value}</td></tr></table>`

describe('what stands beside a label', () => {
  it.each([
    ['Talk title:', 'Reading <i>slowly</i>', { title: 'Reading slowly' }],
    ['SPEAKER', 'Ada Byron', { people: ['Ada Byron'] }],
    ['Speakers', 'Ada Byron and Grace Okafor', { people: ['Ada Byron', 'Grace Okafor'] }],
    ['Speakers', 'Ada Byron<br>Grace <b>Okafor</b> (Example)', { people: ['Ada Byron', 'Grace Okafor'] }],
    ['Presenter(s)', '<ul><li>Ada Byron</li><li>Grace Okafor</li></ul>', { people: ['Ada Byron', 'Grace Okafor'] }],
    ['Speaker', '<a>Ada Byron</a>, Example Corp', { people: ['Ada Byron'] }],
    ['Speaker', 'Ada Byron, Example Corporation', {}],
    ['Speaker', '', {}],
    ['Recording date', '2024-03-05', { published: '2024-03-05' }],
    ['Recorded', 'some day', {}],
    ['Duration', '56:12', { durationSeconds: 3372 }],
    ['Duration', '45 minutes', { durationSeconds: 2700 }],
    ['Length', 'PT1H', { durationSeconds: 3600 }],
    ['Length', '0:00', {}],
    ['Length', 'long', {}],
    ['The speaker of the day', 'Ada Byron', {}],
    ['Name', 'Ada Byron', {}],
  ])('%s %s', (label, value, facts) => {
    expect(read(row(label, value))).toEqual(facts)
    expect(read(`<dl><dt>${label}</dt><dd>${value}</dd></dl>`)).toEqual(facts)
    expect(read(`<table><tr><td><b>${label}</b></td><td>${value}</td></tr></table>`)).toEqual(facts)
  })

  it('takes what is behind a comma for a person where companies stand apart', () => {
    const speakers = row('Speakers', 'Ada Byron, Grace Okafor')
    expect(read(speakers)).toEqual({})
    expect(read(speakers + row('Company Name(s)', 'Example'))).toEqual({ people: ['Ada Byron', 'Grace Okafor'] })
  })

  it('is nothing where a label stands twice: that is a listing', () => {
    expect(read(row('Speaker', 'Ada Byron') + row('Speaker:', 'Grace Okafor') + row('Duration', '1:00'))).toEqual({
      durationSeconds: 60,
    })
  })

  it('is nothing without a value, and looks no further than a page goes', () => {
    expect(read('<dl><dt>Speaker</dt><dt>Duration</dt></dl>')).toEqual({})
    expect(read(row('x', 'y').repeat(500) + row('Speaker', 'Ada Byron'))).toEqual({})
  })
})
