import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { readerOf } from '@/entrypoints/background/read-tab'
import { requireBrowser } from '@/scripts/find-browser.mjs'
import type { Clip } from '@/utils/entry'
import type { PageView, Result } from '@/utils/messages'
import type { ReaderResult } from '@/utils/reader-result'
import type { RecordedPage } from './recorded'

declare const chrome: ExtensionApi

export interface PageReading {
  clip?: Clip
  /** How long the reader itself took. */
  milliseconds?: number
  /** The sentence that the user gets instead of a clip. */
  error?: string
}

/** A tab that shows recorded pages, one after another. */
export interface ReadingTab {
  /** Never throws: what goes wrong is the reading's `error`. */
  read(folder: string, page: RecordedPage): Promise<PageReading>
}

export interface ReadingBrowser {
  openTab(): Promise<ReadingTab>
  close(): Promise<void>
}

const pageTimeoutMilliseconds = 20_000
/** Stands for a page while a tab's number is looked up. */
const blankPage = 'https://tab.example/'

/** Chromium with the built extension, which here may read every host; nothing reaches the network. */
export async function openReadingBrowser(buildFolder: string): Promise<ReadingBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-corpus-'))
  const extension = join(folder, 'extension')
  await cp(buildFolder, extension, { recursive: true })
  await grantAllHosts(join(extension, 'manifest.json'))
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: requireBrowser('chromium'),
    serviceWorkers: 'block',
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  })
  const [worker = await context.waitForEvent('serviceworker')] = context.serviceWorkers()
  const surface = await openSurface(context, worker)
  return {
    openTab: async () => new RecordedTab(context, surface),
    async close() {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The one difference from the shipped build: `activeTab` would need a press of the toolbar button on every page. */
async function grantAllHosts(manifestPath: string): Promise<void> {
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8'))
  await writeFile(manifestPath, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }))
}

/** An extension page, which talks to the background as the popup does. */
async function openSurface(context: BrowserContext, worker: Worker): Promise<Page> {
  const surface = await context.newPage()
  await surface.goto(new URL('/options.html', worker.url()).href)
  return surface
}

class RecordedTab implements ReadingTab {
  #tab: Page | undefined
  #tabId = -1
  #served: { url: string; body: Buffer } = { url: blankPage, body: Buffer.from('') }

  constructor(
    readonly context: BrowserContext,
    readonly surface: Page,
  ) {}

  async read(folder: string, page: RecordedPage): Promise<PageReading> {
    try {
      return await withTimeout(this.#read(folder, page))
    } catch (error) {
      await this.#tab?.close().catch(() => undefined)
      this.#tab = undefined
      return { error: error instanceof Error ? error.message : String(error) }
    }
  }

  async #read(folder: string, page: RecordedPage): Promise<PageReading> {
    const tab = this.#tab ?? (await this.#open())
    this.#served = { url: page.url, body: await readFile(join(folder, page.file)) }
    await tab.goto(page.url, { waitUntil: 'domcontentloaded', timeout: pageTimeoutMilliseconds })
    return this.surface.evaluate(readTab, { tabId: this.#tabId, reader: readerOf(new URL(page.url)) })
  }

  async #open(): Promise<Page> {
    const tab = await this.context.newPage()
    this.#tab = tab
    tab.on('dialog', (dialog) => dialog.dismiss().catch(() => undefined))
    tab.on('popup', (popup) => popup.close().catch(() => undefined))
    await tab.route('**/*', (route) => {
      const request = route.request()
      const isPage = request.isNavigationRequest() && request.frame() === tab.mainFrame()
      if (!isPage || request.url() !== withoutHash(this.#served.url)) return route.abort('aborted')
      return route.fulfill({ body: this.#served.body, contentType: contentTypeOf(this.#served.body) })
    })
    const address = `${blankPage}${Math.random()}`
    this.#served = { url: address, body: Buffer.from('<title>blank</title>') }
    await tab.goto(address)
    this.#tabId = await this.surface.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id ?? -1, address)
    return tab
  }
}

/** Runs in the extension's page: asks the background as the popup does, and the reader once more for its own time. */
async function readTab({ tabId, reader }: { tabId: number; reader: string }): Promise<PageReading> {
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, files: [reader] })
  const reading = frame?.result as ReaderResult | null | undefined
  const answer = (await chrome.runtime.sendMessage({ lectern: 'openTab', input: { tabId } }).catch(() => undefined)) as
    | Result<PageView>
    | undefined
  const milliseconds = reading?.ok ? { milliseconds: reading.milliseconds } : {}
  if (!answer) {
    if (!reading?.ok) return { error: reading?.error ?? 'The reader gave no answer.' }
    return reading.value ? { clip: reading.value, ...milliseconds } : { error: 'No clip.', ...milliseconds }
  }
  if (!answer.ok) return { error: answer.error, ...milliseconds }
  const { clip, problem } = answer.value
  // With a problem the page was not read, and the clip beside it is what the URL alone tells.
  return clip && !problem ? { clip, ...milliseconds } : { error: problem ?? 'No clip.', ...milliseconds }
}

function withoutHash(url: string): string {
  const plain = new URL(url)
  plain.hash = ''
  return plain.href
}

/** Recordings are mostly stored as UTF-8, whatever their pages say of themselves. */
function contentTypeOf(body: Buffer): string {
  const isUtf8 = Buffer.compare(Buffer.from(body.toString('utf8')), body) === 0
  return isUtf8 ? 'text/html; charset=utf-8' : 'text/html'
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The page took too long.')), pageTimeoutMilliseconds * 1.5)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
