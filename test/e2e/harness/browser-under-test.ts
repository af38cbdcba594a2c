import type { PracticeNetwork } from './practice-network'
import type { Surface } from './surface'

export type BrowserName = 'chromium' | 'firefox'

/**
 * A real browser with the built extension in it, a profile folder of its own, and no network but the practice pages.
 *
 * What is real: the toolbar button is pressed and the shortcuts' commands run as the browser does for a person, so
 * that `activeTab` is granted; the popup is the popup. Where a browser offers no way in, the method's words say so.
 */
export interface BrowserUnderTest {
  readonly name: BrowserName
  /** Serves pages, and knows every request that was made. */
  readonly network: PracticeNetwork
  /** Where downloads land. */
  readonly downloads: string
  /** Opens a tab in front and loads a practice page. */
  open(url: string): Promise<Surface>
  /** Opens a private window with a practice page, in a browser that lets the extension into private windows. */
  openPrivate(url: string): Promise<Surface>
  /** Makes what a tab shows so large, as a window of another size does. */
  resize(tab: Surface, width: number, height: number): Promise<void>
  /** Makes the side panel so wide, as pulling at its edge does. */
  resizePanel(panel: Surface, width: number): Promise<void>
  /** Goes back in the tab's history, to a page that is loaded or comes out of the browser's memory. */
  goBack(tab: Surface): Promise<void>
  /** Has the browser grant a host without a question. Chromium's question can't be answered by a program. */
  allowHost(origin: string): Promise<void>
  /**
   * Has the browser ask for hosts as it asks people, and answers no to what the press asks for. Chromium's question
   * can't be answered by a program: there `press` is to be none, to which the browser refuses to ask.
   */
  refuseHosts(press: () => Promise<void>): Promise<void>
  /** Ends the extension under its open pages and starts it anew, as an update does. */
  reloadExtension(): Promise<void>
  /** Opens a page of the extension in a tab: `options.html#library`. */
  openExtensionPage(path: string): Promise<Surface>
  /** Brings the tab to the front and presses the extension's toolbar button; answers the popup that opens. */
  pressToolbarButton(tab: Surface): Promise<Surface>
  /** The popup that is open now, or opens in a moment. */
  openedPopup(): Promise<Surface>
  /** The side panel that is open now, or opens in a moment. */
  openedPanel(): Promise<Surface>
  /** The note card in a tab, once its page is there. */
  openedCard(tab: Surface): Promise<Surface>
  /**
   * Writes with an input method into what has the focus in the tab: each text of `steps` is shown in turn while the
   * word is being composed, and the last one stays.
   */
  compose(tab: Surface, steps: string[]): Promise<void>
  /** Runs the command as its shortcut does, on the tab brought to the front, with `activeTab` granted. */
  runCommand(name: string, tab: Surface): Promise<void>
  /** Chooses the extension's entry in the context menu of the first link that matches. */
  chooseLinkMenu(tab: Surface, linkSelector: string): Promise<void>
  /** Text on the toolbar button's badge in a tab. */
  badgeText(tab: Surface): Promise<string>
  /** Ends the service worker (Chromium) or event page (Firefox) at once, as the browser does when it is idle. */
  stopBackground(): Promise<void>
  /** Kills the process that draws the tab's page, as a crash does, and closes what is left of the tab. */
  killTab(tab: Surface): Promise<void>
  /** Kills the browser with SIGKILL, as a crash or a power cut does. */
  kill(): Promise<void>
  /** Starts the browser again on the same profile. */
  restart(): Promise<void>
  /** Resolves when the person has closed the browser. */
  closed(): Promise<void>
  close(): Promise<void>
}

/** What a browser under test is started with. */
export interface LaunchOptions {
  /** Folder of the built extension. */
  extension?: string
  headless?: boolean
  /** Leaves the page open that the extension opens when it is installed. */
  keepsWelcome?: boolean
  /** Lets the extension into private windows, as a person can who goes to the browser's list of extensions. */
  allowsPrivate?: boolean
  /** Where downloads land; a folder that is thrown away when absent. */
  downloads?: string
  /** Window size; tabs are as large as the window lets them. */
  width?: number
  height?: number
}

export const extensionFolders: Record<BrowserName, string> = {
  chromium: '.output/chrome-mv3',
  firefox: '.output/firefox-mv3',
}
