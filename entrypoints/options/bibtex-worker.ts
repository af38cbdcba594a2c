import { readBibtex } from '@/utils/importers/bibtex'
import { identifyUrl } from '@/utils/sites'

/** A worker that reads BibTeX files: a large one takes seconds, in which the page would answer nothing. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(readBibtex(data, { identify: identifyUrl }))
})
