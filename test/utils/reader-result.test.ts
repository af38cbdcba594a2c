import { expect, it } from 'vitest'
import { leavePageData, takePageData } from '@/utils/reader-result'

it('hands page data over once', () => {
  expect(takePageData()).toBeUndefined()
  leavePageData({ videoId: 'x' })
  expect(takePageData()).toEqual({ videoId: 'x' })
  expect(takePageData()).toBeUndefined()
})

it('is sent as text, so it needs nothing around it', () => {
  const sent = new Function(`return (${leavePageData.toString()})`)()
  sent(['a'])
  expect(takePageData()).toEqual(['a'])
})
