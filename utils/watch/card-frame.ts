/** The card's frame on a page. */
export interface CardFrame {
  host: HTMLElement
  frame: HTMLIFrameElement
}

/**
 * Puts an extension page's frame on the page, in a closed shadow root under `<html>`, where pages don't tidy up. The
 * page sees neither the frame nor what is typed in it.
 */
export function createCardFrame(document: Document, src: string): CardFrame {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const frame = document.createElement('iframe')
  frame.src = src
  frame.allow = 'clipboard-write'
  host.style.cssText = 'all: initial; position: fixed; right: 16px; top: 72px; z-index: 2147483647;'
  frame.style.cssText = 'all: initial; width: 360px; height: 480px; border: 0; border-radius: 8px; color-scheme: auto;'
  root.append(frame)
  document.documentElement.append(host)
  return { host, frame }
}
