import type { Clip } from './entry'

/** A link's own text is a hint at what it leads to, and the page itself knows better. */
export function withLinkTitle(clip: Clip, text: string, at = new Date()): Clip {
  const title = text.replace(/\s+/g, ' ').trim()
  if (title === '' || clip.title !== '' || /^https?:\/\//i.test(title)) return clip
  const origin = { from: 'link text', trust: 'low' as const, at: at.toISOString() }
  return { ...clip, title, origin: { ...clip.origin, title: origin } }
}
