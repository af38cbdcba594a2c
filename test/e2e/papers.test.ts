import { expect, it } from 'vitest'
import { describeInBrowsers } from './harness/in-browsers'
import { clipPage, lookAgain } from './popup-flow'

describeInBrowsers('a paper at a publisher', (browser) => {
  it('is one entry in PubMed and in PMC, and a volume is a listing', async () => {
    const { entry: inPubmed } = await clipPage(browser(), 'https://pubmed.ncbi.nlm.nih.gov/31234567/?from_term=reading')
    const { entry } = await clipPage(browser(), 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7190227/')
    expect(entry?.id).toBe(inPubmed?.id)
    expect(new Set(entry?.ids)).toEqual(new Set(['doi:10.1234/jr.2019.17', 'pmid:31234567', 'pmcid:PMC7190227']))
    const tab = await browser().open('https://dl.acm.org/doi/proceedings/10.1145/3292500')
    const volume = await lookAgain(browser(), tab)
    expect(volume.listing?.papers.length).toBeGreaterThan(0)
    expect(volume.clip?.kind).not.toBe('paper')
    await tab.close()
  })
})
