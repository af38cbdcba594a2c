import { chaptersOfDescription, orderedChapters } from '@/utils/chapters'
import { clipOf, type Fact, type Facts, fact, firstFact } from '@/utils/clip'
import type { Chapter, Clip, Entry, Person, Trust } from '@/utils/entry'
import { isThing, nameOf, readJsonLd, type Thing, textOf, thingsOf, typesOf } from '@/utils/page/json-ld'
import { readMicrodata } from '@/utils/page/microdata'
import {
  assignedText,
  assignedValue,
  cutProperty,
  parseJson,
  scriptsAssigning,
  valueAt,
} from '@/utils/page/script-json'
import { readTranscriptPanel } from '@/utils/page/transcript-panel'
import type { PlayerFacts } from '@/utils/player'
import type { PageTranscript, TextLine } from '@/utils/text'
import { secondsOfClock, secondsOfDuration } from '@/utils/time'
import { notShownSentence, type Page, type Site, UnreadablePage } from './site'

/*
 * YouTube navigates in place: the metadata and inline data of the video that was opened first stay in the document
 * beside the next one's. So a source is believed only if it carries the id that is in the URL.
 */

const hosts = /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtubekids\.com|youtube\.googleapis\.com)$/
const shortHosts = /^(?:www\.)?(?:youtu\.be|y2u\.be)$/
const consentHost = 'consent.youtube.com'

const idAtStart = /^[0-9A-Za-z_-]{11}(?![0-9A-Za-z_-])/
// Words of eleven letters that stand where an id would.
const notIds = new Set(['videoseries', 'live_stream'])
const idInPath = /^\/(?:watch|shorts|live|embed|v|vi|e|w)\/([^/]+)/
const idInQuery = /^\/(?:watch|watch_popup|movie|details)?\/?$/

/** The id of the video that a URL names, in any of YouTube's spellings. */
function videoIdOf(url: URL): string | undefined {
  if (shortHosts.test(url.hostname)) return idOf(url.pathname.slice(1)) ?? idOf(url.searchParams.get('v'))
  if (!hosts.test(url.hostname) || url.hostname === consentHost) return undefined
  if (url.pathname === '/attribution_link') return nestedId(url.searchParams.get('u'))
  const fromPath = idInPath.exec(url.pathname)?.[1]
  if (fromPath) return idOf(fromPath)
  return idInQuery.test(url.pathname) ? idOf(url.searchParams.get('v')) : undefined
}

function idOf(text: string | null | undefined): string | undefined {
  const id = idAtStart.exec(text ?? '')?.[0]
  return id === undefined || notIds.has(id) ? undefined : id
}

function nestedId(path: string | null): string | undefined {
  const base = 'https://www.youtube.com'
  if (!path || !URL.canParse(path, base)) return undefined
  const url = new URL(path, base)
  return url.pathname === '/attribution_link' ? undefined : videoIdOf(url)
}

function idOfAddress(text: string | null | undefined): string | undefined {
  return text && URL.canParse(text) ? videoIdOf(new URL(text)) : undefined
}

function watchUrl(id: string): string {
  return `https://www.youtube.com/watch?v=${id}`
}

/**
 * Runs in the page's own world, where the player knows what plays; self-contained, for it is sent as text. It takes
 * the player's and the page's data for the video in the address bar and returns the parts that `read` looks at.
 */
