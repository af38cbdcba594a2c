import { expect, it, vi } from 'vitest'
import { askForHosts } from '@/utils/ask-for-hosts'

const origins = ['https://*.slideslive.com/*']

it('asks at once, and answers what the learner says', async () => {
  for (const answer of [true, false]) {
    const request = vi.fn(async () => answer)
    const asking = askForHosts({ request }, origins)
    expect(request.mock.calls).toEqual([[{ origins }]])
    expect(await asking).toBe(answer)
  }
})

it('has a no from a browser that does not ask', async () => {
  const error = new Error('This function must be called during a user gesture')
  expect(await askForHosts({ request: () => Promise.reject(error) }, origins)).toBe(false)
  const fail = () => {
    throw error
  }
  expect(await askForHosts({ request: fail }, origins)).toBe(false)
})
