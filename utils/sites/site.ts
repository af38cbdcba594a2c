import type { Listing } from '@/utils/clip'
import type { Clip, Entry } from '@/utils/entry'
import type { PlayerFacts } from '@/utils/player'
import type { PageTranscript } from '@/utils/text'

export { UnreadablePage } from '@/utils/page/blocked'

/** A loaded page as a site sees it. */
export interface Page {
  url: URL
  document: Document
  /** What the site's `pageData` returned from the page's own world, if it has one and it ran. Untrusted. */
  pageData?: unknown
  /** The instant of reading, for origins. */
  at?: Date
}

/** A place on the web that Lectern can read. One plain object in one file, pure when imported. */
export interface Site {
  /** The file's name without its extension. */
  name: string
  /** How people call it ("YouTube"). */
  label: string
  /** Routes a URL to this site, nothing more: `read` may still find nothing there. */
  matches(url: URL): boolean
  /** Identities that the URL alone gives, strongest first; empty when it names no one thing. */
  identify(url: URL): string[]
  /** The canonical URL of the thing that the URL names, when the URL alone gives it. */
  canonicalUrl?(url: URL): string | undefined
  /** What kind of thing the URL names and what it alone tells about it (the version of a paper). */
  tellFromUrl?(url: URL): Pick<Clip, 'kind'> & Partial<Pick<Clip, 'video' | 'paper' | 'talk' | 'related'>>
  /**
   * The page's clip, or undefined when the page is not about one thing that this site knows.
   * @throws UnreadablePage when the page stands in the way (consent, removed video): its sentence is for the user.
   */
  read(page: Page): Clip | undefined
  /**
   * The papers that a page lists, each a clip of what is shown of it, with `complete: false`; undefined where none are
   * listed. A listing is no paper: the site matches its URL, but `identify` gives nothing for it and `read` neither.
   */
  readListing?(page: Page): Listing | undefined
  /** A link to a moment of an entry in this site's own form; `seconds` are floored. */
  timeLink?(entry: Pick<Entry, 'ids' | 'url'>, seconds: number): string | undefined
  /** For people who debug: why a site with a player gives no links to moments. */
  whyNoTimeLink?: string
  /**
   * Runs in the page's own world, on demand, and must be self-contained (it is sent as text). Returns JSON-safe
   * facts, which are believed only if they carry the id of the URL.
   */
  pageData?: () => unknown
  /** How its player is told apart from the page around it, for sites where one watches. */
  player?: PlayerFacts
  /**
   * Runs in the page's own world, self-contained, where only the player's own script knows the content time (an
   * advertisement stitched into the stream moves the video element's). Returns how many seconds content time is ahead
   * of the video element's time, negative when it is behind, and undefined when it does not know.
   */
  playerOffset?: () => number | undefined
  /**
   * The words spoken, from what the page shows already (a transcript panel that the user opened): no request is made.
   * Undefined when the page shows none, or one that belongs to another video.
   */
  readTranscript?(page: Page): PageTranscript | undefined
}

/** The sentence for a page that names a video and shows no sign of it, or still another's. */
export const notShownSentence = 'This page does not say yet what it plays. Wait until the video shows, then clip again.'