function pageData(): unknown {
  // Every step asks objects that the page may have changed, so each may throw, and none may stop the others.
  function ask(question: () => unknown): unknown {
    try {
      return question()
    } catch {
      return undefined
    }
  }
  const get = (value: unknown, ...path: (string | number)[]) =>
    ask(() => path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), value))
  const call = (value: unknown, method: string) =>
    ask(() => Reflect.apply(get(value, method) as () => unknown, value, []))
  const isHere = (id: unknown) =>
    typeof id === 'string' && (location.href.includes(id) || location.pathname.startsWith('/clip/'))

  const manager = call(document.querySelector('ytd-page-manager'), 'getCurrentData')
  const players = [...document.querySelectorAll('#movie_player, #shorts-player, .html5-video-player')].map((player) => {
    const response = call(player, 'getPlayerResponse')
    const video = call(player, 'getVideoData')
    return { id: get(response, 'videoDetails', 'videoId') ?? get(video, 'video_id'), response, video }
  })
  for (const response of [get(manager, 'playerResponse'), get(window, 'ytInitialPlayerResponse')]) {
    players.push({ id: get(response, 'videoDetails', 'videoId'), response, video: undefined })
  }
  const player = players.find(({ id }) => isHere(id))
  const pages = [get(manager, 'response'), get(document.querySelector('ytd-watch-flexy'), 'data')]
  const watched = (page: unknown) => get(page, 'currentVideoEndpoint', 'watchEndpoint', 'videoId')
  const page = [...pages, get(window, 'ytInitialData')].find((one) => isHere(watched(one)))
  const overlay = get(page, 'playerOverlays', 'playerOverlayRenderer', 'decoratedPlayerBarRenderer')
  const bar = get(overlay, 'decoratedPlayerBarRenderer', 'playerBar')
  const listOf = (value: unknown) => (Array.isArray(value) ? value : [])
  const column = listOf(get(page, 'contents', 'twoColumnWatchNextResults', 'results', 'results', 'contents'))
  const owners = column.map((part) => get(part, 'videoSecondaryInfoRenderer', 'owner', 'videoOwnerRenderer'))
  const panels = listOf(get(page, 'engagementPanels')).map((panel) => get(panel, 'engagementPanelSectionListRenderer'))
  const found = {
    id: player?.id,
    response: {
      playabilityStatus: {
        status: get(player?.response, 'playabilityStatus', 'status'),
        reason: get(player?.response, 'playabilityStatus', 'reason'),
      },
      videoDetails: get(player?.response, 'videoDetails'),
      microformat: get(player?.response, 'microformat'),
      captions: {
        playerCaptionsTracklistRenderer: {
          captionTracks: listOf(
            get(player?.response, 'captions', 'playerCaptionsTracklistRenderer', 'captionTracks'),
          ).map((track) => ({
            kind: get(track, 'kind'),
            languageCode: get(track, 'languageCode'),
            name: get(track, 'name'),
          })),
        },
      },
    },
    video: { title: get(player?.video, 'title'), author: get(player?.video, 'author') },
    page: {
      id: watched(page),
      chapters: get(bar, 'chapteredPlayerBarRenderer', 'chapters'),
      markers: listOf(get(bar, 'multiMarkersPlayerBarRenderer', 'markersMap')).filter((one) =>
        get(one, 'value', 'chapters'),
      ),
      panels: panels
        .filter((panel) => String(get(panel, 'panelIdentifier')).includes('macro-markers'))
        .map((panel) => get(panel, 'content', 'macroMarkersListRenderer')),
      owner: owners.find((owner) => owner),
    },
  }
  return ask(() => JSON.parse(JSON.stringify(found)))
}

type Video = NonNullable<Clip['video']>

/** What one source says about the video. */
interface Source {
  from: string
  trust: Trust
  title?: string | undefined
  channel?: Person | undefined
  published?: string | undefined
  durationSeconds?: number | undefined
  summary?: string | undefined
  /** The source shortens descriptions. */
  isSummaryCut?: boolean
  language?: string | undefined
  keywords?: string[]
  video?: Video | undefined
}

/** What the watch page's own data says beside the player's: chapters, and the channels of a collaboration. */
interface WatchData {
  from: string
  id: string | undefined
  /** In order of trust: the player's bar, the creator's panel, the panel that YouTube made. */
  chapterLists: Chapter[][]
  owners: Person[]
}

