import { Liquid, LiquidError } from 'liquidjs'
import * as v from 'valibot'
import { blockText, cellText, inlineText, type MathsMark, proseText, quotedText } from '@/utils/markdown-text'
import { normaliseTag } from '@/utils/tags'
import { fileNameOf } from './file-name'
import { linkTarget } from './link-target'
import { protectLiquid } from './liquid-text'
import type { ProfileOptions } from './profile'
import { type Filter, straightTemplate } from './straight-template'
import { yamlDate, yamlList, yamlName, yamlText } from './yaml'

/** A template's text, ready to write entries. */
export interface Template {
  render(values: Readonly<Record<string, unknown>>): string
}

/** A mistake in a template. The sentence names the line and says what was expected; it is for the user. */
export class TemplateError extends Error {
  override name = 'TemplateError'
  readonly line: number

  constructor(line: number, sentence: string, options?: ErrorOptions) {
    super(`Line ${line}: ${sentence}`, options)
    this.line = line
  }
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : [textOf(value)])

/** With a name, the whole line of a property, or nothing where there is no value: `{{ doi | yaml: "doi" }}`. */
function property(value: unknown, name: unknown, written: string): string {
  if (name === undefined) return written
  if (value === undefined || value === null) return ''
  return `${yamlName(textOf(name))}:${written.startsWith('\n') ? '' : ' '}${written}`
}

/**
 * What each filter makes of a value. All of them escape for the place that they are named after, so every output tag
 * of a template must end in one: a page's value is text wherever it is written.
 */
function escapingFilters(target: ProfileOptions['target']): Record<string, Filter> {
  const mathsMark: MathsMark = target === 'jekyll' ? '$$' : '$'
  return {
    yaml: (value, name) =>
      property(value, name, Array.isArray(value) ? yamlList(listOf(value)) : yamlText(textOf(value))),
    yaml_date: (value, name) => property(value, name, yamlDate(textOf(value))),
    text: (value) => blockText(textOf(value), mathsMark),
    link: (value) => inlineText(textOf(value), mathsMark),
    link_target: (value) => linkTarget(textOf(value)),
    cell: (value) => cellText(textOf(value), mathsMark),
    /** A list on the same line behind what stands there, each set off by a dot. */
    more: (value) =>
      listOf(value)
        .map((each) => ` · ${inlineText(each, mathsMark)}`)
        .join(''),
    /** Text or chapters behind the notes, with the callout's kind and the title. */
    aside: (value, kind, title) => aside(value, textOf(kind), textOf(title), target),
    quote: (value) => quotedText(textOf(value), mathsMark),
    tag: (value) => normaliseTag(textOf(value)) ?? '',
    file_name: (value) => fileNameOf(textOf(value)),
    /** The learner's own Markdown: it is theirs, only Jekyll must not read Liquid in it. */
    markdown: (value) => (target === 'jekyll' ? protectLiquid(textOf(value)) : textOf(value)),
    liquid_safe: (value) => protectLiquid(textOf(value)),
  }
}

/** Obsidian folds it into a callout; Jekyll knows none, so it is a section there. */
function aside(value: unknown, kind: string, title: string, target: ProfileOptions['target']): string {
  const mathsMark: MathsMark = target === 'jekyll' ? '$$' : '$'
  const items = Array.isArray(value) ? chapterItems(value, mathsMark) : undefined
  const quoted = () => items?.replace(/^/gm, '> ') ?? quotedText(textOf(value), mathsMark)
  return target === 'jekyll' ? `## ${title}\n\n${items ?? quoted()}` : `> [!${kind}]- ${title}\n${quoted()}`
}

const chaptersSchema = v.array(v.object({ clock: v.string(), title: v.string(), link: v.nullable(v.string()) }))

/** Chapters as items of a list, each linked to its moment where it can be. */
function chapterItems(value: unknown, mathsMark: MathsMark): string {
  const lines = v.parse(chaptersSchema, value).map(({ clock, title, link }) => {
    const mark = link === null ? clock : `[${clock}](${linkTarget(link)})`
    return `- ${mark} ${proseText(title, mathsMark)}`
  })
  return lines.join('\n')
}

/** Names of the filters of which every output tag must end in one. */
export const escapingFilterNames = Object.keys(escapingFilters('obsidian'))

/** Tags that would read other files. Nothing of the kind exists here, and the browser's own loader would ask the net. */
const refusedTags = ['include', 'render', 'layout', 'block']

interface Engine {
  liquid: Liquid
  filters: Record<string, Filter>
}

const engines = new Map<ProfileOptions['target'], Engine>()

/** The engine that runs templates for a target. It reads no files, evaluates no code and shows only own properties. */
function engineFor(target: ProfileOptions['target']): Engine {
  const known = engines.get(target)
  if (known) return known
  const filters = escapingFilters(target)
  const liquid = new Liquid({
    templates: {},
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    greedy: false,
  })
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter)
  for (const name of refusedTags) delete liquid.tags[name]
  const engine = { liquid, filters }
  engines.set(target, engine)
  return engine
}

/**
 * Reads a template's text.
 * @throws TemplateError, and so does rendering.
 */
export function compileTemplate(text: string, target: ProfileOptions['target']): Template {
  const { liquid, filters } = engineFor(target)
  const nodes = explained(text, () => liquid.parse(text))
  const straight = straightTemplate(nodes, filters)
  return {
    render: (values) => straight?.(values) ?? explained(text, () => String(liquid.renderSync(nodes, values))),
  }
}

function explained<T>(text: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    const line = text.slice(0, error.token.begin).split('\n').length
    throw new TemplateError(line, sentenceOf(error.originalError?.message ?? error.message), { cause: error })
  }
}

/** The engine's own words, and what would have been right where that can be told. */
function sentenceOf(message: string): string {
  const [, filter] = /undefined filter: (\S+)/.exec(message) ?? []
  if (filter) return `there is no filter "${filter}". Expected one of: ${escapingFilterNames.join(', ')}.`
  const [, variable] = /undefined variable: (\S+)/.exec(message) ?? []
  if (variable) {
    return `there is no value "${variable}". Expected the name of an entry's value, such as title, source or notes.`
  }
  const [, tag] = /tag "(\S+)" not found/.exec(message) ?? []
  if (tag) return `there is no tag "${tag}". Expected one like if, unless, for, case or assign.`
  const [, open] = /tag (.+) not closed/.exec(message) ?? []
  if (open) return `the tag ${open} is not closed. Expected its end tag (such as {% endif %} or {% endfor %}).`
  const [, output] = /output (.+) not closed/s.exec(message) ?? []
  if (output) return `the output ${output.trim()} is not closed. Expected "}}" on the same line.`
  return `${message.replace(/, line:\d+, col:\d+$/, '')}. Expected Liquid, such as {{ title | text }}.`
}
