/** From so many bytes on, what has come is handed to the browser, which need not hold it in memory. */
const mostHeldBytes = 16_000_000

/** Gathers the bytes of a file that is to be saved. */
export interface FileParts {
  add(bytes: Uint8Array<ArrayBuffer>): void
  file(type: string): Blob
}

export function createFileParts(): FileParts {
  const handed: Blob[] = []
  let held: Uint8Array<ArrayBuffer>[] = []
  let heldBytes = 0
  const hand = () => {
    handed.push(new Blob(held))
    held = []
    heldBytes = 0
  }
  return {
    add(bytes) {
      held.push(bytes)
      heldBytes += bytes.length
      if (heldBytes >= mostHeldBytes) hand()
    },
    file(type) {
      hand()
      return new Blob(handed, { type })
    },
  }
}
