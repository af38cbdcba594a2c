import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PracticeNetwork, PracticePage } from '../harness/practice-network'
import { type PracticeVideo, playerResponseOf, practiceVideos } from './videos'

/** What tests call in the practice player's page, as `practice`. */
export interface PracticePlayer {
  /** How many events of each type the page's own listeners on window and document have seen. */
  seen: Record<string, number>
  /** Follows a link to a video or to a second of this one, in place. */
  follow(href: string): void
  /** Moves to another video in place. */
  navigate(id: string): void
  /** Puts an advertisement of twelve seconds into the video element; it ends by itself. */
  advertise(): void
  endAdvertisement(): void
  /** An advertisement of so many seconds that stands in the stream itself: from now on content time is behind. */
  stitch(seconds: number): void
  openTranscript(form: 'classic' | 'modern'): void
  setCaptions(isOn: boolean): void
  /** Makes the player one that shows its pictures to nobody. */
  protect(): Promise<void>
}

const folder = 'test/e2e/player-site'
const read = (name: string) => readFileSync(join(folder, name))
const readText = (name: string) => read(name).toString('utf8')

/** The site's own policy: scripts may not be made of text, and frames only be its own. */
const policy = "require-trusted-types-for 'script'; frame-src 'self'"

export function watchUrl(id: string): string {
  return `https://www.youtube.com/watch?v=${id}`
}

/** A talk on a conference's page, whose player is a frame of another host. */
export const embeddedTalkUrl = 'https://conference.example/2026/talks/the-long-minute'
/** A page whose video comes from another host, which lets nobody read its pictures. */
export const taintedVideoUrl = 'https://vimeo.com/90123456'

/** Serves the practice player under the real site's addresses, and two pages with players of another kind. */
export function servePlayerSite(network: PracticeNetwork): void {
  for (const host of ['www.youtube.com', 'www.youtube-nocookie.com']) network.serveHost(host, answer)
  network.serve({ url: embeddedTalkUrl, body: readText('talk.html') })
  network.serve({ url: taintedVideoUrl, body: readText('tainted.html') })
  network.serve({ url: 'https://cdn.videos.example/clock.webm', contentType: 'video/webm', body: read('clock.webm') })
}

const files: Record<string, string> = {
  'clock.webm': 'video/webm',
  'advertisement.webm': 'video/webm',
  'player.js': 'text/javascript',
  'player.css': 'text/css',
}

function answer(url: URL): PracticePage | undefined {
  const name = url.pathname.replace('/practice/', '')
  const contentType = files[name]
  if (contentType) return { url: url.href, contentType, body: read(name) }
  const isEmbedded = url.pathname.startsWith('/embed/')
  const id = isEmbedded ? url.pathname.slice('/embed/'.length) : url.searchParams.get('v')
  const video = practiceVideos.find((one) => one.id === id)
  if (!video) return undefined
  const headers = isEmbedded ? {} : { 'content-security-policy': policy }
  return { url: url.href, headers, body: fillIn(readText(isEmbedded ? 'embed.html' : 'page.html'), video) }
}

function fillIn(page: string, video: PracticeVideo): string {
  const responses = practiceVideos.map((one) => [one.id, playerResponseOf(one)] as const)
  const values: Record<string, string> = {
    id: video.id,
    title: video.title,
    response: JSON.stringify(playerResponseOf(video)),
    responses: JSON.stringify(Object.fromEntries(responses)),
  }
  return page.replace(/\{(id|title|responses?)\}/g, (_, name: string) => values[name] ?? '')
}
