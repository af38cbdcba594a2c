import axe from 'axe-core'
import { type ComponentChild, render } from 'preact'
import { onTestFinished } from 'vitest'

/** Draws something into the page for one test. */
export function draw(content: ComponentChild): HTMLElement {
  const root = document.createElement('div')
  document.body.append(root)
  render(content, root)
  onTestFinished(() => {
    render(null, root)
    root.remove()
  })
  return root
}

/** What is wrong for people who do not see or point, as "rule: element". */
export async function findBarriers(root: HTMLElement): Promise<string[]> {
  // Colours need a browser that draws: test/components/tokens.test.ts proves the contrast of every pair.
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
