import { signal } from '@preact/signals'
import { describe, expect, it, vi } from 'vitest'
import { createFramedPlayer } from '@/entrypoints/card/framed-player'
import type { PlayerState } from '@/utils/player'
import type { PlayerHost } from '@/utils/player-hosts'

const slidesLive: PlayerHost = { label: 'SlidesLive', origins: ['https://*.slideslive.com/*'] }
const without = (url: string): PlayerState => ({ url, isApproximate: false, rate: 1, isPaused: true })

function make(allowed: boolean | undefined = true) {
  const told = signal<PlayerState>()
  const background = {
    findPlayerHost: vi.fn(async () => slidesLive as PlayerHost | undefined),
    lookForPlayer: vi.fn(async () => undefined),
  }
  const requestOrigins = vi.fn(async (): Promise<boolean | undefined> => allowed)
  const complain = vi.fn()
  const edge = { background: background as never, tabId: 7, requestOrigins }
  return { told, background, requestOrigins, complain, framed: createFramedPlayer(edge, told, complain) }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a player in a frame', () => {
  it('is looked for once on a page without a player', async () => {
    const { told, background, framed } = make()
    expect(background.findPlayerHost).not.toHaveBeenCalled()
    told.value = without('https://a.example/1')
    told.value = { ...without('https://a.example/1'), isPaused: false }
    await settle()
    expect(background.findPlayerHost).toHaveBeenCalledOnce()
    expect(framed.host.value).toEqual(slidesLive)
    told.value = without('https://a.example/2')
    expect(framed.host.value).toBeUndefined()
    await settle()
    expect(background.findPlayerHost).toHaveBeenCalledTimes(2)
  })

  it('is not asked for where there is a time, also when it comes late', async () => {
    const { told, background, framed } = make()
    told.value = { ...without('https://a.example/1'), seconds: 3 }
    await settle()
    expect(background.findPlayerHost).not.toHaveBeenCalled()
    told.value = without('https://a.example/2')
    told.value = { ...without('https://a.example/2'), seconds: 3 }
    await settle()
    expect(framed.host.value).toBeUndefined()
  })

  it('is looked at once it is allowed', async () => {
    const { told, background, requestOrigins, framed } = make()
    told.value = without('https://a.example/1')
    await settle()
    const allowing = framed.allow()
    // Before anything else: the browser counts the click no longer after the first wait.
    expect(requestOrigins).toHaveBeenCalledWith(slidesLive.origins)
    await allowing
    expect(background.lookForPlayer).toHaveBeenCalledWith({ tabId: 7 })
    expect(framed.host.value).toBeUndefined()
  })

  it('stays on offer when it is not allowed, which is said', async () => {
    const { told, background, framed } = make(false)
    told.value = without('https://a.example/1')
    await settle()
    await expect(framed.allow()).rejects.toThrow('Lectern may not look into players of SlidesLive')
    expect(background.lookForPlayer).not.toHaveBeenCalled()
    expect(framed.host.value).toEqual(slidesLive)
  })

  it('stays on offer while a page of its own asks', async () => {
    const { told, background, requestOrigins, framed } = make()
    requestOrigins.mockResolvedValue(undefined)
    told.value = without('https://a.example/1')
    await settle()
    await framed.allow()
    expect(background.lookForPlayer).not.toHaveBeenCalled()
    expect(framed.host.value).toEqual(slidesLive)
  })

  it('says when it can’t be looked for', async () => {
    const { told, background, complain } = make()
    background.findPlayerHost.mockRejectedValueOnce(new Error('The page has gone.'))
    told.value = without('https://a.example/2')
    await settle()
    expect(complain).toHaveBeenCalled()
  })
})
