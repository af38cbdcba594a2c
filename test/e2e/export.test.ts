import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { strFromU8, unzipSync } from 'fflate'
import { load as loadYaml } from 'js-yaml'
import { Liquid } from 'liquidjs'
import { expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { SaveRequest } from '@/utils/draft'
import { entryLine } from '@/utils/entry-line'
import { hostileTitle } from '../hostile-text'
import { makeClip } from '../make-entry'
import { parseMarkdown } from '../markdown'
import type { BrowserUnderTest } from './harness/browser-under-test'
import { describeInBrowsers } from './harness/in-browsers'
import { launchBrowser } from './harness/launch'
import { backgroundOf, fill } from './harness/surface'
import { backUp, exportLibrary, restoreBackup } from './options-flow'

/** Saves a video by message and answers what the library made of it. */
async function save(browser: BrowserUnderTest, id: string, title: string, request: Partial<SaveRequest>) {
  const page = await browser.openExtensionPage('options.html')
  const url = `https://www.youtube.com/watch?v=${id}`
  const clip = makeClip({ ids: [`youtube:${id}`], url, title })
  const saved = await backgroundOf(page).saveClip({ clip, patch: {}, ...request })
  await page.close()
  return saved
}

function splitFrontMatter(text: string): { front: string; body: string } {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  return { front, body }
}

describeInBrowsers('a hostile title', (browser) => {
  it.each(['Obsidian', 'Jekyll and others'] as const)('is exported for %s as the text that it is', async (target) => {
    const notes = '- {{ site.secret }} and {% include danger %} stay text'
    await save(browser(), 'LecternHos1', hostileTitle, { patch: { notes, tags: ['a/b'] } })
    const files = unzipSync(readFileSync(await exportLibrary(browser(), { profile: 'Vault', target })))
    const [[path, bytes] = ['', new Uint8Array()], ...others] = Object.entries(files)
    expect(others).toEqual([])
    const { front, body } = splitFrontMatter(strFromU8(bytes))
    expect(parseYaml(front).title).toBe(hostileTitle)
    expect(loadYaml(front)).toMatchObject({ title: hostileTitle, tags: ['a/b'] })
    const fileName = path.split('/').at(-1) ?? ''
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no file system may be given.
    expect(fileName).not.toMatch(/[\u0000-\u001f\\/:*?"<>|#^[\]]/)
    expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(255)
    if (target !== 'Obsidian') {
      const rendered = await new Liquid().parseAndRender(body)
      expect(rendered).toContain('{{ site.secret }} and {% include danger %} stay text')
    }
  })
})

const wafers = '- a wafer travels for months\n  - one machine, one maker\n    - packaged → tested together'
const engineer = '- mostly statistics\n\t- SPC\n\t- DOE'
const roles = '**equipment engineer:**\n- keeps the tools running'

const byHand = `# Chips
Own text between, with **bold**.

## [How chips are made](https://www.youtube.com/watch?v=LecternTop1)
${wafers}

# Work in a fab
## [What an engineer does](https://www.youtube.com/watch?v=LecternTop2)
${engineer}

## [Roles in a fab](https://www.youtube.com/watch?v=LecternTop3)
${roles}

It fits here too:

## [How chips are made](https://www.youtube.com/watch?v=LecternTop1)
${wafers}
`

describeInBrowsers('a topic', (browser) => {
  it('is exported as the document that one would write by hand, and comes back from a backup', async () => {
    const topic = { title: 'Chips & jobs' }
    const first = await save(browser(), 'LecternTop1', 'How chips are made', { patch: { notes: wafers }, topic })
    const second = await save(browser(), 'LecternTop2', 'What an engineer does', { patch: { notes: engineer }, topic })
    const third = await save(browser(), 'LecternTop3', 'Roles in a fab', { patch: { notes: roles }, topic })
    const [one, two, three] = [first, second, third].map(({ entry }) => entryLine(entry.id))
    const page = await browser().openExtensionPage(`options.html#/document/${first.topic?.id}`)
    const body = `# Chips\nOwn text between, with **bold**.\n\n${one}\n\n# Work in a fab\n${two}\n${three}\n\nIt fits here too:\n\n${one}\n`
    await fill(page, '.document-text textarea', body)
    await wait(1000)
    await page.close()

    const note = await exportLibrary(browser(), { profile: 'Topic note', topic: topic.title })
    expect(parseMarkdown(readFileSync(note, 'utf8'))).toEqual(parseMarkdown(byHand))

    const backup = await backUp(browser())
    const another = await launchBrowser(browser().name)
    try {
      await restoreBackup(another, backup)
      expect(readFileSync(await backUp(another)).equals(readFileSync(backup))).toBe(true)
      expect(another.network.strayRequests).toEqual([])
    } finally {
      await another.close()
    }
  })
})
