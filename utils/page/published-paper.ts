import { clipOf, type Facts, fact, firstFacts } from '@/utils/clip'
import type { Clip } from '@/utils/entry'
import { doiIdentity } from '@/utils/identity'
import { UnreadablePage, whyBlocked } from './blocked'
import { citationContainer } from './citation-facts'
import { type NamedPaper, type NamePaper, speaksOf, versionOf } from './named-paper'
import { type DateHabits, pageFacts, pageKeywords } from './page-facts'
import { gatherSources, paperFacts, paperIds, type Sources, statedDoi } from './paper-facts'

type Paper = NonNullable<Clip['paper']>

/** How a publisher's or an archive's pages are read. */
interface Publisher {
  /** The site's name. */
  site: string
  nameOf: NamePaper
  /** Identities that the page gives beside those of its metadata. */
  ids?(sources: Sources): string[]
  /** What the page shows better than its metadata says. */
  shown?(sources: Sources): Facts
  /** What the page tells beside its metadata of volume, pages and PDF. */
  paper?(sources: Sources): { [F in keyof Paper]: Paper[F] | undefined }
  habits?: DateHabits
}

/**
 * A paper on its publisher's or archive's page. Metadata that another paper left behind, and a page without any (a
 * PDF's), tell nothing: the clip then has what the address tells.
 * @throws UnreadablePage when something stands in place of the page.
 */
export function readPublishedPaper(
  { url, document, at = new Date() }: { url: URL; document: Document; at?: Date },
  { site, nameOf, ids, shown, paper, habits }: Publisher,
): Clip | undefined {
  const named = nameOf(url)
  const sources = gatherSources(url, document)
  if (!named) return undefined
  const blocked = whyBlocked(url, document, sources.metas)
  if (blocked) throw new UnreadablePage(blocked)
  const base = { site, kind: 'paper' as const, url: named.url, at }
  if (!isAbout(named, nameOf, sources)) {
    return clipOf({ ...base, ids: [named.id], complete: false }, { paper: fact('url', 'high', versionOf(named)) })
  }
  const cited = paperFacts(sources)
  const told = Object.entries({ ...cited?.value, ...paper?.(sources), ...versionOf(named) }).filter(
    ([, value]) => value,
  )
  const facts = firstFacts(shown?.(sources), {
    ...pageFacts(sources, { habits, isPaper: true }),
    // A site's name is not what its papers are published in.
    container: citationContainer(sources.metas),
    paper: told.length > 0 ? fact('citation metas', 'high', Object.fromEntries(told)) : undefined,
  })
  const found = [...paperIds(sources.metas, statedDoi(sources)), ...(ids?.(sources) ?? []), named.id]
  return clipOf({ ...base, ids: [...new Set(found)], keywords: pageKeywords(sources) }, facts)
}

/** Whether the metadata names the paper of the address, by its DOI or, where that is not known, by its address. */
function isAbout(named: NamedPaper, nameOf: NamePaper, sources: Sources): boolean {
  const doi = named.id.startsWith('doi:') ? (statedDoi(sources) ?? sources.metas.first('publication_doi')) : undefined
  return doi === undefined ? speaksOf(named, nameOf, sources) : doiIdentity(doi) === named.id
}
