import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Clip } from '@/utils/entry'
import { describeInBrowsers } from './harness/in-browsers'
import { makePdf } from './harness/pdf'
import { seeText } from './harness/surface'
import { clipPage } from './popup-flow'

function pageOf(name: string): { url: string; body: string } {
  const read = (file: string) => readFileSync(`test/pages/${name}/${file}`, 'utf8')
  const { url }: { url: string } = JSON.parse(read('page.json'))
  return { url, body: read('page.html') }
}

function clipOfPage(name: string): Clip {
  return JSON.parse(readFileSync(`test/pages/${name}/clip.json`, 'utf8'))
}

describeInBrowsers('papers of archives', (browser) => {
  it('are one entry with their PDFs, also where the page was reached by navigating in place', async () => {
    for (const [pdf, page] of [
      ['https://aclanthology.org/2023.acl-long.12v1.pdf', 'acl-paper'],
      ['https://openreview.net/pdf?id=Nn2_next000', 'openreview-navigated'],
    ] as const) {
      browser().network.serve({ url: pdf, contentType: 'application/pdf', body: makePdf() })
      browser().network.serve(pageOf(page))
      const { entry: first } = await clipPage(browser(), pageOf(page).url, { notes: '- read on the train' })
      const { title, ids, related, url } = clipOfPage(page)
      expect(first).toMatchObject({ title, ids, related, url, complete: true })
      const { entry } = await clipPage(browser(), pdf)
      expect(entry).toMatchObject({ id: first?.id, title, ids, url, notes: '- read on the train' })
    }
  })

  it('are listed by their volumes, issues and searches', async () => {
    for (const [name, titles] of [
      ['pmlr-volume', ['Learning to Read from Pixels', 'Reading Again']],
      ['sciencedirect-issue', ['Reading of Cells', 'More']],
      ['pubmed-search', ['Who reads?', 'A Byron']],
    ] as const) {
      const listing = pageOf(name)
      browser().network.serve(listing)
      const tab = await browser().open(listing.url)
      const popup = await browser().pressToolbarButton(tab)
      for (const title of titles) await seeText(popup, title)
      await popup.close()
      await tab.close()
    }
  })
})
