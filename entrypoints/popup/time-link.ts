import { useEffect, useState } from 'preact/hooks'
import type { Entry } from '@/utils/entry'
import type { TimeLink } from '@/utils/formats/profile'

type Source = Pick<Entry, 'ids' | 'url'>

/**
 * The addresses of a source's moments, for the times in its notes. The sites are loaded only where there are times:
 * most notes in the popup have none, and the form waits for nothing.
 */
export function useTimeLink(
  source: Source | undefined,
  notes: string,
): ((seconds: number) => string | undefined) | undefined {
  const [timeLink, setTimeLink] = useState<TimeLink>()
  const hasTimes = /\[~?\d{1,3}:\d{2}/.test(notes)
  useEffect(() => {
    if (!hasTimes) return
    import('@/utils/sites').then(
      (sites) => setTimeLink(() => sites.timeLink),
      // A time without an address is text.
      () => setTimeLink(undefined),
    )
  }, [hasTimes])
  return timeLink && source && ((seconds) => timeLink(source, seconds))
}
