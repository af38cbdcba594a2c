import type { Browser } from 'webextension-polyfill'
import { connect } from '@/utils/connect'
import type { Background } from '@/utils/messages'

/** The extension API in extension pages; both browsers give promises under this name. */
declare const chrome: Browser

/** What may be handed to a function that runs in a page, and what may come back. */
type Plain = string | number | boolean | null | undefined | Plain[] | { [name: string]: Plain }

/** Pixels from the upper left corner. */
export interface Place {
  x: number
  y: number
}

/**
 * One page that a person sees: a web page in a tab, the popup, the options page. Elements are named by a CSS selector
 * and, where that is not enough, by what they are called (label, aria-label or text starts with `label`).
 */
export interface Surface {
  /** Runs a self-contained function in the page's world. */
  evaluate<A extends Plain[], R>(run: (...input: A) => R | Promise<R>, ...input: A): Promise<R>
  /** Runs a script's text in the page's world, for what is too long to be a function here. */
  run(script: string): Promise<unknown>
  /** Clicks an element, waiting until it is there and enabled. */
  click(selector: string, label?: string): Promise<void>
  /** Puts the focus on an element, waiting until it is there. */
  focus(selector: string, label?: string): Promise<void>
  /** Drags an element by the mouse to the upper or lower edge of another one of the same selector. */
  drag(selector: string, fromLabel: string, toLabel: string, edge: 'above' | 'below'): Promise<void>
  /** Presses the mouse at a place, moves it by so many pixels on the screen, and lets it go. */
  pull(from: Place, by: Place): Promise<void>
  /** Types into what has the focus. */
  type(text: string): Promise<void>
  /** Presses one key with its modifiers: `Enter`, `Control+Enter`. */
  press(keys: string): Promise<void>
  /** Chooses a file in a file field. */
  chooseFile(selector: string, path: string): Promise<void>
  screenshot(path: string): Promise<void>
  url(): Promise<string>
  close(): Promise<void>
}

/** A function with its input as one expression, for browsers that take text only. */
export function expressionOf(run: (...input: never[]) => unknown, input: Plain[]): string {
  // `__name` stands in functions that esbuild compiled with names kept; the page does not have it.
  return `(() => { const __name = (f) => f; return (${run})(...${JSON.stringify(input)}) })()`
}

/** Runs in the page: answers the element's middle once it is there, visible and enabled; the element has the focus then if wished. */
export function locate(selector: string, label: string | null, withFocus: boolean): { x: number; y: number } | null {
  const isCalled = (element: Element) => {
    if (label === null) return true
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const names = [element.getAttribute('aria-label'), element.textContent, ...labels.map((node) => node.textContent)]
    return names.some((name) => name?.trim().startsWith(label))
  }
  const element = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (candidate) => isCalled(candidate) && !candidate.matches(':disabled') && candidate.getClientRects().length > 0,
  )
  if (!element) return null
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  if (withFocus) element.focus()
  const box = element.getBoundingClientRect()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Waits until a look gives something. @throws when nothing came within the time, naming what was waited for. */
export async function until<T>(what: string, look: () => Promise<T> | T, timeoutMs = 15_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== null && found !== false) return found as NonNullable<T>
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Waits until the surface's text holds a text or matches a pattern; answers the whole text. */
export async function seeText(surface: Surface, wanted: string | RegExp, selector = 'body'): Promise<string> {
  let last = ''
  const look = async () => {
    last = await surface.evaluate(
      (css: string) => [...document.querySelectorAll<HTMLElement>(css)].map((node) => node.innerText).join('\n'),
      selector,
    )
    return typeof wanted === 'string' ? last.includes(wanted) : wanted.test(last)
  }
  await until(`the text ${wanted}`, look).catch((error: Error) => {
    throw new Error(`${error.message} The surface says:\n${last}`)
  })
  return last
}

/** Waits for a field and answers what is in it; `''` counts as there. */
export async function readField(surface: Surface, selector: string): Promise<string> {
  const found = await until(selector, () =>
    surface.evaluate((css: string) => {
      const field = document.querySelector<HTMLInputElement>(css)
      return field ? { value: field.value } : null
    }, selector),
  )
  return found.value
}

/** Replaces what is in a field by typing. */
export async function fill(surface: Surface, selector: string, text: string, label?: string): Promise<void> {
  await surface.focus(selector, label)
  await surface.press('Control+a')
  await surface.press('Delete')
  await surface.type(text)
}

/** The background as an extension page calls it: `await backgroundOf(options).getEntry({ id })`. */
export function backgroundOf(page: Surface): Background {
  const sendMessage = (message: unknown) =>
    page.evaluate(
      (text: string) => chrome.runtime.sendMessage(JSON.parse(text)) as Promise<unknown>,
      JSON.stringify(message),
    )
  const runtime = { id: '', getURL: () => '', sendMessage, onMessage: { addListener: () => undefined } }
  return connect({ runtime })
}
