import axe from 'axe-core'
import { type ComponentChild, render as draw } from 'preact'
import { act } from 'preact/test-utils'
import { expect, onTestFinished } from 'vitest'

/** Draws something in a page of its own, which goes with the test. */
export function render(content: ComponentChild): HTMLElement {
  const root = document.createElement('main')
  document.body.append(root)
  act(() => draw(content, root))
  onTestFinished(() => {
    draw(null, root)
    root.remove()
  })
  return root
}

/** The element that a selector names; the test fails when there is none. */
export function find<T extends Element>(root: Element, selector: string, kind: new () => T): T {
  const found = root.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`There is no ${selector}.`)
  return found
}

export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  act(() => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Presses a key; answers whether the browser would act on it too. */
export function press(target: Element, key: string, init: KeyboardEventInit = {}): boolean {
  let isLeft = true
  act(() => {
    isLeft = target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  })
  return isLeft
}

/** Checks names, roles and states; colours need a real browser (see tokens.test.ts). */
export async function expectAccessible(root: Element): Promise<void> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
  const { violations } = await axe.run(root, { rules })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}
