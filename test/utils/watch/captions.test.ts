import { describe, expect, it } from 'vitest'
import type { CaptionLine, PlayerState } from '@/utils/player'
import { watchCaptions } from '@/utils/watch/captions'

const first = 'https://video.example/1'
const second = 'https://video.example/2'

interface Cue {
  startTime: number
  endTime: number
  text: string
}

/** A player that shows lines, drawn by the page or as cues of a text track. */
function makePlayer({
  selector = '.line' as string | undefined,
  offset = 0,
  unspoken = undefined as string | undefined,
} = {}) {
  const document = new DOMParser().parseFromString('<body><p id="screen"></p></body>', 'text/html')
  const screen = document.querySelector('#screen')
  const track = { kind: 'subtitles', mode: 'hidden', activeCues: [] as Cue[] }
  const tracks = [{ kind: 'metadata', mode: 'hidden', activeCues: [{ startTime: 0, endTime: 9, text: '{}' }] }, track]
  const video = Object.assign(new EventTarget(), { currentTime: 0, textTracks: tracks })
  const state: PlayerState = { url: first, seconds: 0, isApproximate: false, rate: 1, isPaused: false }
  const heard: (CaptionLine & { url: string })[] = []
  const ending = new AbortController()
  const captions = watchCaptions({
    document,
    video: video as unknown as HTMLVideoElement,
    selector,
    unspoken,
    readPlayer: () => ({ ...state }),
    onLine: (line, url) => heard.push({ ...line, url }),
    signal: ending.signal,
  })
  const play = (seconds: number, ...lines: string[]) => {
    Object.assign(state, { seconds })
    video.currentTime = seconds - offset
    screen?.replaceChildren(
      ...lines.map((text) => Object.assign(document.createElement('span'), { className: 'line', textContent: text })),
    )
    video.dispatchEvent(new Event('timeupdate'))
  }
  /** Draws lines as markup. */
  const draw = (seconds: number, html: string) => {
    play(seconds)
    screen?.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
    video.dispatchEvent(new Event('timeupdate'))
  }
  return { draw, play, state, track, video, heard, captions, close: () => ending.abort() }
}

describe('watchCaptions', () => {
  it('tells a line when it has left the screen, with its times', () => {
    const { play, heard } = makePlayer()
    play(10, 'Hello  there')
    play(11.5, 'Hello there')
    expect(heard).toEqual([])
    play(12, 'General')
    expect(heard).toEqual([{ startSeconds: 10, endSeconds: 12, text: 'Hello there', url: first }])
  })

  it('takes a line that grows and moves up for one line', () => {
    const { play, heard, close } = makePlayer()
    play(1, 'so')
    play(1.3, 'so this is')
    play(2, 'so this is the', 'attention')
    play(3, 'attention is all', '')
    close()
    expect(heard.map(({ text, startSeconds }) => [startSeconds, text])).toEqual([
      [1, 'so this is the'],
      [2, 'attention is all'],
    ])
  })

  it('gives the last seconds, also what is on the screen now', () => {
    const { play, captions } = makePlayer()
    play(10, 'long ago')
    play(20, 'before')
    play(28, 'now')
    play(30, 'now')
    expect(captions.recent(15).map(({ text }) => text)).toEqual(['long ago', 'before', 'now'])
    expect(captions.recent(9).map(({ text }) => text)).toEqual(['before', 'now'])
    expect(captions.recent(1).map(({ text }) => text)).toEqual(['now'])
  })

  it('gives what was played twice once', () => {
    const { play, captions, video } = makePlayer()
    play(10, 'again')
    play(14, 'after')
    video.dispatchEvent(new Event('seeking'))
    play(10.5, 'again')
    play(14.2, 'after')
    expect(captions.recent(15).map(({ text }) => text)).toEqual(['again', 'after'])
  })

  it('keeps what it saw with the page that it saw it on', () => {
    const { play, state, heard, captions } = makePlayer()
    play(10, 'of the first')
    state.url = second
    play(0, 'of the second')
    expect(captions.recent(60).map(({ text }) => text)).toEqual(['of the second'])
    play(2)
    expect(heard.map(({ text, url }) => [text, url])).toEqual([
      ['of the first', first],
      ['of the second', second],
    ])
    state.url = first
    expect(captions.recent(60)).toEqual([])
  })

  it('sees no words of an advertisement', () => {
    const { play, state, heard } = makePlayer()
    play(10, 'of the talk')
    state.isApproximate = true
    play(10, 'buy this')
    play(10)
    expect(heard.map(({ text }) => text)).toEqual(['of the talk'])
  })

  it('reads the cues of a text track at content time, and none of another kind', () => {
    const { play, track, heard, close } = makePlayer({ selector: undefined, offset: 100 })
    track.activeCues = [{ startTime: 3, endTime: 6, text: '<v Ada>Tom &amp; <i>Jerry</i>\nran' }]
    play(104)
    track.activeCues = []
    track.mode = 'disabled'
    play(107)
    close()
    expect(heard).toEqual([{ startSeconds: 103, endSeconds: 106, text: 'Tom & Jerry ran', url: first }])
  })

  it('leaves endless texts alone', () => {
    const { play, captions } = makePlayer()
    play(1, 'x'.repeat(100_000), ...Array.from({ length: 500 }, (_, n) => `line ${n}`))
    expect(captions.recent(5)).toHaveLength(11)
  })

  it('hears nothing any more once it has ended', () => {
    const { play, heard, close } = makePlayer()
    play(1, 'one')
    close()
    play(2, 'two')
    play(3)
    expect(heard.map(({ text }) => text)).toEqual(['one'])
  })

  it('reads a line as it is drawn', () => {
    const { draw, captions } = makePlayer({ unspoken: '.badge' })
    draw(10, '<p class="line"><span style="display: block">one</span><span style="display: block">line</span></p>')
    draw(12, '<p class="line"><i class="badge">AI</i>AI writes</p>')
    draw(14, '<p class="line">what is AI<i class="badge">AI</i></p>')
    expect(captions.recent(30).map(({ text }) => text)).toEqual(['one line', 'AI writes', 'what is AI'])
  })

  it('reads nothing of a box that is hidden', () => {
    const { draw, captions } = makePlayer()
    draw(10, '<p class="line" style="display: none">left behind</p><p class="line">spoken</p>')
    draw(12, '<div style="display: none"><p class="line">left behind</p></div>')
    expect(captions.recent(30).map(({ text }) => text)).toEqual(['spoken'])
  })
})
