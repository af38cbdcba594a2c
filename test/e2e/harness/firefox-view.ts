import { writeFile } from 'node:fs/promises'
import { expressionOf, locate, type Surface, until } from './surface'

/** A page of the extension that stands in Firefox's window and in none of its tabs. */
export interface View {
  name: string
  /** What finds its frame in the window, and nothing once it has closed. */
  find: string
  close(): Promise<void>
}

/** The window that a view stands in. */
interface ViewWindow {
  evaluate<R>(expression: string): Promise<R>
  press(keys: string): Promise<void>
  type(text: string): Promise<void>
}

/** BiDi does not list a view, so its page is reached through its frame's message manager. */
export async function surfaceOfView(window: ViewWindow, view: View): Promise<Surface> {
  const { name } = view
  await focusView(window, view)
  const evaluate: Surface['evaluate'] = (run, ...input) => evaluateIn(window, view, expressionOf(run, input)) as never
  // A script that meets the view between two documents goes without an answer.
  await until(`the ${name} to load`, () =>
    Promise.race([
      evaluate(() => document.readyState === 'complete' && location.protocol === 'moz-extension:'),
      new Promise<false>((resolve) => setTimeout(resolve, 500, false)),
    ]),
  )
  const find = (selector: string, label: string | undefined) =>
    until(`${selector} ${label ?? ''} in the ${name}`, () => evaluate(locate, selector, label ?? null, true))
  const pressKeys = (keyCount: number, press: () => Promise<void>) => pressIn(window, view, evaluate, keyCount, press)
  const refuse = (sentence: string) => () => Promise.reject(new Error(sentence))
  return {
    evaluate,
    run: (script) => evaluateIn(window, view, script),
    click: async (selector, label) => {
      const { x, y } = await find(selector, label)
      await evaluate(
        (left: number, top: number) => {
          document
            .elementFromPoint(left, top)
            ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }))
        },
        x,
        y,
      )
    },
    focus: async (selector, label) => {
      await find(selector, label)
    },
    drag: refuse(`The mouse can’t drag in the ${name}.`),
    pull: refuse(`The mouse can’t drag in the ${name}.`),
    type: (text) => pressKeys(text.length, () => window.type(text)),
    press: (keys) => pressKeys(keys.split('+').length, () => window.press(keys)),
    chooseFile: refuse(`No file is chosen in the ${name}: that closes a popup.`),
    screenshot: (path) => pictureView(window, view, path),
    url: () => evaluate(() => location.href),
    close: view.close,
  }
}

/** BiDi pictures tabs alone; the window can draw what its frames show. */
async function pictureView(window: ViewWindow, { find }: View, path: string): Promise<void> {
  const address = await window.evaluate<string>(`(async () => {
    const { currentWindowGlobal } = ${find}.browsingContext
    const bitmap = await currentWindowGlobal.drawSnapshot(null, 1, 'white')
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas')
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    canvas.getContext('2d').drawImage(bitmap, 0, 0)
    return canvas.toDataURL()
  })()`)
  await writeFile(path, Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))
}

/** Keys take another way to the view's process than scripts do: what comes next waits until all of them are up. */
async function pressIn(
  window: ViewWindow,
  view: View,
  evaluate: Surface['evaluate'],
  keyCount: number,
  press: () => Promise<void>,
): Promise<void> {
  await focusView(window, view)
  await evaluate(() => {
    const { dataset } = document.documentElement
    if (!dataset.keysUp) addEventListener('keyup', () => (dataset.keysUp = `${Number(dataset.keysUp) + 1}`), true)
    dataset.keysUp = '0'
  })
  await press()
  // A key that closes the view comes up nowhere.
  const countUp = () => evaluate(() => Number(document.documentElement.dataset.keysUp)).catch(() => keyCount)
  await until(`the keys to come up in the ${view.name}`, async () => (await countUp()) >= keyCount)
}

/** Headless, the window manager that would give the view the focus is not there. */
async function focusView(window: ViewWindow, { name, find }: View): Promise<void> {
  await until(`the focus in the ${name}`, () =>
    window.evaluate<boolean>(`(() => {
      const view = ${find}
      const owner = view?.ownerDocument.defaultView.browsingContext.topChromeWindow
      if (owner && owner !== window) owner.focus()
      view?.focus()
      return view && Services.focus.focusedElement === view
    })()`),
  )
}

async function evaluateIn(window: ViewWindow, { name, find }: View, expression: string): Promise<unknown> {
  const script = `(() => {
    const page = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })
    const answer = (value) => sendAsyncMessage('lectern:answer', value)
    try {
      Promise.resolve(Cu.evalInSandbox(${JSON.stringify(expression)}, page)).then(
        (value) => answer({ json: JSON.stringify(value ?? null) }), (error) => answer({ error: String(error) }))
    } catch (error) { answer({ error: String(error) }) }
  })()`
  const { json, error } = await window.evaluate<{ json?: string; error?: string }>(`new Promise((resolve, reject) => {
    const view = ${find}
    if (!view) return reject(new Error('The ${name} has closed.'))
    const { messageManager } = view
    const listener = ({ data }) => {
      clearInterval(watch)
      messageManager.removeMessageListener('lectern:answer', listener)
      resolve(data)
    }
    // A view that closes over the script gives no answer.
    const watch = setInterval(() => {
      if (${find} === view) return
      clearInterval(watch)
      reject(new Error('The ${name} has closed.'))
    }, 50)
    messageManager.addMessageListener('lectern:answer', listener)
    messageManager.loadFrameScript('data:text/javascript;charset=utf-8,' + ${JSON.stringify(encodeURIComponent(script))}, false)
  })`)
  if (error !== undefined) throw new Error(error)
  return JSON.parse(json ?? 'null')
}
