import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockText, secondsOfClock, secondsOfDuration, secondsOfTimeParameter, startSecondsOf } from '@/utils/time'

describe('clock text', () => {
  it.each([
    [0, '0:00'],
    [7, '0:07'],
    [59.999, '0:59'],
    [239.9, '3:59'],
    [754, '12:34'],
    [3600, '1:00:00'],
    [3723, '1:02:03'],
    [363_599, '100:59:59'],
    [-5, '0:00'],
    [Number.NaN, '0:00'],
    [Number.POSITIVE_INFINITY, '0:00'],
  ])('of %d is %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text)
  })

  it.each([
    ['0:07', 7],
    [' 12:34 ', 754],
    ['1:02:03', 3723],
    ['01:02:03', 3723],
    ['75:10', 4510],
  ])('%s is read', (text, seconds) => {
    expect(secondsOfClock(text)).toBe(seconds)
  })

  it.each(['', '7', '1:2', '1:60', '1:75:00', '1:02:03:04', '1:02 am', '١:٠٢', '-1:00'])('%j is no clock', (text) => {
    expect(secondsOfClock(text)).toBeUndefined()
  })

  it('is read back to the whole second', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3_599_999, noNaN: true }), (seconds) => {
        expect(secondsOfClock(clockText(seconds))).toBe(Math.floor(seconds))
      }),
    )
  })
})

describe('ISO durations', () => {
  it.each([
    ['PT2354S', 2354],
    ['PT1H2M3.5S', 3723.5],
    ['PT1H2M3,5S', 3723.5],
    ['P0D', 0],
    ['PT0S', 0],
    ['P0DT00H29M20S', 1760],
    ['PT0M3542S', 3542],
    ['P0Y0M0DT0H3M20S', 200],
    ['P1DT1S', 86_401],
    ['P1W', 604_800],
    ['pt15m', 900],
  ])('%s', (text, seconds) => {
    expect(secondsOfDuration(text)).toBe(seconds)
  })

  it.each(['', 'P', 'PT', 'P1Y', 'P2M', '12:34', 'PT1M1H', 'PT-5S', `PT${'9'.repeat(400)}S`])('%s is none', (text) => {
    expect(secondsOfDuration(text)).toBeUndefined()
  })
})

describe('the t parameter', () => {
  it.each([
    ['123', 123],
    ['123s', 123],
    ['1.9', 1.9],
    ['1h', 3600],
    ['30m', 1800],
    ['5m', 300],
    ['1m5s', 65],
    ['1h2m3s', 3723],
    ['1h3s', 3603],
    ['0', 0],
  ])('%s', (text, seconds) => {
    expect(secondsOfTimeParameter(text)).toBe(seconds)
  })

  it.each(['', 's', 'h', '1s1m', '1:05', '-5', '5x', '1e3', '9'.repeat(400)])('%j is none', (text) => {
    expect(secondsOfTimeParameter(text)).toBeUndefined()
  })

  it.each([
    ['https://youtu.be/dQw4w9WgXcQ?si=x&t=1m5s', 65],
    ['https://youtu.be/dQw4w9WgXcQ?t=1h', 3600],
    ['https://youtu.be/dQw4w9WgXcQ?t=90', 90],
    ['https://www.youtube.com/embed/dQw4w9WgXcQ?start=1.9&end=5', 1.9],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&time_continue=12', 12],
    ['https://vimeo.com/1#t=1m2s', 62],
    ['https://media.ccc.de/v/38c3-1-one#l=eng&t=90&s=de', 90],
    ['https://example.org/#start=1', undefined],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=never&start=4', 4],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', undefined],
  ])('of %s', (url, seconds) => {
    expect(startSecondsOf(new URL(url))).toBe(seconds)
  })
})
