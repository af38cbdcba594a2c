/** A file's name in a link's destination: what would end it or be markup there is encoded too. */
export function encodePath(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
