import { describe, expect, it, vi } from 'vitest'
import { leaveWillsWith, type Sender, serveWills } from '@/utils/wills'

/** A browser in which pages open ports, and go. */
function makeBrowser() {
  let listener: ((port: never) => void) | undefined
  let openPorts = 0
  let goAway: (() => void) | undefined
  const connect = ({ name }: { name: string }) => {
    const messages: ((message: unknown) => void)[] = []
    const ends: Record<'page' | 'background', (() => void)[]> = { page: [], background: [] }
    const side = (of: 'page' | 'background') => ({
      name,
      sender: { id: 'lectern' } satisfies Sender,
      postMessage(message: unknown) {
        for (const hear of messages) hear(structuredClone(message))
      },
      disconnect: () => end('background'),
      onMessage: { addListener: (hear: (message: unknown) => void) => void messages.push(hear) },
      onDisconnect: { addListener: (hear: () => void) => void ends[of].push(hear) },
    })
    const end = (of: 'page' | 'background') => {
      openPorts--
      for (const hear of ends[of]) hear()
    }
    openPorts++
    goAway = () => end('background')
    stopBackground = () => end('page')
    listener?.(side('background') as never)
    return side('page')
  }
  let stopBackground: (() => void) | undefined
  const listen = (hear: (port: never) => void) => {
    listener = hear
  }
  return {
    runtime: { connect, onConnect: { addListener: listen } },
    countPorts: () => openPorts,
    pageGoes: () => goAway?.(),
    backgroundStops: () => stopBackground?.(),
  }
}

function open() {
  const browser = makeBrowser()
  const answer = vi.fn()
  serveWills(browser, answer)
  return { browser, answer, leaveWill: leaveWillsWith(browser) }
}

describe('a will', () => {
  it('is done when the page goes, the last one of each form', () => {
    const { browser, answer, leaveWill } = open()
    leaveWill({ surface: 'a', message: 1 })
    leaveWill({ surface: 'a', message: 2 })
    leaveWill({ surface: 'b', message: 3 })
    expect(answer).not.toHaveBeenCalled()
    browser.pageGoes()
    expect(answer.mock.calls).toEqual([
      [2, { id: 'lectern' }],
      [3, { id: 'lectern' }],
    ])
  })

  it('is taken back once all is stored, and nothing stays open', () => {
    const { browser, answer, leaveWill } = open()
    leaveWill({ surface: 'a', message: 1 })
    leaveWill({ surface: 'b', message: 2 })
    leaveWill({ surface: 'a' })
    expect(browser.countPorts()).toBe(1)
    leaveWill({ surface: 'b' })
    expect(browser.countPorts()).toBe(0)
    expect(answer).not.toHaveBeenCalled()
    leaveWill({ surface: 'a' })
    expect(browser.countPorts()).toBe(0)
  })

  it('is left anew with the next background', () => {
    const { browser, answer, leaveWill } = open()
    leaveWill({ surface: 'a', message: 1 })
    browser.backgroundStops()
    leaveWill({ surface: 'a', message: 2 })
    browser.pageGoes()
    expect(answer.mock.calls.map(([message]) => message)).toEqual([2])
  })
})
