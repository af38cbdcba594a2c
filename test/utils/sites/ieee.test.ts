import { expect, it } from 'vitest'
import { clipFromUrl, identifyUrl } from '@/utils/sites'

it.each([
  'https://ieeexplore.ieee.org/document/4409120',
  'http://ieeexplore.ieee.org/document/4409120/',
  'https://ieeexplore.ieee.org/abstract/document/4409120/references#references',
  'https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=4409120',
  'https://ieeexplore.ieee.org/stampPDF/getPDF.jsp?arnumber=4409120',
  'https://ieeexplore.ieee.org/iel5/4408818/4408819/04409120.pdf',
])('%s is a paper', (text) => {
  expect(identifyUrl(new URL(text))).toEqual(['url:https://ieeexplore.ieee.org/document/4409120'])
  expect(clipFromUrl(new URL(text))).toMatchObject({
    kind: 'paper',
    url: 'https://ieeexplore.ieee.org/document/4409120',
  })
})

it.each([
  'https://ieeexplore.ieee.org/xpl/conhome/4408818/proceeding',
  'https://ieeexplore.ieee.org/author/4409120',
  'https://example.org/document/4409120',
])('%s is none', (text) => expect(clipFromUrl(new URL(text))?.site).toBe('generic'))
