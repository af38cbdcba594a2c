import fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fileNameOf } from '@/utils/formats/file-name'
import { chooseTexts, transcriptText } from '@/utils/formats/transcript-file'
import type { LecternText } from '@/utils/text'
import { hostileText } from '../../hostile-text'
import { makeEntry } from '../../make-entry'
import { nodesOf, parseMarkdown } from '../../markdown'

const textOf = (fields: Partial<LecternText> = {}): LecternText => ({
  id: 'e:transcript:en',
  entryId: 'e',
  kind: 'transcript',
  language: 'en',
  complete: true,
  lines: [
    { startSeconds: 1, text: 'So gradients vanish' },
    { startSeconds: 3661.5, text: '# and *norms* help' },
  ],
  from: 'lecture.vtt',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...fields,
})
const timeLink = ({ url }: { url?: string | undefined }, seconds: number) => url && `${url}&t=${Math.floor(seconds)}s`
const entry = makeEntry({ title: 'On [depth]', url: 'https://www.youtube.com/watch?v=7ARBJQn6QkM' })

describe('the file of a transcript', () => {
  it('has each line with its time, for Obsidian', () => {
    expect(transcriptText(entry, [textOf()], { timeLink, target: 'obsidian', entryName: 'On depth' })).toBe(
      `---
title: "On [depth]: transcript"
---

[[On depth]]

## Transcript (en)

From: lecture.vtt. The whole talk.

- [0:01](https://www.youtube.com/watch?v=7ARBJQn6QkM&t=1s) So gradients vanish
- [1:01:01](https://www.youtube.com/watch?v=7ARBJQn6QkM&t=3661s) \\# and \\*norms\\* help
`,
    )
  })

  it('links back by its path for Jekyll, and says that it is not the whole', () => {
    const texts = [textOf({ kind: 'captions', language: 'und', complete: false, from: '' })]
    const written = transcriptText(entry, texts, { timeLink: () => undefined, target: 'jekyll', entryName: 'On depth' })
    expect(written).toContain('[On \\[depth\\]](../entries/On%20depth.md)')
    expect(written).toContain('## Captions seen\n\nNot the whole talk.\n\n- 0:01 So gradients vanish\n')
  })

  it('leaves captions out where there is a transcript, and texts without a line', () => {
    const captions = textOf({ kind: 'captions' })
    expect(chooseTexts([textOf(), captions])).toEqual([textOf()])
    expect(chooseTexts([captions, textOf({ kind: 'captions', lines: [] })])).toEqual([captions])
  })

  it.each(['obsidian', 'jekyll'] as const)('shows hostile words as they are, for %s', async (target) => {
    const property = fc.asyncProperty(fc.array(hostileText(), { minLength: 3, maxLength: 3 }), async (words) => {
      const [title = '', said = '', from = ''] = words
      const texts = [textOf({ from, lines: [{ startSeconds: 5, text: said }] })]
      const hostile = makeEntry({ title, url: 'https://example.org/a' })
      const written = transcriptText(hostile, texts, { timeLink, target, entryName: fileNameOf(title) })
      const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(written) ?? []
      expect(parse(front)).toEqual({ title: `${title.trim() || 'Untitled'}: transcript` })
      const rendered: string = target === 'jekyll' ? await new Liquid().parseAndRender(body) : body
      const nodes = nodesOf(parseMarkdown(rendered))
      const count = (type: string) => nodes.filter((node) => node.type === type).length
      expect([count('listItem'), count('heading'), count('html'), count('code')]).toEqual([1, 1, 0, 0])
    })
    await fc.assert(property)
  })
})
