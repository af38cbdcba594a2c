import type { VNode } from 'preact'
import type { Entry } from '@/utils/entry'
import { findNewerVersion } from '@/utils/paper-versions'

/** Says that a newer version of a paper exists than the one that was read. */
export default function NewerVersion({ paper }: Pick<Entry, 'paper'>): VNode | null {
  const newer = findNewerVersion(paper)
  if (!newer) return null
  const { read, latest, url } = newer
  const name = `version ${latest}`
  return (
    <p class="small newer-version">
      A newer version exists:{' '}
      {url ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {name}
        </a>
      ) : (
        name
      )}{' '}
      (you have version {read})
    </p>
  )
}
