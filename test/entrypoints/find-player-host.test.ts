import { describe, expect, it, vi } from 'vitest'
import { findPlayerHost } from '@/entrypoints/background/find-player-host'

const slidesLive = 'https://slideslive.com/embed/1'
const kaltura = 'https://cdnapisec.kaltura.com/p/1'

function browserWith(frames: unknown, ...allowed: string[]) {
  return {
    scripting: { executeScript: vi.fn(async () => [{ frameId: 0, result: frames }]) },
    permissions: {
      contains: vi.fn(async ({ origins = [] }: { origins?: string[] }) =>
        origins.every((one) => allowed.includes(one)),
      ),
    },
  }
}

describe('the host that Lectern may not look into', () => {
  it.each([
    [[slidesLive, kaltura], [], 'SlidesLive'],
    [[slidesLive, kaltura], ['https://*.slideslive.com/*'], 'Kaltura'],
    [[slidesLive], ['https://*.slideslive.com/*'], undefined],
    [['https://example.org/'], [], undefined],
    [[], [], undefined],
    [null, [], undefined],
    ['hostile', [], undefined],
  ])('of %j with %j allowed is %s', async (frames, allowed, label) => {
    const browser = browserWith(frames, ...allowed)
    expect((await findPlayerHost(browser as never, 7))?.label).toBe(label)
  })
})
