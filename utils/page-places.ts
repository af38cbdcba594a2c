/** Where a page can be named: a PDF by its pages, an HTML paper by its numbered sections. */
export interface PagePlaces {
  kind: 'page' | 'section'
  /** The number of the section in view, where one is. */
  where?: string
}
