import type { Plugin } from 'vite'

/** The parts of a site that read a page. */
export const readingParts = ['read', 'readListing', 'readTranscript']

/** The parts of a site that know its player, and what its own world tells. */
const playingParts = ['player', 'playerOffset', 'pageData', 'timeLink', 'whyNoTimeLink']

/** The parts of a site that a script has no use for, by the script's name; others read no pages. */
export const unusedParts: Readonly<Record<string, readonly string[]>> = {
  reader: [...playingParts, 'readTranscript'],
  'video-reader': [...playingParts, 'readTranscript'],
  details: [...playingParts, 'readTranscript', 'readListing'],
  transcript: [...playingParts, 'read', 'readListing'],
}

/** Which sites a script reads, by the script's name: those with a player or the others. Absent: all of them. */
export const readSites: Readonly<Record<string, ReadSites>> = { reader: 'others', 'video-reader': 'players' }
type ReadSites = 'players' | 'others'
/** What any page may be is read by both. */
const ofAnyPage = /[\\/](?:session|generic)\.ts$/

interface Node {
  type: string
  start: number
  end: number
}

interface Property extends Node {
  key?: Node & { name?: string }
}

/**
 * Takes parts out of the sites for what has no use for them: most of their code is there for reading, and the bundler
 * leaves out what nothing calls. A site stays one object in one file.
 */
export function withoutParts(parts: readonly string[], sites?: ReadSites): Plugin {
  return {
    name: 'lectern:without-parts',
    transform(code, id) {
      if (!/utils[\\/]sites[\\/](?!(?:index|site)\.ts$)[\w-]+\.ts$/.test(id)) return undefined
      const body = this.parse(code).body as Statement[]
      const isRead = !sites || ofAnyPage.test(id) || hasPlayer(body) === (sites === 'players')
      return { code: leaveOutParts(code, body, isRead ? parts : [...parts, ...readingParts]), map: null }
    },
  }
}

export interface Statement extends Node {
  declaration?: { declarations?: { init?: (Node & { properties?: Property[] }) | null }[] } | null
}

/** The module without some properties of the objects that it exports. */
export function leaveOutParts(code: string, body: readonly Statement[], parts: readonly string[]): string {
  const unused = exportedProperties(body).filter(({ key }) => parts.includes(key?.name ?? ''))
  // From the last to the first, so that the places of the others stay right.
  return unused.reverse().reduce((text, { start, end }) => {
    const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0
    return text.slice(0, start) + text.slice(end + comma)
  }, code)
}

/** Whether a module's site has a player. */
export function hasPlayer(body: readonly Statement[]): boolean {
  return exportedProperties(body).some(({ key }) => key?.name === 'player')
}

function exportedProperties(body: readonly Statement[]): Property[] {
  const exported = body.filter(({ type }) => type === 'ExportNamedDeclaration')
  const objects = exported.flatMap(({ declaration }) => declaration?.declarations ?? []).map(({ init }) => init)
  return objects.flatMap((object) => (object?.type === 'ObjectExpression' ? (object.properties ?? []) : []))
}
