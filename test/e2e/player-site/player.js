/*
 * The practice player: behaves like the real site where that is hard for an extension. It navigates in place and leaves
 * the old video's data behind, shows advertisements in the same video element, hears every key before anybody else, and
 * removes what others put into its page. Tests drive it through `practice`; its words are in `site.ts`.
 */
const player = document.querySelector('#movie_player')
const video = document.querySelector('video')
const watch = document.querySelector('ytd-watch-flexy')
const find = (selector) => document.querySelector(selector)
const eventsOfKeys = ['keydown', 'keypress', 'keyup']
const eventsOfText = ['beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend']
const secondsOfLine = 4

let current = ytInitialPlayerResponse
const all = practiceVideos
/** Content time at which an advertisement cut in. */
let interruptedAt
/** How far an advertisement in the stream has moved the element's time ahead of the content's. */
let stitchedSeconds = 0
let hasCaptions = false

const isInAdvertisement = () => player.classList.contains('ad-showing')
const contentTime = () => (isInAdvertisement() ? interruptedAt : video.currentTime - stitchedSeconds)
const idNow = () => current.videoDetails.videoId

player.getPlayerResponse = () => current
player.getVideoData = () => ({
  video_id: idNow(),
  title: current.videoDetails.title,
  author: current.videoDetails.author,
})
player.getCurrentTime = contentTime
player.getDuration = () => Number(current.videoDetails.lengthSeconds)

/** Loads a file into the one video element and goes to a second of it. */
function load(name, seconds) {
  const wasPlaying = !video.paused || video.ended
  const { playbackRate } = video
  video.src = `/practice/${name}`
  video.addEventListener(
    'loadedmetadata',
    () => {
      video.currentTime = seconds
      video.playbackRate = playbackRate
      if (wasPlaying) void video.play()
    },
    { once: true },
  )
}

const loadContent = (seconds) => load(`clock.webm?v=${idNow()}`, seconds)

function secondsOfLink(href) {
  const text = new URL(href).searchParams.get('t') ?? ''
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text) ?? []
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

// Words, the same in the captions and in the transcript.

const wordsAt = (seconds) => {
  const start = Math.floor(seconds / secondsOfLine) * secondsOfLine
  return { start, text: `At second ${start} the speaker of ${current.videoDetails.title} says so.` }
}

function make(name, attributes = {}, ...content) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...content)
  return element
}

const clockOf = (seconds) => `${Math.floor(seconds / 60)}:${`${Math.floor(seconds) % 60}`.padStart(2, '0')}`

function showCaptions() {
  const container = find('.ytp-caption-window-container')
  const wanted = hasCaptions && !isInAdvertisement() ? wordsAt(Math.max(0, contentTime())).text : ''
  if (container.textContent === wanted) return
  const line = make('span', { class: 'caption-visual-line' }, make('span', { class: 'ytp-caption-segment' }, wanted))
  const shown = make('div', { class: 'caption-window' }, make('span', { class: 'captions-text' }, line))
  container.replaceChildren(...(wanted ? [shown] : []))
}

function chapters() {
  const lines = current.videoDetails.shortDescription.matchAll(/^(\d+):(\d\d) (.+)$/gm)
  return [...lines].map(([, minutes, seconds, title]) => ({ start: Number(minutes) * 60 + Number(seconds), title }))
}

function showTime() {
  find('.ytp-time-current').textContent = clockOf(contentTime())
  const chapter = chapters().findLast(({ start }) => start <= contentTime())
  find('.ytp-chapter-title-content').textContent = chapter?.title ?? ''
  showCaptions()
}

// The transcript, in the two forms that the site has.

const starts = () => Array.from({ length: player.getDuration() / secondsOfLine }, (_, line) => line * secondsOfLine)

function classicRow(start) {
  const time = make('div', { class: 'segment-timestamp' }, clockOf(start))
  const text = make('yt-formatted-string', { class: 'segment-text' }, wordsAt(start).text)
  return make('ytd-transcript-segment-renderer', {}, make('div', { class: 'segment' }, time, text))
}

function modernRow(start) {
  const time = make('div', { class: 'ytwTranscriptSegmentViewModelTimestamp', 'aria-hidden': 'true' }, clockOf(start))
  const spoken = `${Math.floor(start / 60)} minutes, ${start % 60} seconds`
  const label = make('div', { class: 'ytwTranscriptSegmentViewModelTimestampA11yLabel' }, spoken)
  const text = make('span', { class: 'ytAttributedStringHost', role: 'text' }, wordsAt(start).text)
  const segment = make('transcript-segment-view-model', {}, time, label, text)
  return make('macro-markers-panel-item-view-model', {}, segment)
}

const targets = { classic: 'engagement-panel-searchable-transcript', modern: 'PAmodern_transcript_view' }

/** Both forms may stand in the page, and only one is seen. */
function openTranscript(form) {
  const row = form === 'classic' ? classicRow : modernRow
  const panels = Object.entries(targets).map(([name, target]) => {
    const panel = make('ytd-engagement-panel-section-list-renderer', { 'target-id': target })
    panel.hidden = name !== form
    if (name === form) panel.append(...starts().map(row))
    return panel
  })
  find('#panels').replaceChildren(...panels)
}

