import { type CslData, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import type { Entry, Person } from '@/utils/entry'

/** What another program reads in a citation file. */
export function parseCitations(text: string): CslData[] {
  return text.trim() === '' ? [] : plugins.input.chain(text, { generateGraph: false })
}

/** The fields of a BibTeX file as they stand, before TeX is read. */
export function parseFields(bibtex: string) {
  return plugins.input.data(bibtex, '@biblatex/text')
}

/** A title as it reads once TeX has been set: maths and typography are the only things that differ between programs. */
export function plainTitle(title: string | undefined): string {
  return (title ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** People by what a program must know of them. */
export function namesOf(people: readonly Pick<Person, 'name' | 'family' | 'given' | 'suffix'>[]): string[] {
  return people.map(({ name, family, given, suffix }) =>
    family === undefined || (given === undefined && /\s/.test(family))
      ? name
      : [family, given, suffix].filter(Boolean).join(' | '),
  )
}

export function namesRead(author: CslData['author'] = []): string[] {
  return author.map(({ family, given, suffix, literal, 'non-dropping-particle': particle }) =>
    literal !== undefined
      ? literal
      : [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(' | '),
  )
}

export const cited = (entry: Entry): string => entry.paper?.citekey ?? 'key'
