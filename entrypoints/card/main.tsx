import { signal } from '@preact/signals'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import '@/components/base.css'
import { connect } from '@/utils/messages'
import type { PlayerState } from '@/utils/player'
import { clockText } from '@/utils/time'
import { connectPage } from './connect-page'

/** Nothing is drawn before the card is tied to its tab: a page that puts this frame up by itself sees it blank. */
async function main(): Promise<void> {
  const ending = new AbortController()
  const player = signal<PlayerState>()
  const { watch } = await connectPage(
    connect(browser),
    {
      pageChanged: () => undefined,
      captionShown: () => undefined,
      playerChanged: (state) => {
        player.value = state
      },
      fullscreenChanged: () => undefined,
      focusText: () => undefined,
      keyPressed: () => undefined,
    },
    ending.signal,
  )
  const root = document.querySelector('#app')
  if (!root) throw new Error('The card has no place to be drawn in.')
  const Clock = () => <time class="player-time">{clockText(player.value?.seconds ?? 0)}</time>
  render(<Clock />, root)
  player.value = await watch.readPlayer()
}

void main()
