import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from '@/utils/dates'

describe('parseDate', () => {
  it.each([
    ['2024', '2024'],
    ['2024-3', '2024-03'],
    ['2024/03/01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024-03-01T23:30:00-05:00', '2024-03-01'],
    ['2024-03-01 10:00', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['Wed, 4 Apr 2007 17:36:18 UTC', '2007-04-04'],
    ['4 April 2007', '2007-04-04'],
    ['4th of April 2007', '2007-04-04'],
    ['04-Apr-2007', '2007-04-04'],
    ['April 4th, 2007', '2007-04-04'],
    ['Apr. 2007', '2007-04'],
    ['September 2007', '2007-09'],
    ['Sept 2007', '2007-09'],
    ['2007 Apr 4', '2007-04-04'],
    ['2007 Apr', '2007-04'],
    ['  2024 \n', '2024'],
    ['2024/00/00', '2024'],
    ['31/12/2020', '2020-12-31'],
    ['12/31/2020', '2020-12-31'],
    ['04/04/2020', '2020-04-04'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, date) => expect(parseDate(text)).toBe(date))

  it.each([
    '',
    ' ',
    'soon',
    '03/04/2020',
    '2023-02-29',
    '2024-13-01',
    '99/99/9999',
    '12',
    'Marketing 2020',
    'Spring 2020',
    '0000',
    '2024x',
  ])('%s is no date', (text) => expect(parseDate(text)).toBeUndefined())

  it('knows the order of a source that writes the American way', () => {
    expect(parseDate('03/04/2020', 'us')).toBe('2020-03-04')
    expect(parseDate('13/04/2020', 'us')).toBeUndefined()
  })

  it('reads back every day as it was written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }), (day) => {
        const iso = day.toISOString()
        expect(parseDate(iso)).toBe(iso.slice(0, 10))
        expect(parseDate(day.toUTCString())).toBe(iso.slice(0, 10))
        expect(parseDate(iso.slice(0, 7))).toBe(iso.slice(0, 7))
      }),
    )
  })

  it('gives a date of the model for any text, or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseDate(text) ?? '2024').toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      }),
    )
  })
})
