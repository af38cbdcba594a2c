/** A title without the name of its site at the end ("A talk | Example", "Une vidéo - Vidéo Example"). */
export function withoutSiteName(title: string, site: string | undefined): string {
  if (!site) return title
  const [whole, rest, tail] = /^(.+?)\s+[|\-–—·•»:]\s+([^|]+)$/.exec(title) ?? []
  const last = /^(.+)\s+[|\-–—·•»]\s+(.+?)$/.exec(title)
  if (last?.[1] && last[2] && namesSite(last[2], site)) return last[1]
  return whole && rest && tail && namesSite(tail, site) ? rest : title
}

const mostWords = 2

/** Whether the end of a title is the site's name, alone or with a word or two of its own ("Vidéo Example"). */
function namesSite(tail: string, site: string): boolean {
  const own = plain(site)
  const words = tail.trim().split(/\s+/)
  if (own === '' || plain(tail) === own) return own !== ''
  return words.length <= mostWords && [words[0], words.at(-1)].some((word) => plain(word ?? '') === own)
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
