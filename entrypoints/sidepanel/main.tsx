import { render } from 'preact'
import browser from 'webextension-polyfill'
import '@/components/base.css'
import { askDetails } from '@/entrypoints/details/ask-details'
import { connect } from '@/utils/connect'
import { libraryName, onChange, onDraft } from '@/utils/library/changes'
import { listenToPlayers, type NewsApi } from '@/utils/player-news'
import { onSettingsChange, readSettings } from '@/utils/settings'
import { leaveWillsWith } from '@/utils/wills'
import PanelView from './PanelView'
import { createPanel, type Panel } from './state'
import { watchTab } from './watch-tab'

async function main(): Promise<void> {
  const ending = new AbortController()
  const [settings, { id: windowId }] = await Promise.all([readSettings(), browser.windows.getCurrent()])
  if (windowId === undefined) throw new Error('The side panel stands beside no window.')
  const panel = createPanel({
    background: connect(browser),
    leaveWill: leaveWillsWith(browser),
    settings,
    fetchDetails: (address) => askDetails(browser, address),
    hasFocus: () => document.hasFocus(),
  })
  const root = document.querySelector('#app')
  if (!root) throw new Error('The side panel has no place to be drawn in.')
  render(<PanelView panel={panel} />, root)
  followWindow(panel, ending.signal)
  onSettingsChange(ending.signal, panel.changeSettings)
  onChange({ name: libraryName }, ending.signal, panel.hearChange)
  onDraft({ name: libraryName }, ending.signal, panel.hearDraft)
  listenToPlayers(browser as NewsApi, panel.player.hear, ending.signal)
  panel.start()
  await watchTab(browser, { windowId, onTab: (tab) => void panel.showTab(tab), signal: ending.signal })
}

/** Who scrolls on while writing has read for longer than this. */
const lookAroundMs = 1000

/** The keyboard comes and goes; and the last half second of typing goes when the panel does. */
function followWindow(panel: Panel, signal: AbortSignal): void {
  addEventListener('focus', panel.enter, { signal })
  addEventListener('blur', panel.exit, { signal })
  addEventListener('pagehide', panel.leave, { signal })
  const looking = setInterval(() => document.visibilityState === 'visible' && panel.lookAround(), lookAroundMs)
  signal.addEventListener('abort', () => clearInterval(looking), { once: true })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && panel.flush(), {
    signal,
  })
}

void main()
