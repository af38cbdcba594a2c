import type { Metas } from './meta'

/** A page that names a thing but does not show it. The message says what to do. */
export class UnreadablePage extends Error {
  override name = 'UnreadablePage'
}

/** Sentences for the user, by what stands in the way of the page that the address names. */
const sentences = {
  consent: 'A consent page stands in the way. Answer it, then open Lectern on the page that follows.',
  check: 'The site is checking the browser first. Wait until the page itself appears, then try again.',
  missing: 'The site says that there is no such page. Check the address.',
  refused: 'The site does not show this page. Sign in or open it another way, then try again.',
}

const checkSelectors =
  '#challenge-form, #challenge-running, #cf-challenge-running, .cf-browser-verification, #px-captcha'
const titles: readonly (readonly [keyof typeof sentences, RegExp])[] = [
  ['consent', /^(?:before you continue|bevor sie (?:zu|fortfahren)|avant d.accéder|antes de (?:ir|continuar))/i],
  [
    'check',
    /^(?:just a moment|attention required!|one moment, please|checking your browser|are you a robot|verifying you)/i,
  ],
  [
    'missing',
    /^(?:(?:error\s*)?(?:404|410)(?:\s*error)?\s*(?:$|[-–—|:.]?\s*(?:page |file |article )?(?:not found|gone))|(?:page|file|article|video|content) not found|not found\s*(?:$|[-–—|]))/i,
  ],
  [
    'refused',
    /^(?:(?:error\s*)?(?:401|403)\s*(?:$|[-–—|:.]?\s*(?:forbidden|unauthorized))|access (?:to this page has been )?denied|forbidden\s*$)/i,
  ],
]

/** The sentence for a page that stands in place of the one that was asked for, or undefined for an ordinary page. */
export function whyBlocked(url: URL, document: Document, metas: Metas): string | undefined {
  if (/^consent\./.test(url.hostname)) return sentences.consent
  if (document.querySelector(checkSelectors)) return sentences.check
  const isArticle = metas.first('citation_title') !== undefined || metas.first('og:type') === 'article'
  const title = document.title.trim()
  const reason = isArticle ? undefined : titles.find(([, pattern]) => pattern.test(title))?.[0]
  return reason && sentences[reason]
}