function read({ url, document, pageData, at = new Date() }: Page): Clip | undefined {
  if (url.hostname === consentHost) throw new UnreadablePage(consentSentence)
  const id = videoIdOf(url) ?? clippedId(url, pageData)
  if (!id) return undefined

  const fromPlayer = valueAt(pageData, 'id') === id ? valueAt(pageData, 'response') : undefined
  const scripts = inlineScripts(document)
  const inline = carriesId(fromPlayer, id) ? undefined : inlinePlayerResponse(scripts)
  const players = [
    playerSource('player', fromPlayer, id),
    playerSource('inline player response', inline, id),
    videoDataSource(pageData, id),
  ]
  // A whole response leaves nothing for the others to add.
  const isWhole = players.some((source) => source?.published)
  const served = isWhole
    ? []
    : [microdataSource, jsonLdSource, openGraphSource].map((sourceOf) => sourceOf(document, id))
  const shown = isWhole ? [] : [watchPageSource(document, id), embedSource(document, id, url)]
  const isServed = carriesId(inline, id) || served.some((source) => source !== undefined)
  const sources = [...players, ...served, ...shown].filter((source) => source !== undefined)
  const isOfOther = (servedId(document) ?? id) !== id
  refuseUnavailable(document, fromPlayer ?? (isServed ? inline : undefined), isOfOther ? undefined : inline, sources)

  const watch = watchData(scripts, pageData, id)
  const facts = factsOf(sources, watch, document, id)
  const video = unlessEmpty({ ...facts.video?.value, ...videoOfUrl(url) })
  const keywords = sources.find((source) => source.keywords?.length)?.keywords ?? []
  return clipOf(
    { site: 'youtube', kind: 'video', ids: [`youtube:${id}`], url: watchUrl(id), at, keywords },
    { ...facts, video: fact(facts.video?.from ?? 'url', facts.video?.trust ?? 'high', video) },
  )
}

/** What the address alone tells of a video. */
function videoOfUrl(url: URL): Video {
  const list = url.searchParams.get('list')
  return { ...(url.pathname.startsWith('/shorts/') && { isShort: true }), ...(list && { list }) }
}

/** A `/clip/…` URL does not name its video; the player, which is always up to date, does. */
function clippedId(url: URL, pageData: unknown): string | undefined {
  if (!hosts.test(url.hostname) || !url.pathname.startsWith('/clip/')) return undefined
  return idOf(textOf(valueAt(pageData, 'id')))
}

const consentSentence = 'YouTube asks about cookies before it shows the video. Answer it on the page, then clip again.'

/** @throws UnreadablePage when the page says that there is no such video, or says nothing about it yet. */
function refuseUnavailable(document: Document, playability: unknown, inline: unknown, sources: Source[]): void {
  const status = valueAt(playability, 'playabilityStatus', 'status')
  const isKnown = sources.some((source) => source.title)
  if (isKnown && status !== 'ERROR') return
  if (document.querySelector('form[action*="//consent."]')) throw new UnreadablePage(consentSentence)
  const isRefusal = (response: unknown) => !['OK', undefined].includes(statusOf(response))
  const refusal = [playability, inline].find((response) => isRefusal(response) && !valueAt(response, 'videoDetails'))
  if (refusal || status === 'ERROR') {
    const reason = textOf(valueAt(refusal ?? playability, 'playabilityStatus', 'reason'))?.slice(0, 200)
    const saying = reason ? ` It says: “${reason}”` : ''
    throw new UnreadablePage(
      `YouTube does not show this video. Sign in there if it is private, or add it by hand.${saying}`,
    )
  }
  throw new UnreadablePage(notShownSentence)
}

function statusOf(response: unknown): string | undefined {
  return textOf(valueAt(response, 'playabilityStatus', 'status'))
}

function factsOf(sources: Source[], watch: WatchData | undefined, document: Document, id: string): Facts {
  const first = <K extends 'title' | 'published' | 'durationSeconds' | 'language' | 'video'>(
    name: K,
  ): Fact<NonNullable<Source[K]>> | undefined =>
    firstFact(...sources.map((source) => fact(source.from, source.trust, source[name] ?? undefined)))
  const durationSeconds = first('durationSeconds')
  const summary = firstFact(
    ...sources.map((source) => fact(source.from, source.isSummaryCut ? 'low' : source.trust, source.summary)),
  )
  const people = peopleFact(sources, watch)
  const [owner] = people?.value ?? []
  return {
    title: first('title'),
    people,
    container: owner && people && { ...people, value: { name: owner.name, ...(owner.url && { url: owner.url }) } },
    published: first('published'),
    summary,
    language: first('language'),
    durationSeconds,
    chapters: chaptersFact(watch, document, id, summary?.value, durationSeconds?.value),
    video: first('video'),
  }
}

/** The channel, or all channels of a collaboration, of which every other source knows only the first. */
function peopleFact(sources: Source[], watch: WatchData | undefined): Fact<Person[]> | undefined {
  const channel = firstFact(...sources.map((source) => fact(source.from, source.trust, source.channel)))
  if (watch && watch.owners.length > 1) return fact(watch.from, 'high', watch.owners)
  return channel && { ...channel, value: [channel.value] }
}

