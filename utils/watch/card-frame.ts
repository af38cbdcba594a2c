import type { Box, Edges } from './placement'

/** The card's frame on a page. */
export interface CardFrame {
  frame: HTMLIFrameElement
  setBox(box: Box): void
  setVisible(isVisible: boolean): void
  /** One that is not shown stays on the page as it is, out of everybody's sight and reach. */
  setShown(isShown: boolean): void
  /** Stands where it is seen while `fullscreen` covers the window, or on the page again. */
  standIn(fullscreen: Element | null): void
  reload(): void
  remove(): void
}

interface CardFrameOptions {
  document: Document
  src: string
  /** An edge or corner was pulled by so many pixels; at last with `isEnd`. */
  onPull(edges: Edges, x: number, y: number, isEnd: boolean): void
  /** The frame had to be loaded again. */
  onReload(): void
  signal: AbortSignal
}

/** These show nothing that is put into them. */
const replaced = 'video, iframe, img, canvas, object, embed'
const gripPixels = 6
const hostStyle = 'all: initial !important;'

/**
 * Puts an extension page's frame on the page, in a closed shadow root under `<html>`, where pages don't tidy up. The
 * page sees neither the frame nor what is typed in it. The frame stands in a dialog, which can come to the top layer
 * without moving it: a frame that is moved loads again, but where the browser has `moveBefore`. In Firefox that holds
 * only for a frame that is moved from one shadow root to another, and not together with its host.
 */
export function createCardFrame({ document, src, onPull, onReload, signal }: CardFrameOptions): CardFrame {
  const dialog = document.createElement('dialog')
  const frame = document.createElement('iframe')
  dialog.style.cssText = 'all: initial; position: fixed; z-index: 2147483647'
  // The card follows the system's light or dark, and not the page's.
  frame.style.cssText =
    'all: initial; width: 100%; height: 100%; border-radius: 10px; color-scheme: light dark; box-shadow: 0 2px 18px #0005'
  frame.src = src
  frame.title = 'Lectern'
  // For every origin: that of the address, which is a dynamic one, is not the one of the page that loads.
  frame.allow = 'clipboard-write *'
  dialog.append(frame, ...createGrips(frame, onPull, signal))
  // Escape closes a modal dialog; the card has its own way out.
  dialog.addEventListener('cancel', (event) => event.preventDefault(), { signal })
  let host = createHost(document, document.documentElement)
  host.root.append(dialog)
  // `show()` would take the focus.
  dialog.open = true

  const move = (parent: Element) => {
    if (host.element.parentElement === parent) return
    const next = createHost(document, parent)
    if (!moveInto(next.root, dialog)) onReload()
    host.element.remove()
    host = next
  }
  const setModal = (isModal: boolean) => {
    if (dialog.matches(':modal') === isModal) return
    dialog.close()
    // A modal dialog gives the focus to the first thing in it, unless it wants it itself, which it can't have.
    dialog.autofocus = isModal
    if (isModal) dialog.showModal()
    else dialog.open = true
    dialog.autofocus = false
  }
  const standIn = (fullscreen: Element | null) => {
    const hadFocus = document.activeElement === host.element
    const holds = fullscreen !== null && !fullscreen.matches(replaced)
    move(holds ? fullscreen : document.documentElement)
    // What stands in a host of a shadow tree without a slot is not drawn either.
    const isDrawn = frame.getClientRects().length > 0
    if (!isDrawn) move(document.documentElement)
    setModal(fullscreen !== null && !(holds && isDrawn))
    // The keyboard stays with whom it was with.
    if (hadFocus) frame.focus()
    else frame.blur()
  }
  return {
    frame,
    setBox({ x, y, width, height }) {
      // Over the whole window nothing shows at its corners.
      frame.style.borderRadius = width < document.documentElement.clientWidth ? '10px' : '0'
      const place = { left: x, top: y, width, height }
      for (const [name, pixels] of Object.entries(place)) dialog.style.setProperty(name, `${Math.round(pixels)}px`)
    },
    setVisible(isVisible) {
      // Not its visibility, which the frame in it would not take on, and with which the keyboard would leave it.
      dialog.style.opacity = isVisible ? '' : '0'
    },
    setShown(isShown) {
      if (!isShown) {
        frame.blur()
        standIn(null)
      }
      dialog.inert = !isShown
      // Not its display: what the frame shows would have to be laid out anew.
      frame.style.visibility = isShown ? '' : 'hidden'
    },
    standIn,
    reload() {
      frame.src = src
    },
    remove: () => host.element.remove(),
  }
}

