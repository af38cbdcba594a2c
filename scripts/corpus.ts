import { execFileSync } from 'node:child_process'
import { appendFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openReadingBrowser, type PageReading } from './corpus/browser'
import { compareReading } from './corpus/compare'
import { type RecordedPage, readExpected, readManifest } from './corpus/recorded'
import { Report } from './corpus/report'

const usage = `Reads recorded pages with the built extension in real Chromium, with no network, and compares what it
reads with what is known of them.

  npm run corpus -- DIR [--json FILE] [--only TEXT] [--tabs N]

DIR    holds manifest.json (rows of file, url, kind), the pages, and expected/<file stem>.json where the truth is known
FILE   gets one JSON line per page: {file, url, clip, milliseconds, error?}
TEXT   reads only the pages whose file name has it
N      tabs that read at the same time; 4 unless told. Times are worth something with 1 only: pages that load beside
       the one that is read take the processor from it`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, only: { type: 'string', default: '' }, tabs: { type: 'string', default: '4' } },
})
const [folder] = positionals
if (!folder) {
  console.error(usage)
  process.exit(2)
}
await run(folder)

async function run(folder: string): Promise<void> {
  const manifest = await readManifest(folder)
  const pages = manifest.filter((page) => page.file.includes(values.only))
  execFileSync('npx', ['wxt', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (values.json) await writeFile(values.json, '')
  const report = new Report()
  const browser = await openReadingBrowser('.output/chrome-mv3')
  const waiting = [...pages]
  const work = async (): Promise<void> => {
    const tab = await browser.openTab()
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      await record(folder, page, await tab.read(folder, page), report)
    }
  }
  try {
    await Promise.all(Array.from({ length: Number(values.tabs) }, work))
  } finally {
    await browser.close()
  }
  console.log(report.print())
}

async function record(folder: string, page: RecordedPage, reading: PageReading, report: Report): Promise<void> {
  const line = { file: page.file, url: page.url, ...reading }
  if (values.json) await appendFile(values.json, `${JSON.stringify(line)}\n`)
  const expected = await readExpected(folder, page)
  report.add(page, reading, expected ? compareReading(reading, expected) : undefined)
}