// Advertisements.

function advertise() {
  interruptedAt = contentTime()
  player.classList.add('ad-showing')
  load('advertisement.webm', 0)
}

function endAdvertisement() {
  if (!isInAdvertisement()) return
  player.classList.remove('ad-showing')
  loadContent(interruptedAt + stitchedSeconds)
}

// Navigation in place.

function showVideo() {
  if (!watch) return
  const { videoId, title, author, shortDescription } = current.videoDetails
  watch.setAttribute('video-id', videoId)
  find('h1 yt-formatted-string').textContent = title
  find('#channel-name a').textContent = author
  find('#channel-name a').href = new URL(current.microformat.playerMicroformatRenderer.ownerProfileUrl).pathname
  find('#description').textContent = shortDescription
  const links = Object.values(all).filter((one) => one !== current)
  const linkOf = ({ videoDetails: { videoId: id, title: name } }) =>
    make('a', { href: `/watch?v=${id}`, 'data-id': id }, name)
  find('#related').replaceChildren(...links.map(linkOf))
}

const idOfAddress = () => new URL(location.href).searchParams.get('v')

/** The address comes first, the player next, the visible page later, the tab's title last; the head never changes. */
function goToAddress() {
  document.dispatchEvent(new CustomEvent('yt-navigate-start', { bubbles: true }))
  setTimeout(showAddress, 150)
}

function showAddress() {
  const id = idOfAddress()
  const next = all[id]
  if (!next || next === current) return
  current = next
  player.classList.remove('ad-showing')
  stitchedSeconds = 0
  loadContent(secondsOfLink(location.href))
  const detail = { pageType: 'watch', endpoint: { watchEndpoint: { videoId: id } }, response: { playerResponse: next } }
  document.dispatchEvent(new CustomEvent('yt-navigate-finish', { bubbles: true, detail }))
  removeForeignNodes()
  setTimeout(showVideo, 300)
  setTimeout(() => (document.title = `${current.videoDetails.title} - YouTube`), 600)
}

const ownNodes = new Set(watch?.children)
function removeForeignNodes() {
  for (const node of watch?.children ?? []) if (!ownNodes.has(node)) node.remove()
}

/** Follows a link as a click on it does: in place, and to another second of the same video without loading it anew. */
function follow(href) {
  const { href: before } = location
  history.pushState({}, '', href)
  if (new URL(before).searchParams.get('v') !== idOfAddress()) goToAddress()
  else video.currentTime = secondsOfLink(href) + stitchedSeconds
}

const navigate = (id) => follow(new URL(`/watch?v=${id}`, location.href).href)

// The player's keys, heard on window and document before anybody else.

const togglePlay = () => (video.paused ? void video.play() : video.pause())
const skip = (seconds) => (video.currentTime += seconds)
const toggleFullscreen = (element) =>
  document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen()
const keys = {
  k: togglePlay,
  ' ': togglePlay,
  j: () => skip(-10),
  l: () => skip(10),
  m: () => (video.muted = !video.muted),
  f: () => toggleFullscreen(player),
}

const seen = {}
for (const target of [window, document]) {
  for (const type of [...eventsOfKeys, ...eventsOfText]) {
    target.addEventListener(type, () => (seen[type] = (seen[type] ?? 0) + 1), true)
  }
}
document.addEventListener(
  'keydown',
  (event) => {
    if (event.target.closest?.('input') || event.altKey || event.ctrlKey || event.metaKey) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  },
  true,
)

const clicks = {
  '#play': togglePlay,
  '#captions': () => practice.setCaptions(!hasCaptions),
  '#theatre': () => watch.toggleAttribute('theater'),
  '#fullscreen-player': () => toggleFullscreen(player),
  '#fullscreen-video': () => toggleFullscreen(video),
}
for (const [selector, act] of Object.entries(clicks)) find(selector)?.addEventListener('click', act)
find('#related')?.addEventListener('click', (event) => {
  event.preventDefault()
  const { id } = event.target.dataset
  if (id) navigate(id)
})

/** No licence is ever asked for: the keys alone tell that the player shows its pictures to nobody. */
async function protect() {
  const config = [{ initDataTypes: ['webm'], videoCapabilities: [{ contentType: 'video/webm; codecs="vp8"' }] }]
  const access = await navigator.requestMediaKeySystemAccess('org.w3.clearkey', config)
  await video.setMediaKeys(await access.createMediaKeys())
}

window.practice = {
  seen,
  follow,
  navigate,
  advertise,
  endAdvertisement,
  openTranscript,
  protect,
  stitch(seconds) {
    stitchedSeconds += seconds
    video.currentTime += seconds
  },
  setCaptions(isOn) {
    hasCaptions = isOn
    showCaptions()
  },
}

for (const type of ['timeupdate', 'seeked', 'loadedmetadata']) video.addEventListener(type, showTime)
video.addEventListener('ended', endAdvertisement)
addEventListener('popstate', goToAddress)
document.addEventListener('fullscreenchange', () => watch?.toggleAttribute('fullscreen', !!document.fullscreenElement))
showVideo()
loadContent(secondsOfLink(location.href))
