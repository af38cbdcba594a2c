import { clipOf } from '@/utils/clip'
import { findNamedVideo } from '@/utils/page/named-video'
import { keywordsOf } from '@/utils/page/thing-facts'
import { videoFacts } from '@/utils/page/video-facts'
import { isOnHost, plainPath } from '@/utils/url'
import { notShownSentence, type Site, UnreadablePage } from './site'

const path = /^\/(?:embed\/)?video\/([0-9a-z]+)(?:[_/]|$)/

function idOf(url: URL): string | undefined {
  if (url.hostname === 'geo.dailymotion.com') return /^[0-9a-z]+$/.exec(url.searchParams.get('video') ?? '')?.[0]
  if (isOnHost(url, 'dai.ly')) return /^\/([0-9a-z]+)$/.exec(plainPath(url))?.[1]
  return isOnHost(url, 'dailymotion.com') ? path.exec(plainPath(url))?.[1] : undefined
}

function videoUrl(id: string): string {
  return `https://www.dailymotion.com/video/${id}`
}

export const dailymotion: Site = {
  name: 'dailymotion',
  label: 'Dailymotion',
  matches: (url) => idOf(url) !== undefined,
  identify: (url) => {
    const id = idOf(url)
    return id ? [`dailymotion:${id}`] : []
  },
  canonicalUrl: (url) => {
    const id = idOf(url)
    return id && videoUrl(id)
  },
  tellFromUrl: () => ({ kind: 'video' }),
  player: {},
  read({ url, document, at = new Date() }) {
    const id = idOf(url)
    if (!id) return undefined
    const page = findNamedVideo({ url, document }, (address) => idOf(address) === id)
    if (!page) throw new UnreadablePage(notShownSentence)
    return clipOf(
      {
        site: 'dailymotion',
        kind: 'video',
        ids: [`dailymotion:${id}`],
        url: videoUrl(id),
        at,
        keywords: keywordsOf(page.video, page.metas),
      },
      videoFacts(page.video, page, 'channel'),
    )
  },
  timeLink: ({ ids, url }, seconds) => {
    const known = ids.find((one) => /^dailymotion:[0-9a-z]+$/.test(one))?.slice('dailymotion:'.length)
    const id = known ?? (url && URL.canParse(url) ? idOf(new URL(url)) : undefined)
    if (!id) return undefined
    const whole = Math.floor(seconds)
    return whole > 0 ? `${videoUrl(id)}?start=${whole}` : videoUrl(id)
  },
}
