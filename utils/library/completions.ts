import type { Completions, TagCount, TopicSummary } from '@/utils/messages'
import { read } from './database'
import { fromStoredDocument, type Library, type ReadTransaction } from './schema'
import { getState } from './state'

/** What a surface completes and offers: tags, most used first; topics by title; where something was filed last. */
export function listCompletions(library: Library): Promise<Completions> {
  return read(library, async (transaction) => {
    const [tags, topics, lastTopic] = await Promise.all([
      countTags(transaction),
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

/** Reads keys only: one step of a cursor and one count for each different tag, however many entries carry it. */
async function countTags(transaction: ReadTransaction): Promise<TagCount[]> {
  const index = transaction.objectStore('entries').index('tags')
  const counting: Promise<TagCount>[] = []
  let cursor = await index.openKeyCursor(null, 'nextunique')
  while (cursor) {
    const tag = cursor.key
    counting.push(index.count(tag).then((count) => ({ tag, count })))
    cursor = await cursor.continue()
  }
  const counts = await Promise.all(counting)
  return counts.sort((one, other) => other.count - one.count || one.tag.localeCompare(other.tag))
}

async function listTopics(transaction: ReadTransaction): Promise<TopicSummary[]> {
  const topics = await transaction.objectStore('documents').index('kind').getAll('topic')
  return topics
    .map(fromStoredDocument)
    .map(({ id, title }) => ({ id, title }))
    .sort((one, other) => one.title.localeCompare(other.title))
}
