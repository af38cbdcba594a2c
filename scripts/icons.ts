import { readFileSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { requireBrowser } from './find-browser.mjs'

/** Draws `icon.svg` at every size that browsers ask for, into `public/icon`. Run it after changing the drawing. */
async function drawIcons(): Promise<void> {
  const drawing = readFileSync('scripts/icon.svg', 'utf8')
  const browser = await puppeteer.launch({ executablePath: requireBrowser('chromium'), args: ['--no-sandbox'] })
  const page = await browser.newPage()
  for (const size of [16, 32, 48, 96, 128]) {
    await page.setViewport({ width: size, height: size })
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`)
    await page.screenshot({ path: `public/icon/${size}.png`, omitBackground: true })
  }
  await browser.close()
}

await drawIcons()
