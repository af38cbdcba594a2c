import type { Browser } from 'puppeteer-core'
import { surfaceOfView } from './firefox-view'
import { type Surface, until } from './surface'

/** The part of the library's BiDi connection that is used here; Firefox's own extension of the protocol is not typed. */
interface BidiConnection {
  send(method: string, parameters: object): Promise<{ result: unknown }>
}

/** Of the window that has it open, perhaps a private one behind another. */
const sidebar =
  '(BrowserWindowTracker.orderedWindows.find((one) => one.SidebarController?.isOpen) ?? window).SidebarController'

/**
 * Firefox's own window: what BiDi reaches with `--remote-allow-system-access` in its scope `chrome`. Everything here
 * does what a person does there: presses buttons and keys, reads a badge.
 */
export class FirefoxWindow {
  #context: string | undefined

  constructor(
    readonly browser: Browser,
    readonly extensionId: string,
  ) {}

  /** Evaluates in the window, with its privileges. The answer is JSON text on the way. */
  async evaluate<R>(expression: string): Promise<R> {
    const connection = (this.browser as unknown as { connection: BidiConnection }).connection
    this.#context ??= await this.#findContext(connection)
    const { result } = await connection.send('script.evaluate', {
      target: { context: this.#context },
      expression: `((window) => {
        const { document, gBrowser } = window
        return Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))
      })(BrowserWindowTracker.getTopWindow() ?? window)`,
      awaitPromise: true,
    })
    const answer = result as { type: string; result?: { value: string }; exceptionDetails?: { text: string } }
    if (answer.type !== 'success') throw new Error(`Firefox's window: ${answer.exceptionDetails?.text}`)
    return JSON.parse(answer.result?.value ?? 'null')
  }

  /** Puts the extension's button on the toolbar, as a person does who uses it daily. */
  async pinButton(): Promise<void> {
    await this.evaluate(`(() => {
      const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs')
      CustomizableUI.addWidgetToArea(${JSON.stringify(`${this.#widget}-browser-action`)}, 'nav-bar')
    })()`)
  }

  /** Gives a command a shortcut, as a person does on the browser's own page for that. */
  async giveKey(command: string, keys: string): Promise<void> {
    const update = JSON.stringify({ name: command, shortcut: keys })
    await this.evaluate(
      `WebExtensionPolicy.getByID('${this.extensionId}').extension.shortcuts.updateCommand(${update})`,
    )
  }

  /** Lets the extension into private windows, as a person does on the browser's list of extensions. */
  async allowPrivateWindows(): Promise<void> {
    await this.evaluate(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
      const permissions = { permissions: ['internal:privateBrowsingAllowed'], origins: [], data_collection: [] }
      await ExtensionPermissions.add('${this.extensionId}', permissions, WebExtensionPolicy.getByID('${this.extensionId}').extension)
    })()`)
    await this.reloadExtension()
  }

  /** Whether the person is asked what an extension asks for; else it is allowed without a word. */
  async setAsking(isAsking: boolean): Promise<void> {
    await this.evaluate(`Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', ${isAsking})`)
  }

  /** Presses no in the browser's question for permissions. */
  async refuse(): Promise<void> {
    await until("the browser's question", () =>
      this.evaluate<boolean>(`(() => {
        const question = document.getElementById('addon-webext-permissions-notification')
        if (PopupNotifications.panel.state !== 'open' || !question?.secondaryButton) return false
        question.secondaryButton.click()
        return true
      })()`),
    )
    await until('the question to go', () => this.evaluate<boolean>(`PopupNotifications.panel.state === 'closed'`))
  }

