import { describe, expect, it } from 'vitest'
import { placedEntryIds } from '@/utils/entry-line'
import { readBibtex } from '@/utils/importers/bibtex'
import { writeBibtexBody } from '@/utils/importers/bibtex-document'
import { clipTime } from '../../make-entry'
import { parseMarkdown } from '../../markdown'

const ids = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002']

describe('writeBibtexBody', () => {
  it('places the entries in their order, with all that has no place', () => {
    const file = `@comment{a
\`\`\`
# no heading}
@book{one, title = {One}, publisher = {P}, isbn = {978}}
@misc{two, title = {Two}}`
    const body = writeBibtexBody(readBibtex(file, { identify: () => [], at: clipTime }), ids)
    expect(placedEntryIds(body)).toEqual(ids)
    const blocks = parseMarkdown(body).children ?? []
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'code', 'paragraph', 'heading', 'code'])
    expect(blocks.flatMap((block) => (block.type === 'code' ? [block.value] : []))).toEqual([
      'publisher = {P},\nisbn = {978},',
      '@comment{a\n```\n# no heading}',
    ])
  })
})
