import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import type { BrowserName } from '@/test/e2e/harness/browser-under-test'
import { launchBrowser } from '@/test/e2e/harness/launch'
import { exportLibrary } from '@/test/e2e/options-flow'
import { clipPage } from '@/test/e2e/popup-flow'
import { practiceUrls } from './urls'

const topic = 'Learning from talks'

// A new line in a list goes on with the bullet by itself.
const typed = {
  talk: { tags: ['listening', 'notes/method'], topic, notes: '- [6:10] write the question down, not the answer' },
  paper: { tags: ['reading'], topic, notes: '- one line after each section\n[p. 4] remembered a month later' },
  session: { tags: ['reading', 'margins'], topic, notes: '- who still writes in margins?' },
}

/** How much of each file the terminal shows. */
const shownLines = 24

/** Plays the main job in a headless browser, through the real popup and the real options page, into a folder. */
export async function playMainJob(name: BrowserName, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const browser = await launchBrowser(name)
  try {
    for (const [what, url] of Object.entries(practiceUrls) as [keyof typeof practiceUrls, string][]) {
      const { entry } = await clipPage(browser, url, typed[what])
      console.log(`Clipped the ${what}: “${entry?.title}”, tagged ${entry?.tags.join(', ')}, filed under “${topic}”.`)
    }
    const vault = await exportLibrary(browser, { profile: 'Vault' })
    const note = await exportLibrary(browser, { profile: 'Topic note', topic })
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(vault))))
      write(join(folder, 'vault', path), bytes)
    write(join(folder, basename(note)), readFileSync(note))
  } finally {
    await browser.close()
  }
  show(folder)
}

function write(path: string, bytes: Uint8Array): void {
  if (path.endsWith('/')) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}

function show(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name)).sort()
  for (const path of paths) {
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    const head = lines.length > shownLines ? [...lines.slice(0, shownLines), '…'] : lines
    console.log(`\n── ${resolve(path)}\n${head.map((line) => `   ${line}`).join('\n')}`)
  }
  console.log(`\nThe Markdown is in ${resolve(folder)}: a vault for Obsidian in vault/, and the topic as one note.`)
}
