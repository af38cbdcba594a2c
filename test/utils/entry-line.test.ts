import { describe, expect, it } from 'vitest'
import { entryIdOfLine, entryLine, placedEntryIds } from '@/utils/entry-line'

const first = '0190a000-0000-7000-8000-000000000001'
const second = '0190a000-0000-7000-8000-000000000002'

describe('entry lines', () => {
  it('are read back as they are written', () => {
    expect(entryIdOfLine(entryLine(first))).toBe(first)
  })

  it.each(['', 'text', `see ${entryLine(first)}`, '![[entry:short]]', '![[picture.webp]]'])('are not %j', (line) => {
    expect(entryIdOfLine(line)).toBeUndefined()
  })

  it('name each entry once, in order', () => {
    const body = ['# RAG', entryLine(second), 'text', `  ${entryLine(first)}`, entryLine(second)].join('\n')
    expect(placedEntryIds(body)).toEqual([second, first])
  })
})