function channelOf(name: string | undefined, address: string | undefined, channelId?: string): Person | undefined {
  if (!name) return undefined
  const url = channelUrl(address) ?? channelUrl(channelId && `/channel/${channelId}`)
  return { name, role: 'channel', ...(url && { url }) }
}

function channelUrl(address: string | undefined): string | undefined {
  const base = 'https://www.youtube.com'
  if (!address || !URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  return hosts.test(url.hostname) && url.pathname.length > 1 ? `${base}${url.pathname}` : undefined
}

/** The day as YouTube gives it: in the zone of its offset, a bare date in US Pacific time. */
function dayOf(value: unknown): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(textOf(value) ?? '')?.[0]
}

function positiveSeconds(value: string | number | undefined): number | undefined {
  const seconds = Math.floor(Number(value))
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined
}

/** YouTube's text objects: `{simpleText}` or `{runs: [{text}]}`. */
function labelOf(value: unknown): string | undefined {
  const runs = valueAt(value, 'runs')
  const joined = Array.isArray(runs) ? runs.map((run) => valueAt(run, 'text')).join('') : undefined
  return textOf(valueAt(value, 'simpleText')) ?? textOf(joined) ?? textOf(valueAt(value, 'content')) ?? textOf(value)
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function carriesId(response: unknown, id: string): boolean {
  return valueAt(response, 'videoDetails', 'videoId') === id
}

/** A player response, from the player itself or from the page's script. */
function playerSource(from: string, response: unknown, id: string): Source | undefined {
  if (!carriesId(response, id)) return undefined
  const details = valueAt(response, 'videoDetails')
  const format = valueAt(response, 'microformat', 'playerMicroformatRenderer')
  const name = textOf(valueAt(details, 'author')) ?? textOf(valueAt(format, 'ownerChannelName'))
  const channelId = textOf(valueAt(details, 'channelId')) ?? textOf(valueAt(format, 'externalChannelId'))
  const live = liveStateOf(details, format)
  const isRunning = live === 'live' || live === 'upcoming'
  return {
    from,
    trust: 'high',
    title: textOf(valueAt(details, 'title')) ?? labelOf(valueAt(format, 'title')),
    channel: channelOf(name, textOf(valueAt(format, 'ownerProfileUrl')), channelId),
    published: dayOf(valueAt(format, 'publishDate')) ?? dayOf(valueAt(format, 'uploadDate')),
    durationSeconds: isRunning ? undefined : positiveSeconds(textOf(valueAt(details, 'lengthSeconds'))),
    summary: textOf(valueAt(details, 'shortDescription')) ?? labelOf(valueAt(format, 'description')),
    language: spokenLanguage(response),
    keywords: textsOf(valueAt(details, 'keywords')),
    video: unlessEmpty({
      ...(channelId && { channelId }),
      ...(live && { live }),
      ...(valueAt(format, 'isShortsEligible') === true && { isShort: true }),
      ...(valueAt(format, 'isUnlisted') === true && { isUnlisted: true }),
    }),
  }
}

function unlessEmpty(video: Video): Video | undefined {
  return Object.keys(video).length > 0 ? video : undefined
}

type LiveState = NonNullable<Video['live']>

function liveStateOf(details: unknown, format: unknown): LiveState | undefined {
  if (valueAt(details, 'isUpcoming') === true) return 'upcoming'
  const isNow = valueAt(format, 'liveBroadcastDetails', 'isLiveNow') === true
  if (isNow || valueAt(details, 'isLive') === true) return 'live'
  return valueAt(details, 'isLiveContent') === true || valueAt(details, 'isPostLiveDvr') === true ? 'ended' : undefined
}

/** YouTube makes automatic captions in the language that is spoken; the page's own language says nothing. */
function spokenLanguage(response: unknown): string | undefined {
  const tracks = valueAt(response, 'captions', 'playerCaptionsTracklistRenderer', 'captionTracks')
  const automatic = thingsOf(tracks).find((track) => track.kind === 'asr')
  return textOf(automatic?.languageCode)
}

/** What a player without a response (embedded, changed) still says. */
function videoDataSource(pageData: unknown, id: string): Source | undefined {
  if (valueAt(pageData, 'id') !== id) return undefined
  const video = valueAt(pageData, 'video')
  const channel = channelOf(textOf(valueAt(video, 'author')), undefined)
  return { from: 'player video data', trust: 'high', title: textOf(valueAt(video, 'title')), channel }
}

/** What the page's inline scripts were served with, as text, read only where the player does not say. */
function inlineScripts(document: Document): string[] {
  return scriptsAssigning(document, 'ytInitialPlayerResponse', 'ytInitialData', 'ytplayer.config')
}

const responseParts = ['playabilityStatus', 'videoDetails', 'microformat']

/** The response that the served page began with; until 2020 it was text inside the player's settings. */
function inlinePlayerResponse(scripts: string[]): unknown {
  for (const text of scripts) {
    const json = assignedText(text, 'ytInitialPlayerResponse')
    if (json !== undefined) {
      const parts = responseParts.map((name) => [name, parseJson(cutProperty(json, name))])
      const captionTracks = parseJson(cutProperty(json, 'captionTracks'))
      return { ...Object.fromEntries(parts), captions: { playerCaptionsTracklistRenderer: { captionTracks } } }
    }
    const settings = valueAt(assignedValue(text, 'ytplayer.config'), 'args')
    const response = valueAt(settings, 'player_response') ?? valueAt(settings, 'raw_player_response')
    if (response) return typeof response === 'string' ? parseJson(response) : response
  }
  return undefined
}

function idOfThing(thing: Thing): string | undefined {
  const names = [thing.identifier, thing.videoId].map((value) => idOf(textOf(value)))
  const addresses = [thing['@id'], thing.url, thing.embedUrl].map((value) => idOfAddress(textOf(value)))
  return [...names, ...addresses].find((id) => id !== undefined)
}

function microdataSource(document: Document, id: string): Source | undefined {
  const video = readMicrodata(document, (type) => type === 'VideoObject').find((thing) => idOfThing(thing) === id)
  if (!video) return undefined
  const channelId = textOf(video.channelId)
  const isUnlisted = textOf(video.unlisted)?.toLowerCase() === 'true'
  const source = thingSource('microdata VideoObject', video)
  return {
    ...source,
    channel: source.channel ?? breadcrumbChannel(document, video),
    isSummaryCut: true,
    video: unlessEmpty({ ...(channelId && { channelId }), ...(isUnlisted && { isUnlisted }) }),
  }
}

/** Until 2021 the video's item had only its channel's address; the channel's name stood in a breadcrumb of it. */
function breadcrumbChannel(document: Document, video: Thing): Person | undefined {
  const addresses = thingsOf(video.author).map((author) => textOf(author.url))
  const trails = readJsonLd(document).filter((thing) => typesOf(thing).includes('BreadcrumbList'))
  const items = trails.flatMap((trail) => thingsOf(trail.itemListElement)).flatMap((step) => thingsOf(step.item))
  const crumb = items.find((item) => addresses.includes(textOf(item['@id'])))
  return crumb && channelOf(nameOf(crumb.name), textOf(crumb['@id']))
}

/** A block without a description is made from a comment or a clip of the video. */
function jsonLdSource(document: Document, id: string): Source | undefined {
  const video = readJsonLd(document).find(
    (thing) => typesOf(thing).includes('VideoObject') && idOfThing(thing) === id && textOf(thing.description),
  )
  return video && { ...thingSource('json-ld VideoObject', video), isSummaryCut: true }
}

function thingSource(from: string, thing: Thing): Source {
  const [author] = thingsOf(thing.author)
  return {
    from,
    trust: 'high',
    title: textOf(thing.name),
    channel: channelOf(nameOf(thing.author), textOf(author?.url)),
    published: dayOf(thing.datePublished) ?? dayOf(thing.uploadDate),
    durationSeconds: positiveSeconds(secondsOfDuration(textOf(thing.duration) ?? '')),
    summary: textOf(thing.description),
  }
}

function openGraphSource(document: Document, id: string): Source | undefined {
  const contents = (property: string) =>
    [...document.querySelectorAll(`meta[property="${property}"]`)].map((meta) => meta.getAttribute('content') ?? '')
  if (idOfAddress(contents('og:url')[0]) !== id) return undefined
  return {
    from: 'meta og',
    trust: 'high',
    title: withoutSite(textOf(contents('og:title'))),
    summary: textOf(contents('og:description')),
    isSummaryCut: true,
    keywords: contents('og:video:tag'),
  }
}

/** What the watch page shows. Its parts are filled in late, one after the other. */
function watchPageSource(document: Document, id: string): Source | undefined {
  const watch = document.querySelector(`ytd-watch-flexy[video-id="${id}"], ytd-watch-grid[video-id="${id}"]`)
  const title = textOf(watch?.querySelector('ytd-watch-metadata h1, #title h1, h1.title')?.textContent)
  if (!watch || !title || isTitleOfEarlierVideo(document, title, id)) return undefined
  const channel = watch.querySelector('ytd-video-owner-renderer #channel-name a, #owner #channel-name a')
  const isAd = watch.querySelector('.ad-showing, .ad-interrupting') !== null
  const clock = isAd ? undefined : watch.querySelector('.ytp-time-duration')?.textContent
  return {
    from: 'watch page',
    trust: 'medium',
    title,
    channel: channelOf(textOf(channel?.textContent), channel?.getAttribute('href') ?? undefined),
    durationSeconds: positiveSeconds(secondsOfClock(clock ?? '')),
  }
}

/** The video with whose metadata the document was served. */
function servedId(document: Document): string | undefined {
  return idOfAddress(document.querySelector('meta[property="og:url"]')?.getAttribute('content'))
}

function isTitleOfEarlierVideo(document: Document, title: string, id: string): boolean {
  const earlier = document.querySelector('meta[property="og:title"]')?.getAttribute('content')
  return servedId(document) !== id && earlier === title
}

function withoutSite(title: string | undefined): string | undefined {
  return textOf(title?.replace(/\s+-\s+YouTube(?: Music)?$/, ''))
}

/** The embedded player, whose title links to the video; its page is never navigated in place. */
function embedSource(document: Document, id: string, url: URL): Source | undefined {
  const from = 'embedded player'
  const link = document.querySelector('a.ytp-title-link, a.ytmVideoInfoVideoTitle, .ytmVideoInfoVideoTitle a')
  if (idOfAddress(link?.getAttribute('href')) === id) return { from, trust: 'medium', title: textOf(link?.textContent) }
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const isServed = url.pathname.startsWith('/embed/') && idOfAddress(canonical) === id
  return isServed ? { from, trust: 'low', title: withoutSite(document.title) } : undefined
}

/** The watch page's data for this video: from the page's own world, else from its script. */
function watchData(scripts: string[], pageData: unknown, id: string): WatchData | undefined {
  const page = valueAt(pageData, 'page')
  if (valueAt(page, 'id') === id) {
    const bars = [valueAt(page, 'markers'), valueAt(page, 'chapters')]
    const panels = valueAt(page, 'panels')
    return {
      from: 'watch data',
      id,
      chapterLists: [
        ...bars.map(barChapters),
        ...(Array.isArray(panels) ? panels.map((one) => panelChapters(one, id)) : []),
      ],
      owners: collaborators(valueAt(page, 'owner')),
    }
  }
  const inline = inlineWatchData(scripts, id)
  return inline?.id === id ? inline : undefined
}

const panelNames = ['description-chapters', 'auto-chapters']

/** A megabyte of page data, of which only the parts that a clip needs are cut out and parsed. */
function inlineWatchData(scripts: string[], id: string): WatchData | undefined {
  const json = scripts.map((text) => assignedText(text, 'ytInitialData')).find((text) => text !== undefined)
  if (json === undefined) return undefined
  const part = (name: string, from = 0) => parseJson(cutProperty(json, name, from))
  const panels = panelNames.map((name) => json.indexOf(`"panelIdentifier":"engagement-panel-macro-markers-${name}"`))
  return {
    from: 'inline page data',
    id: textOf(valueAt(part('currentVideoEndpoint'), 'watchEndpoint', 'videoId')),
    chapterLists: [
      barChapters(valueAt(part('multiMarkersPlayerBarRenderer'), 'markersMap')),
      barChapters(valueAt(part('chapteredPlayerBarRenderer'), 'chapters')),
      ...panels.map((from) => (from < 0 ? [] : panelChapters(part('macroMarkersListRenderer', from), id))),
    ],
    owners: json.includes('"attributedTitle":') ? collaborators(part('videoOwnerRenderer')) : [],
  }
}

/** Chapters of the player's bar: as they are, or as one of several sorts of markers. */
function barChapters(value: unknown): Chapter[] {
  const chapters = thingsOf(value).flatMap((item) => {
    const marked = valueAt(item, 'value', 'chapters')
    return Array.isArray(marked) ? [marked] : []
  })
  return thingsOf(chapters[0] ?? value).map((item) => ({
    startSeconds: Number(valueAt(item, 'chapterRenderer', 'timeRangeStartMillis')) / 1000,
    title: labelOf(valueAt(item, 'chapterRenderer', 'title')) ?? '',
  }))
}

function panelChapters(panel: unknown, id: string): Chapter[] {
  return thingsOf(valueAt(panel, 'contents')).flatMap((content) => {
    const item = valueAt(content, 'macroMarkersListItemRenderer')
    const endpoint = valueAt(item, 'onTap', 'watchEndpoint')
    if (!isThing(item) || (isThing(endpoint) && endpoint.videoId !== id)) return []
    const clock = secondsOfClock(labelOf(item.timeDescription) ?? '')
    return [{ startSeconds: Number(valueAt(endpoint, 'startTimeSeconds') ?? clock), title: labelOf(item.title) ?? '' }]
  })
}

const maxOwnerDepth = 30

/** The channels that a video's owner line names in its dialog; empty for a video of one channel. */
function collaborators(owner: unknown): Person[] {
  const found: Person[] = []
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > maxOwnerDepth) return
    const title = valueAt(value, 'listItemViewModel', 'title')
    const command = valueAt(title, 'commandRuns', 0, 'onTap', 'innertubeCommand', 'browseEndpoint')
    const person = channelOf(
      labelOf(title),
      textOf(valueAt(command, 'canonicalBaseUrl')),
      textOf(valueAt(command, 'browseId')),
    )
    if (person && !found.some(({ name }) => name === person.name)) found.push(person)
    for (const inner of Object.values(value)) visit(inner, depth + 1)
  }
  visit(valueAt(owner, 'attributedTitle'), 0)
  return found
}

