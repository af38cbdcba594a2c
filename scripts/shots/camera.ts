import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import type { Surface } from '@/test/e2e/harness/surface'

const themes = ['light', 'dark'] as const
/** Pixels: three panes, and one. */
const pageWidths = { wide: 1280, narrow: 720 }
/** Pixels: as a browser opens its side panel, and as narrow as Chromium and Firefox let it be. */
const panelWidths = { wide: 480, narrow: 320, least: 252 }
const usualHeight = 800

interface Taking {
  theme: (typeof themes)[number]
  size?: { width: number; height: number }
  /** A frame on a page hears later of its new size and theme, and colours change slowly. */
  settleMs?: number
}

/** Photographs surfaces into a folder, each in both themes and at the widths that it is seen at. */
export class Camera {
  constructor(
    readonly browser: ChromiumUnderTest,
    readonly folder: string,
  ) {}

  /** The popup, at the size that it has. */
  async takePopup(name: string, popup: Surface): Promise<void> {
    for (const theme of themes) await this.#take(`popup-${name}-${theme}`, popup, { theme })
  }

  /** The options page; a long one may be photographed higher than a screen. */
  async takePage(name: string, page: Surface, height = usualHeight): Promise<void> {
    await this.#takeAt(pageWidths, `options-${name}`, page, { height })
  }

  /** A tab with what stands on its page. */
  async takeTab(name: string, tab: Surface): Promise<void> {
    await this.#takeAt(pageWidths, name, tab, { settleMs: 300 })
  }

  async takePanel(name: string, panel: Surface): Promise<void> {
    await this.#takeAt(panelWidths, `panel-${name}`, panel, {})
  }

  async #takeAt(
    widths: Record<string, number>,
    name: string,
    surface: Surface,
    { height = usualHeight, settleMs = 0 }: { height?: number; settleMs?: number },
  ): Promise<void> {
    for (const [label, width] of Object.entries(widths)) {
      for (const theme of themes) {
        await this.#take(`${name}-${label}-${theme}`, surface, { theme, size: { width, height }, settleMs })
      }
    }
  }

  async #take(name: string, surface: Surface, { theme, size, settleMs = 0 }: Taking): Promise<void> {
    await mkdir(this.folder, { recursive: true })
    const page = this.browser.pageOf(surface)
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    if (size) await page.setViewport({ ...size, deviceScaleFactor: 1 })
    // Two frames: one to lay out at the new size, one to draw it.
    await surface.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
    await wait(settleMs)
    await page.screenshot({ path: join(this.folder, `${name}.webp`) as `${string}.webp`, type: 'webp', quality: 85 })
    console.log(`${name}.webp`)
  }
}
