import type { Completions, TagCount, TopicSummary } from '@/utils/messages'
import { read } from './database'
import { fromStoredDocument, type Library, type ReadTransaction } from './schema'
import { getState } from './state'

/** What a surface completes and offers: tags, most used first; topics by title; where something was filed last. */
export function listCompletions(library: Library): Promise<Completions> {
  return read(library, async (transaction) => {
    const [tags, topics, lastTopic] = await Promise.all([
      listTags(transaction),
      listTopics(transaction),
      findLastTopic(transaction),
    ])
    return { tags, topics, ...(lastTopic && { lastTopic }) }
  })
}

/** The topic where something was filed last, unless it has been deleted. */
export function getLastTopic(library: Library): Promise<TopicSummary | undefined> {
  return read(library, findLastTopic)
}

export async function findLastTopic(transaction: ReadTransaction): Promise<TopicSummary | undefined> {
  const state = await getState(transaction, 'lastTopic')
  const topic = state && (await transaction.objectStore('documents').get(state.documentId))
  return topic && topic.deletedAt === undefined ? { id: topic.id, title: topic.title } : undefined
}

async function listTags(transaction: ReadTransaction): Promise<TagCount[]> {
  const tags = await transaction.objectStore('tags').getAll()
  return tags.sort((one, other) => other.count - one.count || one.tag.localeCompare(other.tag))
}

async function listTopics(transaction: ReadTransaction): Promise<TopicSummary[]> {
  const topics = await transaction.objectStore('documents').index('kind').getAll('topic')
  return topics
    .map(fromStoredDocument)
    .map(({ id, title }) => ({ id, title }))
    .sort((one, other) => one.title.localeCompare(other.title))
}
