import type { Entry } from './entry'

type Paper = NonNullable<Entry['paper']>
type Version = NonNullable<Paper['versions']>[number]

interface MergeOptions {
  /** Whether a fact that both know is taken from what was found. */
  isBelieved: boolean
  now: Date
}

/**
 * Merges what a clip found about a paper into what is known. The version that the clip shows counts as read now, if it
 * was not before; `version` is the one shown last, whichever version's facts win.
 */
export function mergePapers(known: Paper | undefined, found: Paper, { isBelieved, now }: MergeOptions): Paper {
  const merged: Paper = isBelieved ? { ...known, ...found } : { ...found, ...known }
  const shown = found.version ?? known?.version
  const latest = Math.max(known?.latestVersion ?? 0, found.latestVersion ?? 0)
  const versions = mergeVersions(known, found, now)
  if (shown !== undefined) merged.version = shown
  if (latest > 0) merged.latestVersion = latest
  if (versions.length > 0) merged.versions = versions
  if (found.version !== undefined) {
    const date = found.versionDate ?? versions.find((version) => version.n === found.version)?.date
    if (date) merged.versionDate = date
    else delete merged.versionDate
  }
  return merged
}

function mergeVersions(known: Paper | undefined, found: Paper, now: Date): Version[] {
  const shown: Version[] = found.version === undefined ? [] : [{ n: found.version, readAt: now.toISOString() }]
  if (shown[0] && found.versionDate) shown[0].date = found.versionDate
  const byNumber = new Map<number, Version>()
  for (const version of [...shown, ...(found.versions ?? []), ...(known?.versions ?? [])]) {
    byNumber.set(version.n, { ...byNumber.get(version.n), ...definedPartsOf(version) })
  }
  return [...byNumber.values()].sort((one, other) => one.n - other.n)
}

/** An undefined part must not hide a known one. */
function definedPartsOf(version: Version): Version {
  const parts = Object.entries(version).filter(([, value]) => value !== undefined)
  return { n: version.n, ...Object.fromEntries(parts) }
}
