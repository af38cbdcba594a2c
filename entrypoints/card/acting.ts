import type { KeyAction } from '@/utils/keys'
import type { CardEdge } from './signals'

const skipSeconds = 5
const rateStep = 0.25

/** Does what a key or button asks for beside the video. What goes wrong throws its sentence. */
export function createActing({ edge }: { edge: CardEdge }): (action: KeyAction) => Promise<void> {
  const { page } = edge
  const actions: Record<KeyAction, () => Promise<unknown>> = {
    card: () => page.close(),
    play: () => page.togglePlay(),
    back: () => page.skip({ seconds: -skipSeconds }),
    forward: () => page.skip({ seconds: skipSeconds }),
    slower: () => page.changeRate({ by: -rateStep }),
    faster: () => page.changeRate({ by: rateStep }),
    'to-player': () => page.focusPlayer(),
    moment: async () => undefined,
    'moment-with-frame': async () => undefined,
    frame: async () => undefined,
    // The editor's own.
    mark: async () => undefined,
  }
  return async (action) => void (await actions[action]())
}