function chaptersFact(
  watch: WatchData | undefined,
  document: Document,
  id: string,
  description: string | undefined,
  durationSeconds: number | undefined,
): Fact<Chapter[]> | undefined {
  const chaptersIn = (from: string, trust: Trust, chapters: Chapter[]) =>
    fact(from, trust, orderedChapters(chapters, durationSeconds))
  return (
    firstFact(...(watch?.chapterLists ?? []).map((list) => chaptersIn(`${watch?.from} chapters`, 'high', list))) ??
    chaptersIn('watch page chapters', 'medium', shownChapters(document, id)) ??
    chaptersIn('description chapters', 'medium', chaptersOfDescription(description ?? ''))
  )
}

function shownChapters(document: Document, id: string): Chapter[] {
  return [...document.querySelectorAll('ytd-macro-markers-list-item-renderer a[href]')].flatMap((link) => {
    const href = link.getAttribute('href') ?? ''
    const title = textOf(link.querySelector('#details h3, #details h4')?.textContent)
    const startSeconds = secondsOfClock(link.querySelector('#time')?.textContent ?? '')
    return title && startSeconds !== undefined && nestedId(href) === id ? [{ startSeconds, title }] : []
  })
}

function timeLink(entry: Pick<Entry, 'ids' | 'url'>, seconds: number): string | undefined {
  const known = entry.ids.find((one) => one.startsWith('youtube:'))
  const id = idOf(known?.slice('youtube:'.length)) ?? idOfAddress(entry.url)
  if (!id) return undefined
  // The player ignores fractions and fragments.
  const whole = Math.floor(seconds)
  return whole > 0 ? `${watchUrl(id)}&t=${whole}s` : watchUrl(id)
}