  async reloadExtension(): Promise<void> {
    await this.evaluate(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
      await (await AddonManager.getAddonByID('${this.extensionId}')).reload()
    })()`)
    await until('the extension', () =>
      this.evaluate<boolean>(`WebExtensionPolicy.getByID('${this.extensionId}')?.extension.hasStarted !== false`),
    )
  }

  /** New tabs come into the window in front; an extension's page must not come into a private one. */
  async bringFirstWindow(): Promise<void> {
    await this.evaluate(`(() => {
      const first = BrowserWindowTracker.orderedWindows.find((one) => !one.gPrivateBrowsingUI?.privateWindow && !PrivateBrowsingUtils.isWindowPrivate(one))
      first?.focus()
    })()`)
  }

  async openPrivateWindow(url: string): Promise<void> {
    await this.evaluate(`(() => {
      const url = ${JSON.stringify(url)}
      window.openTrustedLinkIn(url, 'window', { private: true })
    })()`)
  }

  async clickButton(): Promise<void> {
    await this.evaluate(`(() => {
      const box = document.getElementById(${JSON.stringify(`${this.#widget}-BAP`)}).getBoundingClientRect()
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      window.synthesizeMouseEvent('mousemove', x, y, { button: 0, buttons: 0, clickCount: 0 }, {})
      window.synthesizeMouseEvent('mousedown', x, y, { button: 0, buttons: 1, clickCount: 1 }, {})
      window.synthesizeMouseEvent('mouseup', x, y, { button: 0, buttons: 0, clickCount: 1 }, {})
    })()`)
  }

  /** The extension opens its welcome page when it is installed: it must not come in front of a test's tab later. */
  async settleWelcome(isKept: boolean): Promise<void> {
    const close = isKept ? '' : 'gBrowser.removeTab(welcome)'
    await until('the welcome page', () =>
      this.evaluate<boolean>(`(() => {
        const welcome = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.endsWith('options.html#welcome'))
        if (!welcome) return false
        ${close}
        return true
      })()`),
    )
  }

  /** The id of the process that draws the page of the tab in front. */
  processOfTab(): Promise<number> {
    return this.evaluate('gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid')
  }

  async closeCrashedTab(): Promise<void> {
    await until('the crash to be seen', () =>
      this.evaluate<boolean>(`(() => {
        const tab = gBrowser.selectedTab
        if (tab.linkedBrowser.isRemoteBrowser && tab.linkedBrowser.browsingContext.currentWindowGlobal?.osPid > 0) return false
        gBrowser.removeTab(tab)
        return true
      })()`),
    )
  }

  badgeText(): Promise<string> {
    const button = JSON.stringify(`${this.#widget}-BAP`)
    return this.evaluate(`document.getElementById(${button}).getAttribute('badge') ?? ''`)
  }

  /** Presses keys as from the keyboard: they go where the focus is, and the window's shortcuts see them first. */
  async press(keys: string): Promise<void> {
    const pressed = keys.split('+').map((key) => ({ key: key === 'Space' ? ' ' : key, ...codeOf(key) }))
    await this.evaluate(`(async () => {
      const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor)
      keyboard.beginInputTransactionForTests(window, () => true)
      const keys = ${JSON.stringify(pressed)}.map((init) => new KeyboardEvent('', init))
      for (const key of keys) keyboard.keydown(key)
      for (const key of keys.reverse()) keyboard.keyup(key)
    })()`)
  }

  /** Writes with an input method: each text is shown in turn, the last one stays. */
  async compose(steps: string[]): Promise<void> {
    await this.evaluate(`(async () => {
      const method = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor)
      method.beginInputTransactionForTests(window, () => true)
      const key = new KeyboardEvent('', { key: 'Process', code: 'KeyK', keyCode: KeyboardEvent.DOM_VK_PROCESSKEY })
      for (const text of ${JSON.stringify(steps)}) {
        method.setPendingCompositionString(text)
        method.appendClauseToPendingComposition(text.length, method.ATTR_RAW_CLAUSE)
        method.setCaretInPendingComposition(text.length)
        method.flushPendingComposition(key)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      method.commitComposition(key)
    })()`)
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character === '\n' ? 'Enter' : character === '+' ? 'Add' : character)
  }

  async closePopups(): Promise<void> {
    await this.evaluate(`(() => {
      for (const panel of document.querySelectorAll('panel')) if (panel.state === 'open') panel.hidePopup()
    })()`)
    await until('the popup to close', () =>
      this.evaluate<boolean>(`!document.querySelector('.webextension-popup-browser')`),
    )
  }

  /** The popup that is open now. */
  async popup(): Promise<Surface> {
    await until('the popup', () =>
      this.evaluate<boolean>(`(() => {
        const popup = document.querySelector('.webextension-popup-browser')
        return popup?.currentURI?.schemeIs('moz-extension') && popup.closest('panel').state === 'open'
      })()`),
    )
    const find = `(() => {
      const popup = document.querySelector('.webextension-popup-browser')
      return popup?.isConnected && popup.closest('panel').state !== 'closed' ? popup : null
    })()`
    return surfaceOfView(this, { name: 'popup', find, close: () => this.closePopups() })
  }

  /** The side panel that is open now. */
  async panel(): Promise<Surface> {
    const find = `(${sidebar}.isOpen ? ${sidebar}.browser.contentDocument?.getElementById('webext-panels-browser') : null)`
    await until('the side panel', () => this.evaluate<boolean>(`${find}?.currentURI?.schemeIs('moz-extension')`))
    return surfaceOfView(this, { name: 'side panel', find, close: () => this.evaluate(`${sidebar}.hide()`) })
  }

  /** Makes the side panel so wide, as pulling at its edge does. */
  async resizePanel(width: number): Promise<void> {
    await this.evaluate(
      `(() => { ${sidebar}.browser.ownerDocument.getElementById('sidebar-box').style.width = '${width}px' })()`,
    )
  }

  get #widget(): string {
    return this.extensionId.replace(/[^a-z0-9_-]/gi, '_').toLowerCase()
  }

  async #findContext(connection: BidiConnection): Promise<string> {
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const { contexts } = result as { contexts: { context: string; url: string }[] }
    const found = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml')
    if (!found) throw new Error("Firefox's window is not there.")
    return found.context
  }
}

const keyCodes: Record<string, number> = {
  Enter: 13,
  Escape: 27,
  Tab: 9,
  Backspace: 8,
  Delete: 46,
  PageUp: 33,
  PageDown: 34,
  ArrowUp: 38,
  ArrowDown: 40,
}
const modifierCodes: Record<string, [string, number]> = {
  Control: ['ControlLeft', 17],
  Shift: ['ShiftLeft', 16],
  Alt: ['AltLeft', 18],
}

function codeOf(key: string): { code?: string; keyCode?: number } {
  const modifier = modifierCodes[key]
  if (modifier) return { code: modifier[0], keyCode: modifier[1] }
  const named = keyCodes[key]
  if (named !== undefined) return { code: key, keyCode: named }
  // With its code it also presses what has the focus; as a letter it is typed.
  if (key === 'Space') return { code: 'Space', keyCode: 32 }
  if (key === ',') return { code: 'Comma', keyCode: 188 }
  if (key === '.') return { code: 'Period', keyCode: 190 }
  if (/^[a-z]$/i.test(key)) return { code: `Key${key.toUpperCase()}`, keyCode: key.toUpperCase().charCodeAt(0) }
  return {}
}
