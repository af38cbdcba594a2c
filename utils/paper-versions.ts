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

/** Two papers that are one: what the first says, what only the other knows, and every version that was read. */
export function unitePapers(first: Paper, other: Paper): Paper {
  const united: Paper = { ...other, ...first }
  const doi = [...new Set([...(first.doi ?? []), ...(other.doi ?? [])])]
  if (doi.length > 0) united.doi = doi
  const latest = Math.max(first.latestVersion ?? 0, other.latestVersion ?? 0)
  if (latest > 0) united.latestVersion = latest
  if (first.version !== undefined && first.versionDate === undefined && first.version !== other.version) {
    delete united.versionDate
  }
  const versions = uniteVersions(first.versions ?? [], other.versions ?? [])
  if (versions.length > 0) united.versions = versions
  return united
}

/** Each version once, read when it was read first. */
function uniteVersions(first: readonly Version[], other: readonly Version[]): Version[] {
  const byNumber = new Map(other.map((version) => [version.n, version]))
  for (const version of first) {
    const known = byNumber.get(version.n)
    const readAt = [version.readAt, known?.readAt].filter((at) => at !== undefined).sort()[0]
    byNumber.set(version.n, { ...known, ...definedPartsOf(version), ...(readAt !== undefined && { readAt }) })
  }
  return [...byNumber.values()].sort((one, another) => one.n - another.n)
}

/** The version that the learner has read, where a newer one is known; undefined when there is none. */
export function findNewerVersion(paper: Paper | undefined): { read: number; latest: number; url?: string } | undefined {
  const readVersions = (paper?.versions ?? []).flatMap(({ n, readAt }) => (readAt === undefined ? [] : [n]))
  const read = Math.max(0, paper?.version ?? 0, ...readVersions)
  const latest = Math.max(0, paper?.latestVersion ?? 0, ...(paper?.versions ?? []).map(({ n }) => n))
  if (read === 0 || latest <= read) return undefined
  const known = paper?.versions?.find(({ n }) => n === latest)?.url
  const url = known ?? (paper?.arxiv && `https://arxiv.org/abs/${paper.arxiv}v${latest}`)
  return { read, latest, ...(url && { url }) }
}
