import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'

/** A node of a parsed document, as far as tests look at it. */
export interface TreeNode {
  type: string
  value?: string
  url?: string
  depth?: number
  children?: TreeNode[]
  position?: unknown
}

/**
 * Markdown parsed by an independent parser, without positions. Addresses in text that was escaped stay text: the
 * parser's own second look for them is left out.
 */
export function parseMarkdown(text: string, options: { withMaths?: boolean } = {}): TreeNode {
  const gfmExtensions = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension)
  const tree = fromMarkdown(text, {
    extensions: [gfm(), frontmatter(), ...(options.withMaths ? [math()] : [])],
    mdastExtensions: [...gfmExtensions, frontmatterFromMarkdown(), ...(options.withMaths ? [mathFromMarkdown()] : [])],
  })
  return withoutPositions(tree as TreeNode)
}

function withoutPositions({ position: _, ...node }: TreeNode): TreeNode {
  return node.children ? { ...node, children: node.children.map(withoutPositions) } : node
}

/** Every node below, in order. */
export function nodesOf(node: TreeNode): TreeNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...nodesOf(child)])
}

/** The text that a reader sees below a node. */
export function shownText(node: TreeNode): string {
  return node.children ? node.children.map(shownText).join('') : (node.value ?? '')
}
