/**
 * How a site's player is told apart from the page around it. Selectors and names only, so that they travel as data to
 * the watch script, which knows no site. All of it is optional: an ordinary HTML5 player needs none.
 */
export interface PlayerFacts {
  /** The video elements that may be the one watched, the best first. Absent: the largest one in sight. */
  video?: string
  /** Matches while what plays is an advertisement in the same video element. */
  advertisement?: string
  /** The lines of captions on the screen now; their texts, joined. */
  captions?: string
  /** Parts of those lines that nobody spoke: the badge of automatic captions. */
  unspoken?: string
  /** The title of the chapter that plays, as the page shows it. */
  chapter?: string
  /** Players that are not the watched one: previews under the pointer. */
  ignored?: string
  /** Events on the document or window after which the page may show another video. */
  navigationEvents?: string[]
}

/** What the page's player does at one instant. */
export interface PlayerState {
  /** The page's address at that instant: what the time belongs to. */
  url: string
  /** Content time in seconds, unrounded, advertisements not counted; absent when no time is known. */
  seconds?: number
  /** Whether the time is only the last one known: an advertisement plays, or the player does not tell. */
  isApproximate: boolean
  /** 1 is the ordinary speed. */
  rate: number
  isPaused: boolean
  durationSeconds?: number
  /** The title of the chapter that plays, where the page shows it. */
  chapter?: string
  /** When it was so, in milliseconds since 1970: news takes its time on a busy machine. */
  atMilliseconds?: number
}

/** Words spoken, with their content time. */
export interface CaptionLine {
  startSeconds: number
  endSeconds?: number
  text: string
}

/** A frame of the video as a picture. */
export interface TakenFrame {
  /** An encoded picture. */
  bytes: ArrayBuffer
  /** `image/webp`, or `image/png` where the browser writes no WebP. */
  type: string
  widthPixels: number
  heightPixels: number
  /** Content time of the frame. */
  seconds?: number
}

/**
 * Why there is no frame. `tainted`: the video is from another host, and only a picture of the tab can show it;
 * `protected`: the player shows its pictures to nobody; `nothing`: there is no video, or no frame of it yet.
 */
export type FrameRefusal = 'tainted' | 'protected' | 'nothing'
