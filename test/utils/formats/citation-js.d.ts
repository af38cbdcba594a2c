declare module '@citation-js/core' {
  export interface CslData {
    title?: string
    author?: { family?: string; given?: string; suffix?: string; literal?: string; 'non-dropping-particle'?: string }[]
    issued?: { 'date-parts': number[][] }
    type: string
    id: string
    URL?: string
    DOI?: string
    note?: string
    'container-title'?: string
    page?: string
    volume?: string
    abstract?: string
  }
  export const plugins: {
    input: {
      /** All steps to CSL-JSON. */
      chain(text: string, options: { generateGraph: boolean }): CslData[]
      /** One step. */
      data(text: string, type: string): { type: string; label: string; properties: Record<string, string> }[]
    }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
