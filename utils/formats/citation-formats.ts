import type { Entry } from '@/utils/entry'

/** Ways to cite, apart from their writers: to choose, nothing else has to be loaded. */
export const citationFormats = ['bibtex', 'ris', 'csl-json'] as const
export type CitationFormat = (typeof citationFormats)[number]

/** Their own names. */
export const citationLabels: Record<CitationFormat, string> = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' }

export function isCitationFormat(key: string): key is CitationFormat {
  return citationFormats.some((format) => format === key)
}

export interface CitationOptions {
  withAbstract: boolean
  /** The learner's tags, as keywords. */
  withTags: boolean
  /** BibTeX: accented letters as TeX commands, for programs that read no Unicode. */
  asciiOnly: boolean
}

export const citationOptions: CitationOptions = { withAbstract: false, withTags: false, asciiOnly: false }

/** Whether an entry has a source that can be cited. */
export function isCitable({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind !== 'note'
}
