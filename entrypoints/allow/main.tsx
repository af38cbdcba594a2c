import { render } from 'preact'
import browser from 'webextension-polyfill'
import '@/components/base.css'
import { askForHosts } from '@/utils/ask-for-hosts'
import { connect } from '@/utils/connect'
import { type PlayerHost, playerHostNamed, refusalOf } from '@/utils/player-hosts'
import AllowView from './AllowView'

/** Asks for a host of players where the card can't: Firefox gives no permissions to a frame in a page. */
function main(): void {
  const root = document.querySelector('#app')
  if (!root) throw new Error('The page has no place to be drawn in.')
  const parameters = new URLSearchParams(location.search)
  const tabId = Number(parameters.get('tab'))
  // By name, so that nobody's address can have the user asked for another host.
  const host = playerHostNamed(parameters.get('host') ?? '')
  const leave = async () => {
    await browser.tabs.update(tabId, { active: true })
    const here = await browser.tabs.getCurrent()
    if (here.id !== undefined) await browser.tabs.remove(here.id)
  }
  const allow = async (wanted: PlayerHost) => {
    if (!(await askForHosts(browser.permissions, wanted.origins))) throw new Error(refusalOf(wanted))
    await connect(browser).lookForPlayer({ tabId })
    await leave()
  }
  render(<AllowView host={host} onAllow={allow} onLeave={leave} />, root)
}

main()
