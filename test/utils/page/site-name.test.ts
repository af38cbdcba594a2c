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
])('%s on %s is %s', (title, site, rest) => {
  expect(withoutSiteName(title, site)).toBe(rest)
})
