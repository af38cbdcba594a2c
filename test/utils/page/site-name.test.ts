import { expect, it } from 'vitest'
import { withoutSiteName } from '@/utils/page/site-name'

it.each([
  ['A talk | Example', 'Example', 'A talk'],
  ['A talk - with a dash - Example', 'Example', 'A talk - with a dash'],
  ['Chats paresseux - Vidéo Example', 'Example', 'Chats paresseux'],
  ['A talk — Example TV', 'Example', 'A talk'],
  ['A talk - all about Example', 'Example', 'A talk - all about Example'],
  ['Example', 'Example', 'Example'],
  ['A talk | Other', 'Example', 'A talk | Other'],
  ['A talk | ***', '!!!', 'A talk | ***'],
  ['A talk', undefined, 'A talk'],
  ['(4) Ada on Example: "reading, slowly" / Example', 'Example', 'reading, slowly'],
  ['Ada on Example: “on: “and” on” / Example', 'Example', 'on: “and” on'],
  ['Ada on Other: "reading" / Example', 'Example', 'Ada on Other: "reading"'],
  ['(500) Days of Reading | Example', 'Example', '(500) Days of Reading'],
])('%s on %s is %s', (title, site, rest) => {
  expect(withoutSiteName(title, { site })).toBe(rest)
})

it('knows a site by its host', () => {
  const url = new URL('https://en.example.org/a')
  expect(withoutSiteName('Reading - Example', { url })).toBe('Reading')
  expect(withoutSiteName('Example | Reading', { url })).toBe('Reading')
  expect(withoutSiteName('Reading -- Example.org', { url })).toBe('Reading')
})

it('ends where the heading ends', () => {
  const document = new DOMParser().parseFromString('<h1>Logo</h1><h1>Reading : slowly</h1>', 'text/html')
  expect(withoutSiteName('Reading : slowly : Free Download : Archive', { document })).toBe('Reading : slowly')
  expect(withoutSiteName('Reading on', { document })).toBe('Reading on')
})
