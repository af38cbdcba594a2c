import type { Entry } from './entry'

/** What Lectern must be allowed to read to fetch a paper's details: the one request that it ever makes. */
export const detailsOrigin = 'https://arxiv.org/*'

/**
 * The page that an incomplete paper's details can be fetched from, in the version that was read; undefined for what is
 * complete, and for what no such page is known of.
 */
export function detailsAddress({ complete, paper }: Pick<Entry, 'complete' | 'paper'>): string | undefined {
  if (complete || paper?.arxiv === undefined) return undefined
  const version = paper.version === undefined ? '' : `v${paper.version}`
  return `https://arxiv.org/abs/${paper.arxiv}${version}`
}
