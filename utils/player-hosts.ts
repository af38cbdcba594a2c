import { isOnHost, parseWebUrl } from './url'

/** A host whose players stand in frames of other pages: conference sites, courses, lecture pages. */
export interface PlayerHost {
  label: string
  /** Match patterns, as the browser is asked for them: with the scheme, which it wants as the manifest has it. */
  origins: string[]
}

/**
 * The hosts of players that people watch in frames. The manifest names none of them: a frame's player can be read only
 * after the user has allowed its host, which is asked for when one is met. Where a host has others for its players, they
 * come along, for a frame often holds another.
 */
const hosts: readonly (readonly [label: string, ...hosts: string[]])[] = [
  ['SlidesLive', 'slideslive.com'],
  ['Kaltura', 'kaltura.com'],
  ['Brightcove', 'players.brightcove.net'],
  ['Wistia', 'wistia.net', 'wistia.com'],
  ['Dailymotion', 'dailymotion.com'],
  ['Mediasite', 'mediasite.com'],
  ['VideoKen', 'player.videoken.com'],
  ['JW Player', 'cdn.jwplayer.com'],
  ['Echo360', 'echo360.org', 'echo360.org.uk', 'echo360.net.au', 'echo360.ca'],
  ['YuJa', 'yuja.com'],
  ['Vidyard', 'play.vidyard.com'],
  ['Cloudflare Stream', 'cloudflarestream.com', 'videodelivery.net'],
  ['Mux', 'player.mux.com'],
  ['Bunny', 'mediadelivery.net'],
  ['Twitch', 'player.twitch.tv'],
  ['TIB AV-Portal', 'av.tib.eu'],
]

/** The known host that a frame's player is from, or undefined. */
export function playerHostOf(url: URL): PlayerHost | undefined {
  if (url.protocol !== 'https:') return undefined
  return describe(hosts.find(([, ...names]) => names.some((name) => isOnHost(url, name))))
}

/** The known host of a label, or undefined. */
export function playerHostNamed(wanted: string): PlayerHost | undefined {
  return describe(hosts.find(([label]) => label === wanted))
}

/** Said when the learner, or the browser, does not allow it. */
export function refusalOf({ label }: PlayerHost): string {
  return `Lectern may not look into players of ${label}, so there are no times from it. “Allow ${label}” asks again.`
}

function describe(host: (typeof hosts)[number] | undefined): PlayerHost | undefined {
  if (!host) return undefined
  const [label, ...names] = host
  return { label, origins: names.map((name) => `https://*.${name}/*`) }
}

/** The known hosts of frames, by their addresses, each once, in the order of the frames. */
export function playerHostsOf(addresses: readonly unknown[]): PlayerHost[] {
  const found = new Map<string, PlayerHost>()
  for (const address of addresses) {
    const url = typeof address === 'string' ? parseWebUrl(address) : undefined
    const host = url && playerHostOf(url)
    if (host && !found.has(host.label)) found.set(host.label, host)
  }
  return [...found.values()]
}
