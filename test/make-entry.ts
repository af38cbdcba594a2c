import type { Clip, Entry, Trust } from '@/utils/entry'

export const clipTime = new Date('2026-11-20T10:00:00.000Z')

/** `clipTime` plus some minutes. */
export function later(minutes: number): Date {
  return new Date(clipTime.getTime() + minutes * 60_000)
}

/** A clip of a video whose given fields have an origin of the given trust. */
export function makeClip(fields: Partial<Clip> = {}, { trust = 'high' as Trust, at = clipTime } = {}): Clip {
  const origin = Object.fromEntries(
    Object.keys(fields)
      .filter((field) => !['site', 'kind', 'ids', 'url', 'keywords', 'complete', 'origin'].includes(field))
      .map((field) => [field, { from: 'test', trust, at: at.toISOString() }]),
  )
  return {
    site: 'youtube',
    kind: 'video',
    ids: ['youtube:7ARBJQn6QkM'],
    url: 'https://www.youtube.com/watch?v=7ARBJQn6QkM',
    title: '',
    people: [],
    chapters: [],
    related: [],
    keywords: [],
    complete: true,
    origin,
    ...fields,
  }
}

/** An arXiv paper's clip at a version; its title names the version. */
export function makePaperClip(version: number, at = clipTime, fields: Partial<Clip> = {}): Clip {
  return makeClip(
    {
      site: 'arxiv',
      kind: 'paper',
      ids: ['arxiv:2403.10704'],
      url: 'https://arxiv.org/abs/2403.10704',
      title: `Title of v${version}`,
      summary: `Abstract of v${version}`,
      paper: { arxiv: '2403.10704', version, latestVersion: version },
      ...fields,
    },
    { at },
  )
}

/** The clip that a PDF's URL alone gives. */
export function makePdfClip(version: number, at = clipTime): Clip {
  return makeClip(
    {
      site: 'arxiv',
      kind: 'paper',
      ids: ['arxiv:2403.10704'],
      url: 'https://arxiv.org/abs/2403.10704',
      complete: false,
      paper: { arxiv: '2403.10704', version },
    },
    { at },
  )
}

export function makeEntry(fields: Partial<Entry> = {}): Entry {
  return {
    id: '0190a000-0000-7000-8000-000000000001',
    revision: 1,
    kind: 'video',
    ids: ['youtube:7ARBJQn6QkM'],
    url: 'https://www.youtube.com/watch?v=7ARBJQn6QkM',
    title: 'A talk',
    people: [],
    chapters: [],
    related: [],
    complete: true,
    tags: [],
    status: 'learning',
    notes: '',
    shots: [],
    origin: {},
    createdAt: clipTime.toISOString(),
    updatedAt: clipTime.toISOString(),
    ...fields,
  }
}
