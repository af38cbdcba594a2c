import type { PaperType } from './entry'

const preprintServers =
  /^(?:arxiv|biorxiv|medrxiv|chemrxiv|eartharxiv|engrxiv|psyarxiv|socarxiv|techrxiv|ssrn|research square|res sq|preprints)\b/i
const journals =
  /\b(?:journal|transactions|letters|annals|reviews?|magazine|bulletin|quarterly|archive|national academy of sciences|proceedings of the (?:ieee|royal society|vldb|acm on))\b/i
const conferences =
  /\b(?:proceedings|proc\.|conference|workshops?|symposium|meeting|findings of|neural information processing systems|computer vision and pattern recognition|lecture notes in)\b/i

/** What a paper is by the name of that which it appeared in; undefined for a name that does not say. */
export function typeOfVenue(name: string): 'preprint' | Extract<PaperType, 'article' | 'conference'> | undefined {
  if (preprintServers.test(name.trim())) return 'preprint'
  if (journals.test(name)) return 'article'
  return conferences.test(name) ? 'conference' : undefined
}
