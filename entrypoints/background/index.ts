import browser from 'webextension-polyfill'
import { defineBackground } from '#imports'
import { purgeDeleted } from '@/utils/library/bulk'
import { pinCitekeys } from '@/utils/library/citekeys'
import { listCompletions } from '@/utils/library/completions'
import { keepLibraryOpen } from '@/utils/library/database'
import { editDocument, fileEntry } from '@/utils/library/documents'
import { discardDraft, saveDraft } from '@/utils/library/drafts'
import { deleteEntry, editEntry, getEntry, restoreEntry, saveClip } from '@/utils/library/entries'
import { findListed, queuePapers, takeBackPapers } from '@/utils/library/listed'
import { takeQueued } from '@/utils/library/queue'
import {
  beginReading,
  correctReading,
  endReading,
  findRunning,
  keepReading,
  listReadingsOf,
} from '@/utils/library/readings'
import { getShot, keepShot } from '@/utils/library/shots'
import { keepText, listTexts } from '@/utils/library/texts'
import { answerMessage, type Handlers, serve } from '@/utils/messages'
import { listNextPapers } from '@/utils/next-papers'
import { openSidePanel } from '@/utils/side-panel'
import { clipFromUrl, identifyUrl } from '@/utils/sites'
import { serveWills } from '@/utils/wills'
import { captureTab } from './capture-tab'
import { cardCommands, lookForPlayer, openCard, openCardOrThrow, openingWish, serveWatchScripts, tieCard } from './card'
import { askForPlayerHost, findPlayerHost } from './find-player-host'
import { openTab } from './open-tab'
import { callPlayer, leavePlayer, watchPlayer } from './panel-player'
import { goToPage, readPlaces } from './places'
import { createQueueMenu, queueLink } from './queue-link'
import { quickClip } from './quick-clip'
import { readTranscript } from './read-transcript'

/** Every listener is there before the first turn of the event loop ends: a woken worker gets what woke it. */
export default defineBackground(() => {
  const library = keepLibraryOpen()
  // Whatever woke the worker will need it. A failure is said by the call that does.
  library().catch(() => undefined)
  let queuing: Promise<void> = Promise.resolve()

  const handlers: Handlers = {
    openTab: ({ tabId }) => openTab(browser, library, tabId),
    identifyUrl: ({ url }) => ({ ids: URL.canParse(url) ? identifyUrl(new URL(url)) : [] }),
    listCompletions: async () => listCompletions(await library()),
    saveClip: async (request) => saveClip(await library(), request),
    saveDraft: async (edit) => saveDraft(await library(), edit),
    discardDraft: async ({ key }) => void (await discardDraft(await library(), key)),
    getEntry: async ({ id }) => getEntry(await library(), id),
    editEntry: async (edit) => editEntry(await library(), edit),
    deleteEntry: async ({ id }) => void (await deleteEntry(await library(), id)),
    restoreEntry: async ({ id }) => restoreEntry(await library(), id),
    fileEntry: async ({ entryId, topic }) => fileEntry(await library(), entryId, topic),
    editDocument: async (edit) => editDocument(await library(), edit),
    keepText: async (text) => void (await keepText(await library(), text)),
    listTexts: async ({ entryId }) => listTexts(await library(), entryId),
    readTranscript: ({ tabId }) => readTranscript(browser, tabId),
    keepShot: async ({ shot }) => keepShot(await library(), shot),
    getShot: async ({ name }) => getShot(await library(), name),
    captureTab: ({ tabId }) => captureTab(browser, tabId),
    listReadings: async ({ entryId }) => listReadingsOf(await library(), entryId),
    findRunning: async () => findRunning(await library()),
    beginReading: async (start) => beginReading(await library(), start),
    keepReading: async (counted) => void (await keepReading(await library(), counted)),
    endReading: async (counted) => void (await endReading(await library(), counted)),
    correctReading: async (correction) => void (await correctReading(await library(), correction)),
    async takeQueued() {
      // The popup that asks for it opens while the link is still being stored.
      await queuing
      return takeQueued(await library())
    },
    queuePapers: async (chosen) => queuePapers(await library(), chosen),
    takeBackPapers: async (trace) => void (await takeBackPapers(await library(), trace)),
    async listNextPapers({ readings }) {
      const opened = await library()
      return listNextPapers(readings, { clipFromUrl, findListed: (papers) => findListed(opened, papers) })
    },
    pinCitekey: async ({ id }) => (await pinCitekeys(await library(), [id]))[0],
    findPlayerHost: ({ tabId }) => findPlayerHost(browser, tabId),
    askForPlayerHost: ({ tabId }) => askForPlayerHost(browser, tabId),
    openCard: ({ tabId, action }) =>
      openCardOrThrow(browser, tabId, action ? { takesFocus: false, action } : openingWish),
    watchPlayer: ({ tabId }) => watchPlayer(browser, tabId),
    callPlayer: async ({ tabId, call, input }) => void (await callPlayer(browser, tabId, { call, input })),
    leavePlayer: ({ tabId }) => leavePlayer(browser, tabId),
    lookForPlayer: ({ tabId }) => lookForPlayer(browser, tabId),
    readPlaces: ({ tabId, wanted }) => readPlaces(browser, tabId, wanted),
    goToPage: ({ tabId, page }) => goToPage(browser, tabId, page),
    tieCard: (_input, caller) => tieCard(browser, caller),
  }
  serve(browser, handlers)
  serveWills(browser, (message, sender) => answerMessage(browser, handlers, message, sender))
  serveWatchScripts(browser)

  browser.commands.onCommand.addListener(async (command, tab) => {
    if (tab?.id === undefined) return
    // Before anything is waited for: browsers open it only while they handle the key.
    if (command === 'open-panel' && tab.windowId !== undefined) await openSidePanel(browser, tab.windowId)
    if (command === 'clip-to-last-topic') await quickClip(browser, library, tab.id)
    const wish = cardCommands[command]
    if (wish) await openCard(browser, tab.id, wish)
  })

  browser.contextMenus.onClicked.addListener((info, tab) => {
    queuing = queueLink(browser, library, info, tab)
  })

  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    await createQueueMenu(browser)
    if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('options.html#welcome') })
  })

  browser.runtime.onStartup.addListener(async () => purgeDeleted(await library()))
})
