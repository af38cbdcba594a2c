import type { PlayerFacts } from '@/utils/player'

/** The video that is watched: the best of those that the site names, else the largest one in sight that plays. */
export function findVideo(document: Document, facts: PlayerFacts): HTMLVideoElement | undefined {
  const named = facts.video === undefined ? [] : [...document.querySelectorAll<HTMLVideoElement>(facts.video)]
  const all = named.length > 0 ? named : videosOf(document)
  const watched = all.filter((video) => !(facts.ignored && video.closest(facts.ignored)))
  return largest(watched, weightOf)
}

/** The first one of those that weigh most. */
export function largest<T>(all: T[], weightOf: (one: T) => number): T | undefined {
  return all.sort((one, other) => weightOf(other) - weightOf(one))[0]
}

/** Every video of the page, those in open shadow roots too. */
function videosOf(root: ParentNode): HTMLVideoElement[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? videosOf(shadowRoot) : []))
  return [...root.querySelectorAll('video'), ...inside]
}

/** A video that plays counts more than any that does not; among equals the larger area in sight. */
function weightOf(video: HTMLVideoElement): number {
  const isPlaying = !video.paused && !video.ended && video.readyState > 1
  return sizeInSight(video) + (isPlaying ? 1e9 : 0)
}

/** The area of an element that is inside the window, in CSS pixels. */
export function sizeInSight(element: Element): number {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const { innerWidth = 0, innerHeight = 0 } = element.ownerDocument.defaultView ?? {}
  const width = Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0))
  const height = Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0))
  return width * height
}
