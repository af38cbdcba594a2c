import { clipOf, type Facts, fact } from '@/utils/clip'
import { doiOfPdf, doiOfUrl } from '@/utils/doi-url'
import type { Clip } from '@/utils/entry'
import { doiIdentity } from '@/utils/identity'
import { whyBlocked } from '@/utils/page/blocked'
import { pageIds, pdfIdentity } from '@/utils/page/identity'
import { labelledFacts } from '@/utils/page/labelled'
import { canonicalUrl } from '@/utils/page/meta'
import { pageFacts, pageKeywords } from '@/utils/page/page-facts'
import { gatherSources, isCited, ownDoi, paperFacts, paperIds } from '@/utils/page/paper-facts'
import { parseWebUrl, plainPath, urlIdentity, withoutMoment } from '@/utils/url'
import { type Page, type Site, UnreadablePage } from './site'

/** Any other page: a paper where its metadata says so, else a page. */
export const generic: Site = {
  name: 'generic',
  label: 'Web page',
  matches: (url) => url.protocol === 'https:' || url.protocol === 'http:',
  identify(url) {
    const doi = doiOfUrl(url)
    return doi ? [doiIdentity(doi), urlIdentity(url)] : [urlIdentity(url)]
  },
  tellFromUrl(url) {
    if (doiOfUrl(url)) return { kind: 'paper' }
    const copied = doiOfPdf(url)
    if (copied) return { kind: 'paper', related: [{ how: 'published as', id: doiIdentity(copied) }] }
    return { kind: videoFile.test(plainPath(url)) ? 'video' : 'page' }
  },
  read,
  timeLink({ url }, seconds) {
    const file = parseWebUrl(url)
    if (!file || !mediaFile.test(plainPath(file))) return undefined
    // A media fragment, which browsers follow in a file that they play themselves. @see https://www.w3.org/TR/media-frags/
    const whole = Math.floor(seconds)
    file.hash = whole > 0 ? `t=${whole}` : ''
    return file.href
  },
}

const videoFile = /\/[^:/]+\.(?:mp4|m4v|webm|ogv|mov|mkv)$/i
const mediaFile = /\/[^:/]+\.(?:mp4|m4v|webm|ogv|mov|mkv|mp3|m4a|ogg|oga|opus|flac|wav)$/i

function read(page: Page): Clip | undefined {
  const { url, document } = page
  const at = page.at ?? new Date()
  const type = document.contentType ?? 'text/html'
  if (!/html|xml/.test(type)) return readFile(url, at, type)
  const sources = gatherSources(url, document)
  const { metas } = sources
  const blocked = whyBlocked(url, document, metas)
  if (blocked) throw new UnreadablePage(blocked)
  const doi = ownDoi(sources)
  const labelled = labelledFacts(document)
  const facts = pageFacts(sources, { labelled })
  const isPaper = facts.title !== undefined && (doi !== undefined || isCited(metas))
  const paper = isPaper ? paperFacts(sources) : undefined
  const ids = [...(isPaper ? paperIds(metas, doi) : []), ...pageIds(url, document)]
  const pdf = pdfIdentity(paper?.value.pdfUrl, url)
  const base = {
    site: 'generic',
    kind: isPaper ? ('paper' as const) : isRecording(document, labelled) ? ('video' as const) : ('page' as const),
    ids: pdf && !ids.includes(pdf) ? [...ids, pdf] : ids,
    url: (canonicalUrl(document, url) ?? withoutMoment(url)).href,
    at,
    keywords: pageKeywords(sources),
  }
  return clipOf(base, { ...facts, paper })
}

/** Whether a page that says who speaks, or how long, shows one player. */
function isRecording(document: Document, { people, durationSeconds }: Facts): boolean {
  const players = document.querySelectorAll('video, iframe[allowfullscreen], iframe[allow*="fullscreen" i]')
  return players.length === 1 && (people !== undefined || durationSeconds !== undefined)
}

/** A file that the browser shows itself (a PDF, a picture) has no page to read. */
function readFile(url: URL, at: Date, type: string): Clip {
  const told = generic.tellFromUrl?.(url) ?? { kind: 'page' }
  const kind = told.kind === 'page' && type.startsWith('video/') ? 'video' : told.kind
  const base = { site: 'generic', kind, ids: generic.identify(url), url: url.href, at, complete: false }
  return clipOf(base, { related: fact('url', 'high', told.related) })
}
