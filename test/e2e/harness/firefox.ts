import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { requireBrowser } from '@/scripts/find-browser.mjs'
import { type BrowserUnderTest, extensionFolders, type LaunchOptions } from './browser-under-test'
import { FirefoxWindow } from './firefox-window'
import { frameOfExtension, surfaceOfFrame, surfaceOfPage } from './page-surface'
import { PracticeNetwork } from './practice-network'
import { type Surface, until } from './surface'

const extensionId = 'lectern@lectern.example'
/** The host of the extension's pages is fixed, so that its data is found again after a restart. */
const extensionHost = '7c0e7a4e-1c5c-4b52-9e0b-0f6a3a5a9d11'

/** Commands that suggest no key: the person gives them one. */
const keylessCommands = ['clip-to-last-topic', 'open-panel']

const shortcutKeys: Record<string, string> = {
  _execute_action: 'Alt+Shift+L',
  'open-card': 'Alt+N',
  'mark-moment': 'Alt+M',
  'take-picture': 'Alt+Shift+U',
  'clip-to-last-topic': 'Alt+Shift+K',
  'open-panel': 'Alt+Shift+P',
}

function preferences(proxyPort: number, downloads: string): Record<string, unknown> {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    // Requests to this machine are seen as well.
    'network.proxy.allow_hijacking_localhost': true,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: extensionHost }),
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // What a user would be asked for is allowed; whether a click was there is still looked at.
    'extensions.webextOptionalPermissionPrompts': false,
    'security.notification_enable_delay': 0,
    'ui.popup.disable_autohide': true,
  }
}

/** Stock Firefox, headless, driven by WebDriver BiDi; its own window through BiDi's system access. */
export class FirefoxUnderTest implements BrowserUnderTest {
  readonly name = 'firefox'
  readonly network = new PracticeNetwork()
  readonly #pages = new Map<Surface, Page>()
  #port = 0
  #browser: Browser | undefined
  #window: FirefoxWindow | undefined

  private constructor(
    readonly profile: string,
    readonly downloads: string,
    readonly options: LaunchOptions,
  ) {}

