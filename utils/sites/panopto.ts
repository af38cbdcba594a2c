import { clipOf, type Facts, fact } from '@/utils/clip'
import type { Clip } from '@/utils/entry'
import { collapse, readMetas } from '@/utils/page/meta'
import { findNamedVideo } from '@/utils/page/named-video'
import { keywordsOf } from '@/utils/page/thing-facts'
import { videoFacts } from '@/utils/page/video-facts'
import { plainPath } from '@/utils/url'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

/*
 * Lecture recordings of universities, on Panopto's hosts and on their own. A list of them plays one after the other in
 * place, so what was served is believed only for the recording that it was served for.
 */

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function idOf(url: URL): string | undefined {
  if (!/^\/Panopto\/Pages\/(?:Viewer|Embed)(?:\/Default)?\.aspx$/i.test(plainPath(url))) return undefined
  // ASP.NET takes its parameters in any case.
  const named = [...url.searchParams].find(([name]) => name.toLowerCase() === 'id')?.[1]
  return named && guid.test(named) ? named.toLowerCase() : undefined
}

function viewerUrl(url: URL, id: string): string {
  return `${url.origin}/Panopto/Pages/Viewer.aspx?id=${id}`
}

function read({ url, document, at = new Date() }: Page): Clip | undefined {
  const id = idOf(url)
  if (!id) return undefined
  const page = findNamedVideo({ url, document }, (address) => idOf(address) === id)
  const served = servedFacts(document, url, id)
  if (!page && !served.title) throw new UnreadablePage(notShownSentence)
  const facts = page ? videoFacts(page.video, page, 'speaker') : {}
  return clipOf(
    {
      site: 'panopto',
      kind: 'video',
      ids: [`panopto:${id}`],
      url: viewerUrl(url, id),
      at,
      keywords: page ? keywordsOf(page.video, page.metas) : [],
    },
    {
      ...facts,
      title: facts.title ?? served.title,
      summary: facts.summary ?? served.summary,
      // The product's name, and the language of its buttons.
      container: undefined,
      language: undefined,
    },
  )
}

/** The head of a page that is not shared: its form tells which recording it was served for. */
function servedFacts(document: Document, url: URL, id: string): Pick<Facts, 'title' | 'summary'> {
  const action = document.querySelector('form#rootForm[action]')?.getAttribute('action') ?? ''
  if (action === '' || !URL.canParse(action, url) || idOf(new URL(action, url)) !== id) return {}
  const title = collapse(document.title)
  return {
    title: fact('page title', 'medium', title === 'Panopto' ? undefined : title),
    summary: fact('meta description', 'medium', collapse(readMetas(document).first('description'))),
  }
}

/**
 * Runs in the page's own world, self-contained. A recording that was cut, or joined from several streams, has a time of
 * its own, which the viewer tells and `&start=` names; the element's is that of a stream. Embedded players do not tell.
 */
function playerOffset(): number | undefined {
  // The viewer is the page's, and may be of any shape.
  try {
    const video = document.querySelector('video#primaryVideo')
    const viewer: unknown = Reflect.get(Object(Reflect.get(Object(Reflect.get(window, 'Panopto')), 'Viewer')), 'Viewer')
    const position: unknown = Reflect.apply(Reflect.get(Object(viewer), 'position'), viewer, [])
    if (!(video instanceof HTMLVideoElement) || typeof position !== 'number' || !Number.isFinite(position))
      return undefined
    const offset = position - video.currentTime
    // The viewer's clock ticks more slowly than the element's.
    return Math.abs(offset) < 1 ? 0 : offset
  } catch {
    return undefined
  }
}

export const panopto: Site = {
  name: 'panopto',
  label: 'Panopto',
  matches: (url) => idOf(url) !== undefined,
  identify: (url) => {
    const id = idOf(url)
    return id ? [`panopto:${id}`] : []
  },
  canonicalUrl: (url) => {
    const id = idOf(url)
    return id && viewerUrl(url, id)
  },
  tellFromUrl: () => ({ kind: 'video' }),
  read,
  timeLink({ ids, url }, seconds) {
    // The id does not tell the university's host.
    const address = url && URL.canParse(url) ? new URL(url) : undefined
    const id = address && idOf(address)
    if (!address || !id || !ids.includes(`panopto:${id}`)) return undefined
    const whole = Math.floor(seconds)
    return whole > 0 ? `${viewerUrl(address, id)}&start=${whole}` : viewerUrl(address, id)
  },
  player: {
    // Beside the speaker there may be a second video, of the screen, which follows the first.
    video: '#primaryVideo',
    // Captions stand under the picture or over it. In full screen those under it are the last ones from before.
    captions: '#overlayCaption, :root:not(:has(:fullscreen)) #dockedCaptionText',
  },
  playerOffset,
}
