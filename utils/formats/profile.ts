import type { Entry } from '@/utils/entry'

/** A link to a moment of an entry in its source's own form, or undefined when the source has none. */
export type TimeLink = (entry: Pick<Entry, 'ids' | 'url'>, seconds: number) => string | undefined

export interface ProfileOptions {
  /** Who reads the Markdown: Jekyll runs Liquid over it first and writes its maths as `$$…$$`. */
  target: 'obsidian' | 'jekyll'
  /** Time marks become links where they stand, or are left out. */
  timeMarks: 'linked' | 'dropped'
  /** Whether a file repeats its title as a heading. */
  titleHeading: boolean
  /** Whether the summary follows the notes, folded. */
  withSummary: boolean
  /** Whether the chapters follow the notes, folded. */
  withChapters: boolean
  /** Whether what was said in a talk gets a file of its own, where entries have one. */
  withTranscripts: boolean
}

/** How one entry is written: small Liquid templates, each ending every value in an escaping filter. */
export interface EntryTemplates {
  /** The file's name without its extension, where an entry has a file of its own. */
  fileName: string
  /** Lines of YAML, without the fences. Empty ones are left out. */
  properties: string
  /** The heading's or the bullet's text, without `#` or `-`. */
  heading: string
  /** What follows the heading. */
  body: string
}

/** A way to export, as data: it can be copied and edited. */
export interface Profile {
  name: string
  entry: EntryTemplates
  options: ProfileOptions
}
