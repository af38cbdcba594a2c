import type { Background } from '@/utils/messages'

/** A message takes so long each way. */
const messageMs = 4

const storing: (keyof Background)[] = ['saveClip', 'editEntry', 'saveDraft']

/**
 * The background as it is: slow, and sometimes killed while it stores, before its commit or after. Whatever else it was
 * about to answer gets no answer either; what is still on its way goes to the next one.
 */
export function mortal(background: Background) {
  const death = { next: undefined as 'before' | 'after' | undefined }
  let workers = 1
  const die = () => {
    death.next = undefined
    workers++
    throw new Error('The worker was stopped.')
  }
  const slow = new Proxy(background, {
    get: (calls, name: keyof Background) => async (input: never) => {
      await wait(messageMs)
      const worker = workers
      const when = storing.includes(name) ? death.next : undefined
      if (when === 'before') die()
      const answer = await calls[name](input)
      if (when === 'after') die()
      if (worker !== workers) throw new Error('The worker was stopped.')
      await wait(messageMs)
      return answer
    },
  })
  return { death, background: slow }
}

export const wordsOf = (text = '') => text.split(/\s+/).filter(Boolean)

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
