import { parseWebUrl } from '@/utils/url'
import { readJsonLd, type Thing, textOf, typesOf } from './json-ld'
import { noMetas, readMetas } from './meta'
import { readMicrodata } from './microdata'
import type { ThingPage } from './thing-facts'

/** The video that an address names, as its page describes it. */
export interface NamedVideo extends ThingPage {
  /** The page's VideoObject; empty where only its metadata speak of the video. */
  video: Thing
}

const addressProperties = ['url', '@id', 'embedUrl', 'contentUrl', 'mainEntityOfPage']

/**
 * What a page of a site of videos says of the video in its address, or undefined when nothing there does. A page that
 * navigates in place leaves the metadata of another video behind, so a source is believed only if it carries an
 * address of the same video: the thing its own, the metadata the page's (`og:url`, canonical).
 */
export function findNamedVideo(
  { url, document }: Pick<ThingPage, 'url' | 'document'>,
  isSameVideo: (address: URL) => boolean,
): NamedVideo | undefined {
  const metas = readMetas(document)
  const canonical = document.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? undefined
  const own = [metas.first('og:url'), canonical].flatMap((address) => parseWebUrl(address, url) ?? [])
  const isOwn = own.length > 0 && own.every(isSameVideo)
  const things = [...readJsonLd(document), ...readMicrodata(document, (type) => type === 'VideoObject')]
  const video = things.find(
    (thing) => typesOf(thing).includes('VideoObject') && addressesOf(thing, url).some(isSameVideo),
  )
  return isOwn || video ? { url, document, metas: isOwn ? metas : noMetas, video: video ?? {} } : undefined
}

function addressesOf(thing: Thing, base: URL): URL[] {
  return addressProperties.flatMap((property) => parseWebUrl(textOf(thing[property]), base) ?? [])
}
