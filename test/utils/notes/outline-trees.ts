import * as fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** An outline as its tree: what the text of an operation must parse to. */
export interface Branch {
  text: string
  children: Branch[]
}

export interface Style {
  unit: string
  ordered: boolean
}

interface Node {
  type: string
  children?: Node[]
  value?: string
}

const words = fc.stringMatching(/^[a-zé中😀][a-zé中😀 ]{0,8}[a-z]$/u)

export const forests: fc.Arbitrary<Branch[]> = fc.letrec<{ forest: Branch[]; branch: Branch }>((tie) => ({
  forest: fc.array(tie('branch'), { minLength: 1, maxLength: 4, depthIdentifier: 'outline' }),
  branch: fc.record({
    text: words,
    children: fc.oneof(
      { depthIdentifier: 'outline', maxDepth: 3 },
      fc.constant(0).map((): Branch[] => []),
      tie('forest'),
    ),
  }),
})).forest

export const styles: fc.Arbitrary<Style> = fc.record({
  unit: fc.constantFrom('\t', '  ', '    '),
  ordered: fc.boolean(),
})

/** Writes a tree as the outline that a careful person types. */
export function write(forest: Branch[], style: Style, indent = ''): string[] {
  // Two spaces do not reach under "1. ": such an outline steps by four.
  const unit = style.ordered && style.unit === '  ' ? '    ' : style.unit
  return forest.flatMap((branch, index) => [
    `${indent}${style.ordered ? `${index + 1}.` : '-'} ${branch.text}`,
    ...write(branch.children, style, indent + unit),
  ])
}

function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('')
}

function branchOf(item: Node): Branch {
  const children = item.children ?? []
  return {
    text: children
      .filter((child) => child.type === 'paragraph')
      .map(textOf)
      .join('¶'),
    children: children.filter((child) => child.type === 'list').flatMap((list) => (list.children ?? []).map(branchOf)),
  }
}

/** Reads a text back with an independent parser; what is no list stands as a branch with a `!`. */
export function read(text: string): Branch[] {
  const tree: Node = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return (tree.children ?? []).flatMap((node) =>
    node.type === 'list' ? (node.children ?? []).map(branchOf) : [{ text: `!${textOf(node)}`, children: [] }],
  )
}

/** Where a branch stands: its siblings, its place among them, and its parent. */
export interface Place {
  siblings: Branch[]
  index: number
  parent?: Place
}

/** The place of the branch on the given line, counting depth first. */
export function placeOf(forest: Branch[], line: number, parent?: Place): Place | undefined {
  let left = line
  for (const [index, branch] of forest.entries()) {
    const place = { siblings: forest, index, ...(parent && { parent }) }
    if (left === 0) return place
    const size = write([branch], { unit: '\t', ordered: false }).length
    if (left < size) return placeOf(branch.children, left - 1, place)
    left -= size
  }
  return undefined
}

/** What the learner typed: all characters but whitespace and the numbers of ordered items, sorted. */
export function typedCharacters(text: string): string {
  const withoutNumbers = text.replaceAll(/^(\s*)\d+(?=[.)]\s)/gm, '$1')
  return [...withoutNumbers.replaceAll(/\s/g, '')].sort().join('')
}