  static async launch(options: LaunchOptions = {}): Promise<FirefoxUnderTest> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-firefox-'))
    const downloads = resolve(options.downloads ?? join(folder, 'downloads'))
    const browser = new FirefoxUnderTest(join(folder, 'profile'), downloads, options)
    for (const name of [browser.profile, downloads]) await mkdir(name, { recursive: true })
    browser.#port = await browser.network.start()
    await browser.restart()
    return browser
  }

  async restart(): Promise<void> {
    const { extension = extensionFolders.firefox, headless = true, width = 1280, height = 900 } = this.options
    this.#browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: requireBrowser('firefox'),
      headless,
      userDataDir: this.profile,
      acceptInsecureCerts: true,
      defaultViewport: null,
      args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
      extraPrefsFirefox: preferences(this.#port, this.downloads),
    })
    await this.#browser.installExtension(resolve(extension))
    this.#window = new FirefoxWindow(this.#browser, extensionId)
    // An extension that is installed for testing is installed anew at every start.
    await this.#window.settleWelcome(this.options.keepsWelcome ?? false)
    // Allowing ends the extension and starts it again: not before it has come to its welcome.
    if (this.options.allowsPrivate) await this.#window.allowPrivateWindows()
    await this.#window.pinButton()
    for (const command of keylessCommands) await this.#window.giveKey(command, shortcutKeys[command] ?? '')
  }

  async open(url: string): Promise<Surface> {
    const page = await this.#running.newPage()
    // A hostile page's own alerts must not stop the tests.
    page.on('dialog', (dialog) => void dialog.dismiss())
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    return this.#surface(page)
  }

  async openPrivate(url: string): Promise<Surface> {
    const known = new Set(await this.#running.pages())
    await this.#chrome.openPrivateWindow(url)
    const page = await until('the private window', async () =>
      (await this.#running.pages()).find((candidate) => !known.has(candidate) && candidate.url() === url),
    )
    return this.#surface(page)
  }

  resize(tab: Surface, width: number, height: number): Promise<void> {
    return this.pageOf(tab).setViewport({ width, height })
  }

  resizePanel(_panel: Surface, width: number): Promise<void> {
    return this.#chrome.resizePanel(width)
  }

  async goBack(tab: Surface): Promise<void> {
    await tab.evaluate(() => history.back())
  }

  /** All hosts are, by the preferences. */
  allowHost(): Promise<void> {
    return Promise.resolve()
  }

  async refuseHosts(press: () => Promise<void>): Promise<void> {
    await this.#chrome.setAsking(true)
    await press()
    await this.#chrome.refuse()
    await this.#chrome.setAsking(false)
  }

  reloadExtension(): Promise<void> {
    return this.#chrome.reloadExtension()
  }

  async openExtensionPage(path: string): Promise<Surface> {
    const url = `moz-extension://${extensionHost}/${path}`
    await this.#chrome.bringFirstWindow()
    const page = await this.#running.newPage()
    // BiDi tells nothing of an extension page's loading, so it is looked at until it has come.
    await page.goto(url, { waitUntil: [] as never })
    const surface = this.#surface(page)
    const isLoaded = (wanted: string) => document.readyState === 'complete' && location.href === wanted
    await until(url, () => surface.evaluate(isLoaded, url).catch(() => false))
    return surface
  }

  async pressToolbarButton(tab: Surface): Promise<Surface> {
    await this.#bringToFront(tab)
    await this.#chrome.clickButton()
    return this.openedPopup()
  }

  openedPopup(): Promise<Surface> {
    return this.#chrome.popup()
  }

  openedPanel(): Promise<Surface> {
    return this.#chrome.panel()
  }

  async openedCard(tab: Surface): Promise<Surface> {
    const page = this.pageOf(tab)
    return surfaceOfFrame(page, await frameOfExtension(page, `moz-extension://${extensionHost}/card.html`))
  }

  async compose(tab: Surface, steps: string[]): Promise<void> {
    await this.pageOf(tab).bringToFront()
    await this.#chrome.compose(steps)
  }

  async runCommand(name: string, tab: Surface): Promise<void> {
    const keys = shortcutKeys[name]
    if (!keys) throw new Error(`No shortcut is known for ${name}.`)
    await this.#bringToFront(tab)
    await this.#chrome.press(keys)
  }

  async chooseLinkMenu(tab: Surface, linkSelector: string): Promise<void> {
    await this.#bringToFront(tab)
    await this.pageOf(tab).click(linkSelector, { button: 'right' })
    const chosen = `(() => {
      const item = document.querySelector('#contentAreaContextMenu [id^="lectern_lectern_example-menuitem"]')
      if (!item) return false
      item.doCommand()
      document.getElementById('contentAreaContextMenu').hidePopup()
      return true
    })()`
    await until("Lectern's item in the context menu", () => this.#chrome.evaluate<boolean>(chosen))
  }

  async badgeText(tab: Surface): Promise<string> {
    await this.pageOf(tab).bringToFront()
    return this.#chrome.badgeText()
  }

  async stopBackground(): Promise<void> {
    await this.#chrome.evaluate(
      `WebExtensionPolicy.getByID('${extensionId}').extension.terminateBackground({ ignoreDevToolsAttached: true })`,
    )
  }

  async killTab(tab: Surface): Promise<void> {
    await this.#bringToFront(tab)
    process.kill(await this.#chrome.processOfTab(), 'SIGKILL')
    await this.#chrome.closeCrashedTab()
  }

  async kill(): Promise<void> {
    const running = this.#running.process()
    const ended = new Promise((resolve) => running?.once('exit', resolve))
    running?.kill('SIGKILL')
    await ended
    // Only then does what launched it put the profile's preferences back, and must not do so under the next launch.
    const kept = ['prefs.js', 'user.js'].map((file) => join(this.profile, `${file}.puppeteer`))
    await until('the preferences', async () => !kept.some((file) => existsSync(file)))
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

  get #running(): Browser {
    if (!this.#browser) throw new Error('Firefox is not running.')
    return this.#browser
  }

  get #chrome(): FirefoxWindow {
    if (!this.#window) throw new Error('Firefox is not running.')
    return this.#window
  }

  #surface(page: Page): Surface {
    const surface = surfaceOfPage(page)
    this.#pages.set(surface, page)
    return surface
  }

  async #bringToFront(tab: Surface): Promise<void> {
    await this.pageOf(tab).bringToFront()
    await this.#chrome.closePopups()
  }

  /** The automation library's own page. */
  pageOf(surface: Surface): Page {
    const page = this.#pages.get(surface)
    if (!page) throw new Error('This tab belongs to a browser that has ended.')
    return page
  }
}
