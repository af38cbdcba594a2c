import { Liquid, LiquidError, type Template as LiquidNode } from 'liquidjs'
import { normaliseTag } from '@/utils/tags'
import { fileNameOf } from './file-name'
import { linkTarget } from './link-target'
import { protectLiquid } from './liquid-text'
import { blockText, cellText, inlineText, type MathsMark, quotedText } from './markdown-text'
import type { ProfileOptions } from './profile'
import { yamlDate, yamlList, yamlText } from './yaml'

/** A template's text, ready to write entries. */
export interface Template {
  render(values: object): string
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

/**
 * What each filter makes of a value. All of them escape for the place that they are named after, so every output tag
 * of a template must end in one: a page's value is text wherever it is written.
 */
function escapingFilters(target: ProfileOptions['target']): Record<string, (value: unknown) => string> {
  const mathsMark: MathsMark = target === 'jekyll' ? '$$' : '$'
  return {
    yaml: (value) => (Array.isArray(value) ? yamlList(listOf(value)) : yamlText(textOf(value))),
    yaml_date: (value) => yamlDate(textOf(value)),
    text: (value) => blockText(textOf(value), mathsMark),
    link: (value) => inlineText(textOf(value), mathsMark),
    link_target: (value) => linkTarget(textOf(value)),
    cell: (value) => cellText(textOf(value), mathsMark),
    quote: (value) => quotedText(textOf(value), mathsMark),
    tag: (value) => normaliseTag(textOf(value)) ?? '',
    file_name: (value) => fileNameOf(textOf(value)),
    /** The learner's own Markdown: it is theirs, only Jekyll must not read Liquid in it. */
    markdown: (value) => (target === 'jekyll' ? protectLiquid(textOf(value)) : textOf(value)),
    liquid_safe: (value) => protectLiquid(textOf(value)),
  }
}

/** Names of the filters of which every output tag must end in one. */
export const escapingFilterNames = Object.keys(escapingFilters('obsidian'))

/** Tags that would read other files. Nothing of the kind exists here, and the browser's own loader would ask the net. */
const refusedTags = ['include', 'render', 'layout', 'block']

const engines = new Map<ProfileOptions['target'], Liquid>()

/** The engine that runs templates for a target. It reads no files, evaluates no code and shows only own properties. */
function engineFor(target: ProfileOptions['target']): Liquid {
  const known = engines.get(target)
  if (known) return known
  const engine = new Liquid({
    templates: {},
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    greedy: false,
  })
  for (const [name, filter] of Object.entries(escapingFilters(target))) engine.registerFilter(name, filter)
  for (const name of refusedTags) delete engine.tags[name]
  engines.set(target, engine)
  return engine
}

/**
 * Reads a template's text.
 * @throws TemplateError, and so does rendering.
 */
export function compileTemplate(text: string, target: ProfileOptions['target']): Template {
  const engine = engineFor(target)
  const nodes = explained(text, () => engine.parse(text))
  return { render: (values) => explained(text, () => renderText(engine, nodes, values)) }
}

function renderText(engine: Liquid, nodes: LiquidNode[], values: object): string {
  return String(engine.renderSync(nodes, values))
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
    return `there is no value "${variable}" for this entry. Expected {% if ${variable} %} around it, or another name.`
  }
  const [, tag] = /tag "(\S+)" not found/.exec(message) ?? []
  if (tag) return `there is no tag "${tag}". Expected one like if, unless, for, case or assign.`
  const [, open] = /tag (.+) not closed/.exec(message) ?? []
  if (open) return `the tag ${open} is not closed. Expected its end tag (such as {% endif %} or {% endfor %}).`
  const [, output] = /output (.+) not closed/s.exec(message) ?? []
  if (output) return `the output ${output.trim()} is not closed. Expected "}}" on the same line.`
  return `${message.replace(/, line:\d+, col:\d+$/, '')}. Expected Liquid, such as {{ title | text }}.`
}
