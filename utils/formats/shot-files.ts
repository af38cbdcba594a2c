import { inlineText } from '@/utils/markdown-text'
import { replaceShots } from '@/utils/notes/embeds'
import type { ShotEmbed } from '@/utils/shot'
import { compareTexts } from './in-order'
import type { ProfileOptions } from './profile'
import type { ZipWriter } from './zip'

/** The shots of a library, as an export reads them. */
export interface ShotSource {
  has(name: string): boolean
  /** The file's bytes, or undefined when it is gone by now. */
  read(name: string): Promise<Uint8Array | undefined>
}

/** Turns shots that texts embed into links to files beside them, and remembers which. */
export interface ShotWriter {
  write(markdown: string): string
  /** The names of the files that must stand beside the texts. */
  used: ReadonlySet<string>
  /** The names that the library has no picture for; their embeds stay as they stand. */
  missing: ReadonlySet<string>
}

const folder = 'attachments/'

/** `toRoot` leads from the text's folder to the one in which `attachments/` stands: `''` or `'../'`. */
export function createShotWriter(
  source: Pick<ShotSource, 'has'>,
  target: ProfileOptions['target'],
  toRoot: '' | '../',
): ShotWriter {
  const used = new Set<string>()
  const missing = new Set<string>()
  const link = (shot: ShotEmbed) => {
    if (!source.has(shot.name)) {
      missing.add(shot.name)
      return undefined
    }
    used.add(shot.name)
    return target === 'jekyll' ? plainImage(shot, toRoot) : obsidianEmbed(shot)
  }
  return { used, missing, write: (markdown) => replaceShots(markdown, link) }
}

/** Obsidian finds a file by its path in the vault, from wherever the text stands. */
function obsidianEmbed({ name, caption }: ShotEmbed): string {
  return `![[${folder}${name}${caption === undefined ? '' : `|${caption}`}]]`
}

/** Words are the picture's alternative text; a width is Obsidian's own. */
function plainImage({ name, caption = '' }: ShotEmbed, toRoot: string): string {
  const words = /^\s*\d+(?:x\d+)?\s*$/.test(caption) ? '' : inlineText(caption, '$$')
  return `![${words}](${toRoot}${folder}${name})`
}

/** Adds the files that texts have been linked to. Answers the names of those that were gone meanwhile. */
export async function addShotFiles(zip: ZipWriter, { used }: ShotWriter, source: ShotSource): Promise<string[]> {
  const gone: string[] = []
  for (const name of [...used].sort(compareTexts)) {
    const bytes = await source.read(name)
    if (bytes) await zip.addCompressed(folder + name, bytes)
    else gone.push(name)
  }
  return gone
}
