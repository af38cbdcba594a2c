import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ChromiumUnderTest } from '@/test/e2e/harness/chromium'
import type { Surface } from '@/test/e2e/harness/surface'

const themes = ['light', 'dark'] as const
const tabWidths = { wide: { width: 1280, height: 800 }, narrow: { width: 720, height: 800 } }
const widths = { wide: { width: 1280, height: 800 }, narrow: { width: 420, height: 800 } }

interface Taking {
  theme: (typeof themes)[number]
  size?: { width: number; height: number }
  /** A frame on a page hears later of its new size and theme, and colours change slowly. */
  settleMs?: number
}

/** Photographs surfaces into a folder, each in both themes, pages at both widths. */
export class Camera {
  constructor(
    readonly browser: ChromiumUnderTest,
    readonly folder: string,
  ) {}

  /** The popup, at the size that it has. */
  async takePopup(name: string, popup: Surface): Promise<void> {
    for (const theme of themes) await this.#take(`popup-${name}-${theme}`, popup, { theme })
  }

  async takePage(name: string, page: Surface): Promise<void> {
    for (const [width, size] of Object.entries(widths)) {
      for (const theme of themes) await this.#take(`options-${name}-${width}-${theme}`, page, { theme, size })
    }
  }

  /** A tab with what stands on its page. */
  async takeTab(name: string, tab: Surface): Promise<void> {
    for (const [width, size] of Object.entries(tabWidths)) {
      for (const theme of themes) await this.#take(`${name}-${width}-${theme}`, tab, { theme, size, settleMs: 300 })
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
