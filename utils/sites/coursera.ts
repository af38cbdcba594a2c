import { clipOf, type Facts, fact } from '@/utils/clip'
import type { Clip } from '@/utils/entry'
import { nameOf, readJsonLd, textOf, thingsOf, typesOf } from '@/utils/page/json-ld'
import { collapse, noMetas } from '@/utils/page/meta'
import { findNamedVideo } from '@/utils/page/named-video'
import { videoFacts } from '@/utils/page/video-facts'
import { isOnHost, parseWebUrl, plainPath } from '@/utils/url'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

/*
 * A lecture's address carries its title as words ("what-is-learning"), and so tells whether the title that the page
 * shows is this lecture's or still the last one's.
 */
interface Lecture {
  course: string
  id: string
  /** The title in the address: letters and digits. */
  words?: string | undefined
  url: string
}

const learnerPath = /^\/learn\/([\w-]{1,200})\/(?:lecture|item)\/(\w{3,12})(?:\/([^/]+))?$/
const openPath = /^\/lecture\/([\w-]{1,200})\/([^/]+)-(\w{3,12})$/

function lectureOf(url: URL): Lecture | undefined {
  if (!isOnHost(url, 'coursera.org')) return undefined
  const path = plainPath(url)
  const [, course, id, slug] = learnerPath.exec(path) ?? []
  if (course && id) {
    const address = `https://www.coursera.org/learn/${course}/lecture/${id}${slug ? `/${encodeURIComponent(slug)}` : ''}`
    return { course, id, words: slug && wordsOf(slug), url: address }
  }
  const [, openCourse, openSlug, openId] = openPath.exec(path) ?? []
  if (!openCourse || !openSlug || !openId) return undefined
  const address = `https://www.coursera.org/lecture/${openCourse}/${encodeURIComponent(openSlug)}-${openId}`
  return { course: openCourse, id: openId, words: wordsOf(openSlug), url: address }
}

function wordsOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function read({ url, document, at = new Date() }: Page): Clip | undefined {
  const lecture = lectureOf(url)
  if (!lecture) return undefined
  const page = findNamedVideo({ url, document }, (address) => lectureOf(address)?.id === lecture.id)
  // The metadata of a lecture's page are its course's, so of the served only the thing counts.
  const facts = page?.video.name ? videoFacts(page.video, { ...page, metas: noMetas }, 'speaker') : {}
  const title = facts.title ?? shownTitle(document, lecture)
  if (!title) throw new UnreadablePage(notShownSentence)
  return clipOf(
    { site: 'coursera', kind: 'video', ids: [`coursera:${lecture.course}:${lecture.id}`], url: lecture.url, at },
    { ...facts, title, container: courseOf(document, lecture) },
  )
}

/** The first of the page's titles that is the one in the address. */
function shownTitle(document: Document, { words }: Lecture): Facts['title'] {
  const headings = [...document.querySelectorAll('h1.video-name, h1')].map((heading) => heading.textContent ?? '')
  const parts = document.title.split(/\s+[|–—-]\s+/)
  const titles = [...headings, ...parts, document.title.replace(/\s+\|\s+Coursera$/, '')]
  const title = titles.find((text) => words && wordsOf(text) === words)
  return fact('lecture page', 'medium', collapse(title))
}

/** The course, by a thing or a link that has its address. */
function courseOf(document: Document, { course }: Lecture): Facts['container'] {
  const base = new URL('https://www.coursera.org')
  const path = `/learn/${course}`
  const crumbs = readJsonLd(document)
    .filter((thing) => typesOf(thing).includes('BreadcrumbList'))
    .flatMap((list) => thingsOf(list.itemListElement))
    .map(({ name, item }) => ({
      name: nameOf(name) ?? nameOf(item),
      address: textOf(thingsOf(item)[0]?.['@id']) ?? textOf(item),
    }))
  const links = [...document.querySelectorAll('a[href*="/learn/"]')].map((link) => ({
    name: link.textContent ?? undefined,
    address: link.getAttribute('href') ?? undefined,
  }))
  for (const { name, address } of [...crumbs, ...links]) {
    const url = parseWebUrl(address, base)
    const title = collapse(name)
    const isCourse = url && isOnHost(url, 'coursera.org') && plainPath(url) === path
    if (title && isCourse) return fact('course link', 'medium', { name: title, url: base.origin + path })
  }
  return undefined
}

/** Lectures of courses on Coursera. */
export const coursera: Site = {
  name: 'coursera',
  label: 'Coursera',
  matches: (url) => lectureOf(url) !== undefined,
  identify: (url) => {
    const lecture = lectureOf(url)
    return lecture ? [`coursera:${lecture.course}:${lecture.id}`] : []
  },
  canonicalUrl: (url) => lectureOf(url)?.url,
  tellFromUrl: () => ({ kind: 'video' }),
  read,
  whyNoTimeLink: 'The address of a lecture takes no time.',
  player: {
    video: '#c-video_html5_api, video.vjs-tech, .video-js video',
    // Captions are text tracks; the phrase that is spoken is marked in the transcript below, also while they are off.
    captions: '.rc-Phrase.active, :root:not(:has(.rc-Phrase.active)) .vjs-text-track-cue',
  },
}
