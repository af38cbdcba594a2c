import { fact } from '@/utils/clip'
import { abstractUnderHeading } from '@/utils/page/abstract'
import { readListedPapers } from '@/utils/page/listed-papers'
import { collapse, collapseParagraphs } from '@/utils/page/meta'
import { type CitedPage, type NamePaper, type OwnFacts, paperAddresses, readNamedPaper } from '@/utils/page/named-paper'
import { plainHost, plainPath } from '@/utils/url'
import type { Site } from './site'

const hosts = /^(?:papers|proceedings|books|datasets-benchmarks-proceedings)\.(?:nips|neurips)\.cc$/

/**
 * All files of a paper carry its year and its hash: `2023/hash/…-Abstract-Conference.html`, `2023/file/…-Paper.pdf`.
 * Until 2020 a paper had a number and words: `4824-imagenet-classification`, and its files had endings.
 */
const nameOf: NamePaper = (url) => {
  if (!hosts.test(plainHost(url))) return undefined
  const path = plainPath(url)
  const [, year, hash, track = ''] =
    /^\/(?:paper|paper_files\/paper)\/(\d{4})\/(?:hash|file)\/([\da-f]{32})-\w+?((?:-\w+)*)\.\w+$/.exec(path) ?? []
  if (year && hash) {
    const page = `https://proceedings.neurips.cc/paper_files/paper/${year}/hash/${hash}-Abstract${track}.html`
    return { id: `neurips:${year}/${hash}`, url: page }
  }
  const [, number, words] = /^\/paper\/(\d{1,5})-([\w-]+?)(?:-supplemental)?(?:\.\w+|\/\w+)?$/.exec(path) ?? []
  return number ? { id: `neurips:${number}`, url: `https://papers.nips.cc/paper/${number}-${words}` } : undefined
}

/** All papers of a year. */
function isListing(url: URL): boolean {
  return hosts.test(plainHost(url)) && /^\/(?:paper_files\/)?paper\/\d{4}$|^\/book\/./.test(plainPath(url))
}

/** Papers of NeurIPS. */
export const neurips: Site = {
  name: 'neurips',
  label: 'NeurIPS proceedings',
  ...paperAddresses(nameOf, isListing),
  read: (page) => readNamedPaper(page, { site: 'neurips', nameOf, isStatic: true, type: 'conference', readOwn }),
  readListing: (page) =>
    readListedPapers(page, {
      site: 'neurips',
      label: 'NeurIPS proceedings',
      nameOf,
      rows: 'li',
      title: 'a',
      people: 'i, .paper-authors',
    }),
}

function readOwn({ document, cited }: CitedPage): OwnFacts {
  const paragraph = document.querySelector('p.paper-abstract')?.textContent
  const summary = abstractUnderHeading(document) ?? collapseParagraphs(paragraph)
  return {
    summary: cited.summary ?? fact('abstract', 'medium', isMissing(summary) ? undefined : summary),
  }
}

/** Old papers whose abstract was never entered. */
function isMissing(summary: string | undefined): boolean {
  return /^(?:abstract missing|abstract unavailable|none)\W*$/i.test(collapse(summary) ?? '')
}
