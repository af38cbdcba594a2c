import { parseArgs } from 'node:util'
import type { BrowserName } from '@/test/e2e/harness/browser-under-test'
import { launchBrowser } from '@/test/e2e/harness/launch'
import { buildExtension } from './build'
import { playMainJob } from './practice/play'
import { practiceUrls } from './practice/urls'

const practiceFolder = '.output/practice'

/** Opens a browser with Lectern on practice pages and stays until it is closed. */
async function openForPractice(name: BrowserName): Promise<void> {
  const browser = await launchBrowser(name, { headless: false, downloads: practiceFolder, keepsWelcome: true })
  for (const url of [practiceUrls.session, practiceUrls.paper, practiceUrls.talk]) await browser.open(url)
  console.log(`
${name === 'firefox' ? 'Firefox' : 'Chromium'} is open on three practice pages and Lectern's options page. It has a profile of its own, which is
thrown away at the end, and no network: only the practice pages answer.

  1. Press Alt+Shift+L, or Lectern's button, on the talk. Add a tag and a topic; Ctrl+Enter saves.
  2. Do the same on the paper and on the session; choose the same topic.
  3. Alt+N opens the note card, on the talk as on any other page.
  4. On the options page, open Export and save the Vault. It lands in ${practiceFolder}.

Close the browser, or press Ctrl+C here, to end.`)
  process.once('SIGINT', () => browser.close().then(() => process.exit(0)))
  await browser.closed()
  await browser.close()
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

const { values } = parseArgs({
  options: { firefox: { type: 'boolean', default: false }, headless: { type: 'boolean', default: false } },
})
const name = values.firefox ? 'firefox' : 'chromium'
console.log('Building the extension …')
await buildExtension(name)
if (hasDisplay() && !values.headless) {
  await openForPractice(name)
} else {
  const reason = values.headless ? 'As you asked for' : 'There is no display here, so'
  const label = name === 'firefox' ? 'Firefox' : 'Chromium'
  console.log(`${reason} headless ${label} plays the job: it clips three practice pages and exports them.`)
  await playMainJob(name, practiceFolder)
}
