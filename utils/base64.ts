/** As many bytes at a time as every engine takes as arguments; a multiple of three, so that the parts join. */
const stepBytes = 0x6000

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += stepBytes) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + stepBytes)))
  }
  return text
}

/** @throws when the text is no Base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
