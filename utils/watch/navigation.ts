/** The part of the Navigation API that is used; not every browser has it, nor do the types. */
interface NavigationEvents {
  navigation?: EventTarget
}

/**
 * Tells of each new address of the page once, however many events announce it: pages that navigate in place tell it in
 * different ways, and none of them is always there.
 */
export function followNavigation(
  window: Window & NavigationEvents,
  events: readonly string[],
  onAddress: (url: string) => void,
  signal: AbortSignal,
): void {
  let last = window.location.href
  const look = () => {
    const url = window.location.href
    if (url === last) return
    last = url
    onAddress(url)
  }
  for (const type of ['currententrychange', 'navigatesuccess']) {
    window.navigation?.addEventListener(type, look, { signal })
  }
  // A page that comes back out of the browser's memory may have another address than when it was left.
  for (const type of ['popstate', 'hashchange', 'pageshow']) window.addEventListener(type, look, { signal })
  for (const type of events) window.addEventListener(type, look, { capture: true, signal })
}
