import { type ReadonlySignal, signal } from '@preact/signals'
import type { TopicChoice } from '@/utils/draft'
import { sentenceOf } from '@/utils/sentence'

export interface Filing {
  /** The topic that the entry is being filed under, or could not be; absent once it is done. */
  topic: ReadonlySignal<TopicChoice | undefined>
  /** Why it is not filed, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  /** Files under a topic; without one what failed is given up. */
  file(topic: TopicChoice | undefined): Promise<void>
}

/** Filing an entry under a topic: what was chosen stays until it is stored. */
export function createFiling(store: (topic: TopicChoice) => Promise<void>): Filing {
  const wanted = signal<TopicChoice>()
  const problem = signal<string>()
  return {
    topic: wanted,
    problem,
    async file(topic) {
      wanted.value = topic
      problem.value = undefined
      if (!topic) return
      try {
        await store(topic)
        if (wanted.value === topic) wanted.value = undefined
      } catch (error) {
        if (wanted.value === topic) problem.value = sentenceOf(error)
      }
    },
  }
}