/** The watched players: the one of watch pages, embeds, music and mobile, and the one of shorts. */
const players = ['#movie_player', '#shorts-player']
const inPlayers = (...inner: string[]) => players.flatMap((one) => inner.map((rest) => one + rest)).join(', ')

const player: PlayerFacts = {
  video: `ytd-reel-video-renderer[is-active] video, ${inPlayers(' video')}`,
  advertisement: inPlayers('.ad-showing', '.ad-interrupting'),
  captions: inPlayers(' .ytp-caption-segment'),
  // The button of the chapter stays in the bar, hidden, when the next video has none.
  chapter: inPlayers(' .ytp-chapter-container:not([style*="display: none"]) .ytp-chapter-title-content'),
  ignored: '#inline-preview-player, ytd-video-preview, #video-preview, #inline-player, ytd-moving-thumbnail-renderer',
  navigationEvents: ['yt-navigate-finish', 'yt-page-data-updated', 'state-navigateend', 'yt-navigate'],
}

/**
 * Runs in the page's own world, self-contained. The player's own time leaves out advertisements that are stitched into
 * the stream, and counts from the start of a live one. During an advertisement nobody knows; of another video's player
 * (one left behind, one that plays small while the page shows something else) nothing is believed.
 */
function playerOffset(): number | undefined {
  const watchedPath = /^\/(?:watch|shorts|live)\b/
  const call = (target: object, method: string): unknown => Reflect.apply(Reflect.get(target, method), target, [])
  for (const player of document.querySelectorAll('#shorts-player, #movie_player')) {
    try {
      const video = player.querySelector('video')
      const id: unknown = Reflect.get(Object(call(player, 'getVideoData')), 'video_id')
      if (!video || typeof id !== 'string' || id === '') continue
      if (watchedPath.test(location.pathname) && !location.href.includes(id)) continue
      if (player.matches('.ad-showing, .ad-interrupting')) return undefined
      const seconds = call(player, 'getCurrentTime')
      if (typeof seconds !== 'number' || !Number.isFinite(seconds)) continue
      const offset = seconds - video.currentTime
      // The player's own clock ticks more slowly than the element's.
      return Math.abs(offset) < 1 ? 0 : offset
    } catch {
      // Every step asks an object of the page, which may have changed in any way: then the next player is asked.
    }
  }
  return undefined
}

