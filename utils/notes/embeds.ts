import { type ShotEmbed, shotEmbedAt } from '@/utils/shot'
import { endOfSkipped, proseOf } from './marks'

/** Where a shot, or something that must not be looked into, can begin. */
const beginning = /!\[\[|[\\`$<]|https?:/g

/**
 * A text with each embedded shot as `write` gives it; undefined leaves it as it stands. What stands in code or maths
 * shows no shot.
 */
export function replaceShots(text: string, write: (shot: ShotEmbed) => string | undefined): string {
  if (!text.includes('![[')) return text
  let written = ''
  let behind = 0
  for (const { start, end } of proseOf(text)) {
    let at = start
    while (at < end) {
      const shot = shotEmbedAt(text, at)
      if (shot) {
        written += text.slice(behind, at) + (write(shot) ?? text.slice(at, shot.end))
        behind = shot.end
      }
      // A link is looked into: its text may show a shot.
      const skipped = text[at] === '[' ? undefined : endOfSkipped(text, at, end)
      beginning.lastIndex = shot?.end ?? skipped ?? at + 1
      at = beginning.exec(text)?.index ?? end
    }
  }
  return written + text.slice(behind)
}
