import type { Plugin } from 'vite'

const readingProperties = ['read', 'readListing', 'readTranscript']

interface Node {
  type: string
  start: number
  end: number
}

interface Property extends Node {
  key?: Node & { name?: string }
}

/**
 * Takes what reads a page out of the sites, for what only asks them about addresses and players: most of their code is
 * there for reading, and the bundler leaves out what nothing calls. A site stays one object in one file.
 */
export const withoutReading: Plugin = {
  name: 'lectern:without-reading',
  transform(code, id) {
    if (!/utils[\\/]sites[\\/](?!(?:index|site)\.ts$)[\w-]+\.ts$/.test(id)) return undefined
    return { code: leaveOutReading(code, this.parse(code).body as Statement[]), map: null }
  },
}

export interface Statement extends Node {
  declaration?: { declarations?: { init?: (Node & { properties?: Property[] }) | null }[] } | null
}

/** The module without the reading properties of the objects that it exports. */
export function leaveOutReading(code: string, body: readonly Statement[]): string {
  const exported = body.filter(({ type }) => type === 'ExportNamedDeclaration')
  const objects = exported.flatMap(({ declaration }) => declaration?.declarations ?? []).map(({ init }) => init)
  const properties = objects.flatMap((object) => (object?.type === 'ObjectExpression' ? (object.properties ?? []) : []))
  const reading = properties.filter(({ key }) => readingProperties.includes(key?.name ?? ''))
  // From the last to the first, so that the places of the others stay right.
  return reading.reverse().reduce((text, { start, end }) => {
    const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0
    return text.slice(0, start) + text.slice(end + comma)
  }, code)
}
