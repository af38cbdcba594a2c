import { describe, expect, it } from 'vitest'
import { followNavigation } from '@/utils/watch/navigation'

function makeWindow() {
  const location = { href: 'https://www.youtube.com/watch?v=LecternVid1' }
  const navigation = new EventTarget()
  const window = Object.assign(new EventTarget(), { location, navigation })
  const ending = new AbortController()
  const told: string[] = []
  followNavigation(window as unknown as Window, ['yt-navigate-finish'], (url) => told.push(url), ending.signal)
  const go = (id: string) => {
    location.href = `https://www.youtube.com/watch?v=${id}`
  }
  return { window, navigation, ending, told, go }
}

describe('navigation in place', () => {
  it.each(['yt-navigate-finish', 'popstate', 'hashchange', 'pageshow'])('is told at %s', (type) => {
    const { window, told, go } = makeWindow()
    go('LecternVid2')
    window.dispatchEvent(new Event(type))
    expect(told).toEqual(['https://www.youtube.com/watch?v=LecternVid2'])
  })

  it('is told once, whatever announces it, and again on the way back', () => {
    const { window, navigation, told, go } = makeWindow()
    window.dispatchEvent(new Event('yt-navigate-finish'))
    go('LecternVid2')
    navigation.dispatchEvent(new Event('currententrychange'))
    navigation.dispatchEvent(new Event('navigatesuccess'))
    window.dispatchEvent(new Event('yt-navigate-finish'))
    go('LecternVid1')
    window.dispatchEvent(new Event('popstate'))
    expect(told.map((url) => url.at(-1))).toEqual(['2', '1'])
  })

  it('is not followed any more at the end', () => {
    const { window, navigation, ending, told, go } = makeWindow()
    ending.abort()
    go('LecternVid2')
    navigation.dispatchEvent(new Event('currententrychange'))
    window.dispatchEvent(new Event('popstate'))
    expect(told).toEqual([])
  })
})
