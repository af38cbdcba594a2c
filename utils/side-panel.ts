/** How the browsers open their side panel: Chromium's API, and Firefox's. */
interface PanelApi {
  sidePanel?: { open(options: { windowId: number }): Promise<void> }
  sidebarAction?: { open(): Promise<void> }
}

/**
 * Opens the side panel of a window. Browsers allow it only while they handle a click or key, and Firefox only in the
 * window in front, so this comes before anything that is waited for.
 */
export async function openSidePanel(api: object, windowId: number): Promise<void> {
  const { sidePanel, sidebarAction }: PanelApi = api
  if (sidePanel) await sidePanel.open({ windowId })
  else if (sidebarAction) await sidebarAction.open()
  else throw new Error('This browser has no side panel.')
}
