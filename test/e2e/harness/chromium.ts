import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer-core'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { requireBrowser } from '@/scripts/find-browser.mjs'
import { type BrowserUnderTest, extensionFolders, type LaunchOptions } from './browser-under-test'
import { frameOfExtension, surfaceOfFrame, surfaceOfPage } from './page-surface'
import { PracticeNetwork } from './practice-network'
import { type Surface, until } from './surface'

declare const chrome: ExtensionApi

const flags = [
  // Chromium refuses to run as root with its sandbox.
  ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
  '--no-first-run',
  '--no-default-browser-check',
  '--ignore-certificate-errors',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=MediaRouter,NetworkTimeServiceQuerying,OptimizationHints',
  // Requests to this machine are seen as well.
  '--proxy-bypass-list=<-loopback>',
]

/** Debian's Chromium in its new headless mode, driven by CDP over a pipe. */
export class ChromiumUnderTest implements BrowserUnderTest {
  readonly name = 'chromium'
  readonly network = new PracticeNetwork()
  readonly #pages = new Map<Surface, Page>()
  #port = 0
  #browser: Browser | undefined
  #extension: Extension | undefined

  private constructor(
    readonly profile: string,
    readonly downloads: string,
    readonly options: LaunchOptions,
  ) {}

  static async launch(options: LaunchOptions = {}): Promise<ChromiumUnderTest> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-chromium-'))
    const downloads = resolve(options.downloads ?? join(folder, 'downloads'))
    const browser = new ChromiumUnderTest(join(folder, 'profile'), downloads, options)
    for (const name of [browser.profile, downloads]) await mkdir(name, { recursive: true })
    browser.#port = await browser.network.start()
    await browser.#start()
    await browser.#settleWelcome()
    return browser
  }

  async restart(): Promise<void> {
    await this.#start()
    // Killed before it wrote down that the extension is installed, the browser installs it once more.
    await this.#settleWelcome(3000).catch(() => undefined)
  }

  async #start(): Promise<void> {
    const { headless = true, allowsPrivate = false, width = 1280, height = 900 } = this.options
    const browser = await puppeteer.launch({
      executablePath: requireBrowser('chromium'),
      pipe: true,
      headless,
      userDataDir: this.profile,
      enableExtensions: [this.#folder],
      extensionsEnabledInIncognito: allowsPrivate ? [this.#folder] : [],
      defaultViewport: null,
      downloadBehavior: { policy: 'allow', downloadPath: this.downloads },
      args: [...flags, `--proxy-server=127.0.0.1:${this.#port}`, `--window-size=${width},${height}`],
    })
    this.#browser = browser
    this.#extension = await until('the extension', async () => [...(await browser.extensions()).values()][0])
  }

  async open(url: string): Promise<Surface> {
    const page = await this.#running.newPage()
    // A hostile page's own alerts must not stop the tests.
    page.on('dialog', (dialog) => void dialog.dismiss())
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    return this.#surface(page)
  }

  /** By the extension's own API: the automation library knows no windows. */
  async openPrivate(url: string): Promise<Surface> {
    const page = await this.openExtensionPage('options.html#/welcome')
    await page.evaluate(async (address: string) => {
      await chrome.windows.create({ url: address, incognito: true })
    }, url)
    await page.close()
    const target = await this.#running.waitForTarget((candidate) => candidate.url() === url)
    return this.#surface(await target.asPage())
  }

  resize(tab: Surface, width: number, height: number): Promise<void> {
    return this.pageOf(tab).setViewport({ width, height })
  }

  /** Headless, its panel has no edge to be pulled. */
  resizePanel(panel: Surface, width: number): Promise<void> {
    return this.resize(panel, width, this.options.height ?? 900)
  }

  async goBack(tab: Surface): Promise<void> {
    await tab.evaluate(() => history.back())
  }

  /** On the browser's own page of extensions, by what its switches call; other hosts have to be asked for after that. */
  async allowHost(origin: string): Promise<void> {
    const page = await this.#running.newPage()
    await page.goto('chrome://extensions')
    const input = `'${this.#installed.id}', '${origin}'`
    await page.evaluate(`(async (extensionId, origin) => {
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_SPECIFIC_SITES' })
      await chrome.developerPrivate.addHostPermission(extensionId, origin)
    })(${input})`)
    await page.close()
  }

  refuseHosts(press: () => Promise<void>): Promise<void> {
    return press()
  }

  /** Installs it once more: the browser's own reload switches off what was installed for testing. */
  async reloadExtension(): Promise<void> {
    await this.#running.installExtension(this.#folder)
  }

  openExtensionPage(path: string): Promise<Surface> {
    return this.open(this.#extensionUrl(path))
  }

  async pressToolbarButton(tab: Surface): Promise<Surface> {
    const page = this.pageOf(tab)
    await page.bringToFront()
    await this.#closePopup()
    await page.triggerExtensionAction(this.#installed)
    return this.openedPopup()
  }

  openedPopup(): Promise<Surface> {
    return this.#openedPage((url) => this.#isPopup(url))
  }

  openedPanel(): Promise<Surface> {
    return this.#openedPage((url) => url === this.#extensionUrl('sidepanel.html'))
  }

  async #openedPage(isWanted: (url: string) => boolean): Promise<Surface> {
    const target = await this.#running.waitForTarget((candidate) => isWanted(candidate.url()))
    const page = await target.asPage()
    // The library knows of the page a moment before it can talk to it.
    await until('the page', () => page.evaluate('true').catch(() => false))
    return this.#surface(page)
  }

  async openedCard(tab: Surface): Promise<Surface> {
    const page = this.pageOf(tab)
    return surfaceOfFrame(page, await frameOfExtension(page, this.#extensionUrl('card.html')))
  }

  async compose(tab: Surface, steps: string[]): Promise<void> {
    const session = await this.pageOf(tab).createCDPSession()
    // What the keyboard sends while an input method is at work: https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode
    const key = { windowsVirtualKeyCode: 229, key: 'Process', code: 'KeyK' }
    for (const text of steps) {
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, windowsVirtualKeyCode: 75, key: 'k' })
    }
    await session.send('Input.insertText', { text: steps.at(-1) ?? '' })
    await session.detach()
  }

  /** Headless Chromium has no keyboard shortcuts: the button is pressed for the grant, and the event dispatched. */
  async runCommand(name: string, tab: Surface): Promise<void> {
    const popup = await this.pressToolbarButton(tab)
    const tabId = await this.#tabId(popup)
    if (name === 'open-panel') return this.#dispatchByKey(name, tabId, popup)
    await popup.close()
    await this.#dispatch('commands.onCommand', [name], tabId)
  }

  /**
   * The panel opens only while a key or click is handled: a key is pressed in the popup, which has the worker dispatch
   * the event. What a key sends is handled as that key is, with all that the browser then allows.
   */
  async #dispatchByKey(name: string, tabId: number, popup: Surface): Promise<void> {
    await this.#inBackground(`chrome.runtime.onMessage.addListener(function hear(message) {
      if (!message?.commandTab) return
      chrome.runtime.onMessage.removeListener(hear)
      chrome.commands.onCommand.dispatch(${JSON.stringify(name)}, message.commandTab)
    })`)
    await popup.evaluate(async (id: number) => {
      const commandTab = await chrome.tabs.get(id)
      const send = () => {
        void chrome.runtime.sendMessage({ commandTab }).catch(() => undefined)
        document.documentElement.dataset.isSent = ''
      }
      addEventListener('keydown', send, { once: true, capture: true })
    }, tabId)
    await popup.press('F9')
    // What the key opens may close the popup.
    const isSent = () => document.documentElement.dataset.isSent === ''
    await until('the key', () => popup.evaluate(isSent).catch(() => true))
    await this.#closePopup()
  }

  /** Headless Chromium draws no context menus: the menu's event is dispatched with what the browser would tell. */
  async chooseLinkMenu(tab: Surface, linkSelector: string): Promise<void> {
    const popup = await this.pressToolbarButton(tab)
    const tabId = await this.#tabId(popup)
    await popup.close()
    const info = await tab.evaluate((selector: string) => {
      const link = document.querySelector<HTMLAnchorElement>(selector)
      return { linkUrl: link?.href ?? '', selectionText: '', pageUrl: location.href, editable: false }
    }, linkSelector)
    await this.#dispatch('contextMenus.onClicked', [{ ...info, menuItemId: 'queue-link' }], tabId)
  }

  async badgeText(tab: Surface): Promise<string> {
    const url = await tab.url()
    return this.#inBackground(`(async () => {
      const tabs = await chrome.tabs.query({ active: true })
      const tab = tabs.find((candidate) => candidate.url === ${JSON.stringify(url)}) ?? tabs.at(-1)
      return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id })
    })()`) as Promise<string>
  }

  async stopBackground(): Promise<void> {
    const stopped = this.#running.targets().filter((target) => target.type() === 'service_worker')
    for (const target of stopped) await (await target.worker())?.close()
    // Something may have woken the next one by now.
    await until('the worker to end', () => this.#running.targets().every((target) => !stopped.includes(target)))
  }

  async killTab(tab: Surface): Promise<void> {
    const page = this.pageOf(tab)
    const session = await page.createCDPSession()
    const crashed = new Promise((resolve) => page.once('error', resolve))
    // A page that has crashed answers nothing.
    session.send('Page.crash').catch(() => undefined)
    await crashed
    await page.close()
  }

  async kill(): Promise<void> {
    const running = this.#running.process()
    const ended = new Promise((resolve) => running?.once('exit', resolve))
    running?.kill('SIGKILL')
    await ended
    this.#pages.clear()
  }

  async closed(): Promise<void> {
    const running = this.#running.process()
    if (running && running.exitCode === null) await new Promise((resolve) => running.once('exit', resolve))
  }

  async close(): Promise<void> {
    await this.#browser?.close()
    await this.network.stop()
    await rm(join(this.profile, '..'), { recursive: true, force: true, maxRetries: 5 })
  }

  /** The extension opens its welcome page when it is installed: it must not come in front of a test's tab later. */
  async #settleWelcome(timeout = 15_000): Promise<void> {
    const isWelcome = (url: string) => url === this.#extensionUrl('options.html#welcome')
    const target = await this.#running.waitForTarget((candidate) => isWelcome(candidate.url()), { timeout })
    if (!this.options.keepsWelcome) await (await target.asPage()).close()
  }

  get #folder(): string {
    return resolve(this.options.extension ?? extensionFolders.chromium)
  }

  get #running(): Browser {
    if (!this.#browser) throw new Error('Chromium is not running.')
    return this.#browser
  }

  get #installed(): Extension {
    if (!this.#extension) throw new Error('The extension is not in Chromium.')
    return this.#extension
  }

  #extensionUrl(path: string): string {
    return `chrome-extension://${this.#installed.id}/${path}`
  }

  #isPopup(url: string): boolean {
    return url.startsWith(this.#extensionUrl('popup.html')) && !url.includes('?tab=')
  }

  async #closePopup(): Promise<void> {
    const open = () => this.#running.targets().filter((target) => this.#isPopup(target.url()))
    // One that is closing by itself can't be closed; the wait tells whether it went.
    for (const target of open()) await (await target.asPage()).close().catch(() => undefined)
    await until('the popup to close', () => open().length === 0)
  }

  #surface(page: Page): Surface {
    const surface = surfaceOfPage(page)
    this.#pages.set(surface, page)
    return surface
  }

  /** The automation library's own page, for pictures. */
  pageOf(surface: Surface): Page {
    const page = this.#pages.get(surface)
    if (!page) throw new Error('This tab belongs to a browser that has ended.')
    return page
  }

  /** The tab under the popup. Wakes the service worker, which an event that is dispatched would not. */
  #tabId(popup: Surface): Promise<number> {
    return popup.evaluate(async () => {
      await chrome.runtime.sendMessage({ nobody: 'answers' }).catch(() => null)
      return (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? -1
    })
  }

  /** Evaluates in the service worker, which must be awake. */
  async #inBackground(expression: string): Promise<unknown> {
    const isWorker = (type: string, url: string) => type === 'service_worker' && url.startsWith(this.#extensionUrl(''))
    const target = await this.#running.waitForTarget((candidate) => isWorker(candidate.type(), candidate.url()))
    const worker = await target.worker()
    return worker?.evaluate(expression)
  }

  async #dispatch(event: string, input: unknown[], tabId: number): Promise<void> {
    const texts = input.map((value) => JSON.stringify(value)).join(', ')
    await this.#inBackground(`chrome.tabs.get(${tabId}).then((tab) => chrome.${event}.dispatch(${texts}, tab))`)
  }
}
