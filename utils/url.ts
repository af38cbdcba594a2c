/** Query parameters that say how a reader came to a page, never which page it is. */
const trackingParameter =
  /^(?:utm_.+|mtm_.+|pk_.+|hsa_.+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|_hsenc|_hsmi|mkt_tok|ref_src|ref_url|_ga|_gl|s_cid|cmpid|spm|share_source|vero_id|wt_mc|oly_enc_id|oly_anon_id|__twitter_impression|srsltid)$/i

/** A moment, told with its units: without them the name may say which page it is (`viewtopic.php?t=90`). */
const moment = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$/i
const momentParameters = ['t', 'wtime', 'start']

/** A web address, absolute or against a base; undefined for anything else (`javascript:`, no address at all). */
export function parseWebUrl(text: string | undefined, base?: URL): URL | undefined {
  const trimmed = text?.trim()
  if (!trimmed || !URL.canParse(trimmed, base)) return undefined
  const url = new URL(trimmed, base)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}

/** The host without `www.`, for comparing; the URL parser has put it in lower case. */
export function plainHost(url: URL): string {
  return url.hostname.replace(/^www\./, '').replace(/\.$/, '')
}

/** Whether a URL is on a host or one of its subdomains. */
export function isOnHost(url: URL, host: string): boolean {
  const own = plainHost(url)
  return own === host || own.endsWith(`.${host}`)
}

/** The path decoded once, without doubled or trailing slashes; its case is kept. */
export function plainPath(url: URL): string {
  return decodeOnce(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
}

/**
 * One spelling for all addresses of one page: https, no `www.`, no tracking, no moment, parameters in order, no fragment but a
 * route (`#/…`, `#!…`) that a page of scripts shows.
 */
export function normaliseUrl(url: URL): string {
  const port = url.port ? `:${url.port}` : ''
  const path = encodeURI(plainPath(url)).replace(/[?#]/g, encodeURIComponent)
  return `https://${plainHost(url)}${port}${path || '/'}${plainQuery(url)}${routeOf(url)}`
}

/** An address without the moment at which what it shows is to begin (`?t=1h2m3s`). */
export function withoutMoment(url: URL): URL {
  const plain = new URL(url)
  for (const name of momentParameters) {
    if (isMoment([name, plain.searchParams.get(name) ?? ''])) plain.searchParams.delete(name)
  }
  return plain
}

/** The identity of a page that has no better one. */
export function urlIdentity(url: URL): string {
  return `url:${normaliseUrl(url)}`
}

function plainQuery(url: URL): string {
  const parameters = [...url.searchParams].filter(([name]) => !trackingParameter.test(name))
  const kept = new URLSearchParams(parameters.filter((parameter) => !isMoment(parameter)))
  kept.sort()
  const query = kept.toString()
  return query && `?${query}`
}

function isMoment([name, value]: [name: string, value: string]): boolean {
  return momentParameters.includes(name) && moment.test(value)
}

function routeOf(url: URL): string {
  return /^#(?:\/|!).+/.test(url.hash) ? url.hash : ''
}

/** Percent-encoded text as it is meant. */
export function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray "%" is legal in an address; such a path is its own best spelling.
    return text
  }
}
