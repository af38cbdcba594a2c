import { sentenceOf } from '@/utils/sentence'
import type { Undo } from './undo'

/**
 * Does something that may fail, and says in the page's quiet bar what was not done and why. Answers whether it was
 * done.
 */
export async function attempt(bar: Pick<Undo, 'say'>, notDone: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    bar.say(`${notDone} ${sentenceOf(error)}`)
    return false
  }
}
