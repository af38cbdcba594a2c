import { expect, it } from 'vitest'
import { describeInBrowsers } from '../harness/in-browsers'
import { until } from '../harness/surface'

const url = 'https://www.youtube.com/watch?v=LecternCrd1'
const body = `<title>A talk</title><h1>A talk</h1>
<input id="page-field">
<script>
  window.seen = []
  for (const type of ['keydown', 'keypress', 'keyup', 'message', 'focusin']) {
    addEventListener(type, (event) => seen.push(type + ' ' + (event.code ?? event.target?.tagName)), true)
  }
</script>`

const seen = () => (globalThis as unknown as { seen: string[] }).seen
const cardHosts = () => [...document.documentElement.children].filter(({ localName }) => localName === 'div').length

describeInBrowsers('the note card', (browser) => {
  it('opens at the key, takes the keyboard, and shows the page nothing', async () => {
    browser().network.serve({ url, body })
    const tab = await browser().open(url)
    expect(await tab.evaluate(seen)).toEqual([])
    await tab.press('Alt+n')
    await until('the card', () => tab.evaluate(cardHosts))
    const frames = await tab.evaluate(() => [window.length, document.querySelectorAll('iframe').length])
    expect(frames).toEqual([0, 0])
    expect(await tab.evaluate(seen)).not.toContain('keydown KeyN')
    await tab.close()
  })

  it('opens at the command on a page of any host', async () => {
    const other = 'https://lectures.example/talk'
    browser().network.serve({ url: other, body })
    const tab = await browser().open(other)
    await browser().runCommand('open-card', tab)
    await until('the card', () => tab.evaluate(cardHosts))
    await tab.close()
  })
})
