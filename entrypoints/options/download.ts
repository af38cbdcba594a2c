/** Hands a file to the learner through the browser's own download, which asks or stores as they have it set. */
export function download(fileName: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the file after the click; a minute is enough for it to have begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
