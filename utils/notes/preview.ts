import type { Root as HastRoot } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import type { Html, Image, ImageReference, Link, Nodes, PhrasingContent, Root, Text } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { isShotName, shotEmbedSource } from '@/utils/shot'
import { secondsOfClock } from '@/utils/time'

export interface PreviewOptions {
  /** The title of an entry that a line places; absent when the library does not hold it. */
  findEntryTitle?: ((entryId: string) => string | undefined) | undefined
  /** The address of a moment of the source that a time mark points to. */
  timeLink?: ((seconds: number) => string | undefined) | undefined
  /** By how many levels headings stand lower, so that they fit under the page's own. */
  headingOffset?: number | undefined
}

const entrySource = String.raw`!\[\[entry:([0-9a-f-]{36})\]\]`
/** A moment, or the start of a range. */
const clockSource = String.raw`\[~?((?:\d{1,3}:)?\d{1,3}:\d{2})(?:\s?[–-]\s?(?:\d{1,3}:)?\d{1,3}:\d{2})?\]`
const tokenPattern = new RegExp([entrySource, shotEmbedSource, clockSource].join('|'), 'g')

/**
 * Markdown as a tree of safe HTML nodes. Nothing in it loads anything: a picture becomes a link to it, and HTML that
 * was typed shows as it was typed.
 */
export function readPreview(markdown: string, options: PreviewOptions = {}): HastRoot {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  })
  rewriteChildren(tree, collectImageUrls(tree), options)
  const hast = sanitize(toHast(tree, { clobberPrefix: '' }))
  return hast.type === 'root' ? hast : { type: 'root', children: [] }
}

/** The address of an entry in the library page. */
export function entryAddress(entryId: string): string {
  return `#/entry/${entryId}`
}

/** Stands in the tree for a shot that the text embeds: its name behind the last stroke, its caption as the title. */
function shotAddress(name: string): string {
  return `#/shot/${name}`
}

/** The shot that an address in the tree stands for. */
export function shotOfAddress(address: string): string | undefined {
  const name = address.startsWith(shotAddress('')) ? address.slice(shotAddress('').length) : undefined
  return name !== undefined && isShotName(name) ? name : undefined
}

function collectImageUrls(tree: Root): Map<string, string> {
  const urls = new Map<string, string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') urls.set(node.identifier, node.url)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return urls
}

function rewriteChildren(node: Nodes, urls: Map<string, string>, options: PreviewOptions): void {
  if (node.type === 'heading') node.depth = lowerHeading(node.depth, options.headingOffset ?? 0)
  if (!('children' in node)) return
  const children = node.children.flatMap((child): Nodes[] => rewriteNode(child, node, urls, options))
  Object.assign(node, { children })
  for (const child of children) rewriteChildren(child, urls, options)
}

function rewriteNode(node: Nodes, parent: Nodes, urls: Map<string, string>, options: PreviewOptions): Nodes[] {
  if (node.type === 'image' || node.type === 'imageReference') return [linkImage(node, urls, isLink(parent))]
  if (node.type === 'html') return [showHtml(node, parent)]
  if (node.type === 'text' && !isLink(parent)) return splitText(node, options)
  return [node]
}

function isLink(node: Nodes): boolean {
  return node.type === 'link' || node.type === 'linkReference'
}

function lowerHeading(depth: number, offset: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const depths = [1, 2, 3, 4, 5, 6] as const
  return depths[Math.min(depth + offset, 6) - 1] ?? 6
}

function linkImage(image: Image | ImageReference, urls: Map<string, string>, isInLink: boolean): PhrasingContent {
  const url = image.type === 'image' ? image.url : (urls.get(image.identifier) ?? '')
  const text: Text = { type: 'text', value: image.alt || url }
  return isInLink ? text : { type: 'link', url, children: [text] }
}

/** HTML that the learner typed is text here, but for the line break that tables are written with. */
function showHtml(html: Html, parent: Nodes): Nodes {
  if (/^<br\s*\/?>$/i.test(html.value.trim())) return { type: 'break' }
  const text: Text = { type: 'text', value: html.value }
  const isBlock = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem'
  return isBlock ? { type: 'paragraph', children: [text] } : text
}

function splitText(text: Text, options: PreviewOptions): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let from = 0
  for (const match of text.value.matchAll(tokenPattern)) {
    const link = linkToken(match, options)
    if (!link) continue
    if (match.index > from) parts.push({ type: 'text', value: text.value.slice(from, match.index) })
    parts.push(link)
    from = match.index + match[0].length
  }
  if (from < text.value.length || parts.length === 0) parts.push({ type: 'text', value: text.value.slice(from) })
  return parts
}

function linkToken(match: RegExpExecArray, options: PreviewOptions): Link | undefined {
  const [token, entryId, shotName, caption, clock] = match
  if (entryId) {
    const title = options.findEntryTitle?.(entryId)
    return title === undefined ? undefined : linkOf(entryAddress(entryId), title)
  }
  if (shotName) return { ...linkOf(shotAddress(shotName), caption || token), title: caption ?? null }
  const seconds = clock === undefined ? undefined : secondsOfClock(clock)
  const url = seconds === undefined ? undefined : options.timeLink?.(seconds)
  return url ? linkOf(url, token.slice(1, -1)) : undefined
}

function linkOf(url: string, value: string): Link {
  return { type: 'link', url, children: [{ type: 'text', value }] }
}