/** The transcript that stands open. Rows of the video before may still be there: they are told by what plays. */
function readTranscript({ url, document, pageData }: Page): PageTranscript | undefined {
  const id = videoIdOf(url)
  const shownIds = [...document.querySelectorAll('ytd-watch-flexy[video-id]:not([hidden])')].map((page) =>
    page.getAttribute('video-id'),
  )
  if (!id || (shownIds.length > 0 && !shownIds.includes(id))) return undefined
  const panel = readTranscriptPanel(document)
  const last = panel?.lines.at(-1)
  if (!panel || !last) return undefined
  const response = valueAt(pageData, 'id') === id ? valueAt(pageData, 'response') : undefined
  const durationSeconds = Number(valueAt(response, 'videoDetails', 'lengthSeconds')) || undefined
  if (durationSeconds !== undefined && last.startSeconds > durationSeconds + 5) return undefined
  const language = transcriptLanguage(panel.labels, response)
  return { language, complete: reachesEnd(last, durationSeconds), lines: panel.lines, from: 'transcript panel' }
}

/** Rows may be drawn only as they are scrolled to: a transcript that stops early is a part. */
function reachesEnd({ startSeconds }: TextLine, durationSeconds: number | undefined): boolean {
  return durationSeconds !== undefined && startSeconds >= durationSeconds * 0.95
}

function transcriptLanguage(labels: string[], response: unknown): string {
  const tracks = thingsOf(valueAt(response, 'captions', 'playerCaptionsTracklistRenderer', 'captionTracks'))
  const named = tracks.find(({ name }) => labels.includes(captionTrackName(name) ?? ''))
  return textOf((named ?? (tracks.length === 1 ? tracks[0] : undefined))?.languageCode) ?? 'und'
}

function captionTrackName(name: unknown): string | undefined {
  return textOf(valueAt(name, 'simpleText')) ?? textOf(valueAt(name, 'runs', 0, 'text'))
}

export const youtube: Site = {
  name: 'youtube',
  label: 'YouTube',
  matches: (url) => hosts.test(url.hostname) || shortHosts.test(url.hostname),
  identify: (url) => {
    const id = videoIdOf(url)
    return id ? [`youtube:${id}`] : []
  },
  canonicalUrl: (url) => {
    const id = videoIdOf(url)
    return id && watchUrl(id)
  },
  tellFromUrl: (url) => {
    const video = unlessEmpty(videoOfUrl(url))
    return { kind: 'video', ...(video && { video }) }
  },
  read,
  timeLink,
  pageData,
  player,
  playerOffset,
  readTranscript,
}
