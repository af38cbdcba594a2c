import * as v from 'valibot'
import type { Listing } from './clip'
import { type Clip, clipSchema } from './entry'

/** The longest text that a page may put in a field; what is longer is not what the field is for. */
const textLimits: Record<string, number> = { summary: 100_000, summaryRaw: 100_000, title: 2_000, titleRaw: 2_000 }
const otherTextLimit = 1_000
const urlLimit = 8_000

/** The most that a page may put in a list. The largest collaborations have some 5,000 authors. */
const listLimits: Record<string, number> = { people: 10_000, chapters: 2_000, keywords: 100, ids: 20 }
const otherListLimit = 200

const urlFields = ['url', 'pdfUrl']

/**
 * A clip as it may go on from a page, which is hostile: of the right shape, no field endless, no address that a
 * browser would run. Undefined when it is no clip at all. What is too long is cut, silently: nobody reads it.
 */
export function boundClip(found: unknown): Clip | undefined {
  const parsed = v.safeParse(clipSchema, found)
  if (!parsed.success) return undefined
  const bounded = v.safeParse(clipSchema, boundValue(parsed.output, ''))
  return bounded.success && isSafeUrl(bounded.output.url) ? bounded.output : undefined
}

/** Listings that show everything on one page stop at 2,000; a volume of a large conference has more. */
const listedLimit = 5_000

/** A listing as it may go on from a page, each paper bounded; undefined when there is none. */
export function boundListing(found: unknown): Listing | undefined {
  const parsed = v.safeParse(listingSchema, found)
  if (!parsed.success) return undefined
  const papers = parsed.output.papers.slice(0, listedLimit).flatMap((paper) => boundClip(paper) ?? [])
  const title = parsed.output.title && cut(parsed.output.title, 'title')
  return papers.length > 0 ? { ...(title && { title }), papers } : undefined
}

const listingSchema = v.object({ title: v.optional(v.string()), papers: v.array(v.unknown()) })

function boundValue(value: unknown, field: string): unknown {
  if (typeof value === 'string') return urlFields.includes(field) ? boundUrl(value) : cut(value, field)
  if (Array.isArray(value)) {
    return value.slice(0, listLimits[field] ?? otherListLimit).map((each) => boundValue(each, field))
  }
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).slice(0, otherListLimit)
  const bounded = parts.map(([name, part]) => [name, boundValue(part, name)] as const)
  return Object.fromEntries(bounded.filter(([, part]) => part !== undefined))
}

function boundUrl(url: string): string | undefined {
  return isSafeUrl(url) ? url : undefined
}

function isSafeUrl(url: string): boolean {
  return url.length <= urlLimit && /^https?:\/\//i.test(url)
}

/** Never between the two halves of a character. */
function cut(text: string, field: string): string {
  const limit = textLimits[field] ?? otherTextLimit
  if (text.length <= limit) return text
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  return text.slice(0, end)
}
