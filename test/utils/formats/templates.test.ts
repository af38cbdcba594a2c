import fc from 'fast-check'
import { Liquid, type Output, type Template } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { entryValues } from '@/utils/formats/entry-values'
import { compileTemplate, escapingFilterNames } from '@/utils/formats/template'
import { topicNoteProfile } from '@/utils/formats/topic-note'
import { vaultProfile } from '@/utils/formats/vault'
import { hostileText } from '../../hostile-text'
import { makeEntry } from '../../make-entry'

/** Tags that write nothing themselves: a value reaches the text only through an output tag. */
const silentTags = ['if', 'for', 'unless']

interface Written {
  outputs: { text: string; lastFilter: string | undefined }[]
  tags: string[]
}

/** Every output and tag of a template, inside branches and loops too. */
function walk(text: string): Written {
  const engine = new Liquid()
  for (const name of escapingFilterNames) engine.registerFilter(name, String)
  const written: Written = { outputs: [], tags: [] }
  const visit = (nodes: Template[]) => {
    for (const node of nodes) {
      if ('value' in node && node.constructor.name === 'Output') {
        const { value } = node as Output
        written.outputs.push({ text: node.token.getText(), lastFilter: value.filters.at(-1)?.name })
      } else if ('name' in node) {
        written.tags.push(String(node.name))
        const children = node.children?.(false, true)
        if (children) visit(allOf(children))
      }
    }
  }
  visit(engine.parse(text))
  return written
}

function allOf(children: Generator<unknown, Template[]>): Template[] {
  let step = children.next()
  while (!step.done) step = children.next(step.value)
  return step.value
}

it('finds what it must', () => {
  const raw = '{% if a %}{% for b in c %}{{ b | link | upcase }}{% endfor %}{% else %}{{ d }}{% endif %}{% echo e %}'
  expect(walk(raw)).toEqual({
    outputs: [
      { text: '{{ b | link | upcase }}', lastFilter: 'upcase' },
      { text: '{{ d }}', lastFilter: undefined },
    ],
    tags: ['if', 'for', 'echo'],
  })
})

describe.each([vaultProfile, topicNoteProfile])('the built-in profile $name', ({ entry }) => {
  it.each(Object.entries(entry))('writes no raw value in its %s', (_, text) => {
    const { outputs, tags } = walk(text)
    for (const { text: output, lastFilter } of outputs) expect(escapingFilterNames, output).toContain(lastFilter)
    for (const tag of tags) expect(silentTags).toContain(tag)
    expect(outputs.length).toBe((text.match(/\{\{/g) ?? []).length)
  })
})

describe('a template', () => {
  it('that only puts values through filters is written as the engine would write it', () => {
    const templates = [vaultProfile.entry.properties, vaultProfile.entry.fileName, topicNoteProfile.entry.body]
    const own = [
      '{{ title | yaml: "a: b" }}\n{{why|text}} - {{ tags | link }}',
      'text',
      '',
      '{{- title | link -}} \n x',
    ]
    fc.assert(
      fc.property(hostileText(), fc.array(hostileText(), { maxLength: 3 }), (title, tags) => {
        const entry = makeEntry({ title, tags, notes: title })
        const values = entryValues(entry, { timeLink: () => undefined, options: vaultProfile.options })
        for (const text of [...templates, ...own]) {
          // A tag hands the whole template to the engine.
          const byEngine = compileTemplate(`{% if true %}{% endif %}${text}`, 'obsidian').render(values)
          expect(compileTemplate(text, 'obsidian').render(values)).toBe(byEngine)
        }
      }),
    )
  })

  it('can neither read files nor reach what an object inherits', () => {
    for (const tag of ['include', 'render', 'layout'])
      expect(() => compileTemplate(`{% ${tag} "x" %}`, 'obsidian')).toThrow(/no tag/)
    expect(() => compileTemplate('{{ title.constructor | text }}', 'obsidian').render({ title: 'a' })).toThrow(
      /Line 1: /,
    )
  })
})
