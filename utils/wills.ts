/** A call that is to be made when the page that left it has gone. */
export interface Will {
  /** The form whose text it is; each has one will, the last. */
  surface: string
  /** As `sendMessage` takes it. Absent: all is stored, and nothing is left to be done. */
  message?: unknown
}

interface Port {
  name: string
  sender?: Sender | undefined
  postMessage(message: Will): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}
export interface Sender {
  id?: string | undefined
  url?: string | undefined
  tab?: { id?: number | undefined } | undefined
  frameId?: number | undefined
}

const portName = 'lectern wills'

/**
 * Leaves calls with the background. When Chromium closes a tab, the frames of other origins in it hear nothing: their
 * last typing would be gone. The background hears that the port has ended, and makes the calls. The port is open only
 * while something is not stored, so that the background may rest.
 */
export function leaveWillsWith(api: { runtime: { connect(info: { name: string }): Port } }): (will: Will) => void {
  const surfaces = new Set<string>()
  let port: Port | undefined

  const open = (): Port => {
    const opened = api.runtime.connect({ name: portName })
    // The background was stopped. What waits is about to be stored, and wakes it.
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = undefined
    })
    return opened
  }
  return (will) => {
    if (will.message === undefined) surfaces.delete(will.surface)
    else surfaces.add(will.surface)
    if (!port && surfaces.size === 0) return
    port ??= open()
    port.postMessage(will)
    if (surfaces.size > 0) return
    port.disconnect()
    port = undefined
  }
}

/** Makes the calls that pages left which have gone. */
export function serveWills(
  api: { runtime: { onConnect: { addListener(listener: (port: Port) => void): void } } },
  answer: (message: unknown, sender: Sender) => unknown,
): void {
  api.runtime.onConnect.addListener((port) => {
    if (port.name !== portName) return
    const messages = new Map<string, unknown>()
    port.onMessage.addListener((will) => {
      const { surface, message } = Object(will)
      if (message === undefined) messages.delete(surface)
      else messages.set(surface, message)
    })
    port.onDisconnect.addListener(() => {
      for (const message of messages.values()) answer(message, port.sender ?? {})
    })
  })
}