/** Whether a card is in sight that this script did not make: the extension was updated under it. */
export function isOldCardInSight(document: Document): boolean {
  const { innerWidth, innerHeight } = document.defaultView ?? { innerWidth: 0, innerHeight: 0 }
  const shares = Array.from({ length: 12 }, (_, index) => (index + 0.5) / 12)
  return shares.some((across) =>
    shares.some((down) => {
      const hit = document.elementFromPoint(innerWidth * across, innerHeight * down)
      return hit instanceof HTMLElement && hit.style.cssText === hostStyle
    }),
  )
}

function createHost(document: Document, parent: Element) {
  const element = document.createElement('div')
  element.style.cssText = hostStyle
  parent.append(element)
  return { element, root: element.attachShadow({ mode: 'closed' }) }
}

/** Moves a node with what it shows. @returns false where the browser can't, and frames in it load again. */
function moveInto(root: ShadowRoot, node: Element): boolean {
  if ('moveBefore' in root && typeof root.moveBefore === 'function') {
    root.moveBefore(node, null)
    return true
  }
  root.append(node)
  return false
}

/** What the card is made larger and smaller by with the mouse: its edges and corners. */
function createGrips(frame: HTMLElement, onPull: CardFrameOptions['onPull'], signal: AbortSignal): HTMLElement[] {
  return ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'].map((side) => {
    const grip = frame.ownerDocument.createElement('div')
    const [top, right, bottom, left] = ['n', 'e', 's', 'w'].map((edge) => side.includes(edge)) as Four<boolean>
    const inset = [insetOf(top, bottom), insetOf(right, left), insetOf(bottom, top), insetOf(left, right)]
    grip.style.cssText = `all: initial; position: absolute; touch-action: none; cursor: ${side}-resize; inset: ${inset.join(' ')}`
    const edges = { left, top, right, bottom }
    const pull = (event: PointerEvent) => pullFrom(grip, event, frame, (x, y, isEnd) => onPull(edges, x, y, isEnd))
    grip.addEventListener('pointerdown', pull, { signal })
    return grip
  })
}

type Four<T> = [T, T, T, T]

/** How far a grip keeps from one edge: it lies across the edges that it pulls, and between the others' grips. */
function insetOf(isPulled: boolean, isOtherPulled: boolean): string {
  return isPulled ? `-${gripPixels}px` : isOtherPulled ? `calc(100% - ${gripPixels}px)` : `${gripPixels}px`
}

/**
 * Follows the pointer until it is let go. Chromium gives a pointer that comes over a frame of another process to that
 * frame, whoever has captured it: a quick pull inwards would end there, so the frame is not there for it meanwhile.
 */
function pullFrom(
  grip: HTMLElement,
  start: PointerEvent,
  frame: HTMLElement,
  onPull: (x: number, y: number, isEnd: boolean) => void,
): void {
  if (!start.isTrusted || start.button !== 0) return
  start.preventDefault()
  grip.setPointerCapture(start.pointerId)
  frame.style.pointerEvents = 'none'
  const ending = new AbortController()
  let { screenX, screenY } = start
  const pull = (event: PointerEvent, isEnd: boolean) => {
    onPull(event.screenX - screenX, event.screenY - screenY, isEnd)
    screenX = event.screenX
    screenY = event.screenY
    if (!isEnd) return
    frame.style.pointerEvents = ''
    ending.abort()
  }
  // One that was let go unseen comes back without its button.
  grip.addEventListener('pointermove', (event) => pull(event, event.buttons === 0), { signal: ending.signal })
  for (const type of ['pointerup', 'pointercancel'] as const) {
    grip.addEventListener(type, (event) => pull(event, true), { signal: ending.signal })
  }
}
