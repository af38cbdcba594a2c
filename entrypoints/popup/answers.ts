import type { Browser, Tabs } from 'webextension-polyfill'
import { connect } from '@/utils/connect'
import type { Entry } from '@/utils/entry'
import type { Background, Completions, PageView } from '@/utils/messages'

/** What the popup is filled in with. Each may fail, which the popup says. */
export interface PopupAnswers {
  view: Promise<PageView>
  completions: Promise<Completions>
  /** The link that was queued last and waits for its "why". */
  queued: Promise<Entry | undefined>
}

/** The answers, and the tab that they are about as far as the browser lets Lectern see it. */
export interface FirstAnswers extends PopupAnswers {
  tab: Promise<Tabs.Tab | undefined>
}

declare global {
  /** What the popup's first script has asked, for the popup. */
  var lecternAnswers: FirstAnswers | undefined
}

/** Asks for everything that the popup is filled in with. `search` is the popup's own address's. */
export function askFirst(api: Pick<Browser, 'runtime' | 'tabs'>, search: string): FirstAnswers {
  const background = connect(api)
  const tab = findTab(api, new URLSearchParams(search).get('tab'))
  const answers = { tab, ...askAll(background, tab) }
  // What fails before the popup can say it is said when it can.
  for (const answer of Object.values<Promise<unknown>>(answers)) answer.catch(() => undefined)
  return answers
}

/** Asks the background without waiting for any answer. */
export function askAll(background: Background, tab: Promise<Pick<Tabs.Tab, 'id'> | undefined>): PopupAnswers {
  return {
    view: tab.then((found) => background.openTab({ tabId: found?.id ?? -1 })),
    completions: background.listCompletions(),
    queued: background.takeQueued(),
  }
}

/** The tab to read: the active one, or the one that the address names (`?tab=12`), for a popup opened as a page. */
async function findTab({ tabs }: Pick<Browser, 'tabs'>, named: string | null): Promise<Tabs.Tab | undefined> {
  if (named !== null) return tabs.get(Number(named))
  const [tab] = await tabs.query({ active: true, currentWindow: true })
  return tab
}
