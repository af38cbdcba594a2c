import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveRow, placeEntry, readOutline, removeEntryRow, stepRow } from '@/utils/document-outline'
import { entryLine, placedEntryIds } from '@/utils/entry-line'

const ids = [1, 2, 3, 4].map((n) => `0190a000-0000-7000-8000-00000000000${n}`)
const [e1 = '', e2 = '', e3 = ''] = ids.map(entryLine)

const lineArbitrary = fc.oneof(
  fc.constantFrom(e1, e2, e3, `  ${e1}`),
  fc.constantFrom('# A', '## B', '### C #', '# D', '#', '#no heading', '```', '~~~ js', '````', '```a`b'),
  fc.constantFrom('', '', '  ', 'text', '- bullet', '\t- nested', '> quote', '| a | b |', '---'),
  fc.string(),
)
const bodyArbitrary = fc.array(lineArbitrary, { maxLength: 24 }).map((lines) => lines.join('\n'))

function describeRows(body: string): string[] {
  return readOutline(body).map(
    (row) => `${row.level} ${row.kind === 'heading' ? row.text : ids.indexOf(row.entryId) + 1}`,
  )
}

describe('readOutline', () => {
  it('lists headings and entries with their depth', () => {
    const body = [e3, '# Chips', 'text', e1, '## Deep ##', e2, '#hashtag', '    # code'].join('\n')
    expect(describeRows(body)).toEqual(['1 3', '1 Chips', '2 1', '2 Deep', '3 2'])
  })

  it('leaves fenced code alone, closed or not', () => {
    const body = ['```py', '# comment', e1, '~~~', '```', '# Real', '~~~~', '# still code', '~~~'].join('\n')
    expect(describeRows(body)).toEqual(['1 Real'])
  })

  it('reads lines that end as on Windows', () => {
    expect(describeRows(`# A\r\n${e1}\r\n`)).toEqual(['1 A', '2 1'])
  })
})

describe('moveRow', () => {
  it('moves an entry between text that stays', () => {
    const body = ['# A', 'about A', e1, '', e2, '# B', 'about B', ''].join('\n')
    expect(moveRow(body, 1, 4)).toBe(['# A', 'about A', e2, '# B', 'about B', e1, '', ''].join('\n'))
  })

  it('moves a heading with its section', () => {
    const body = ['# A', 'a', '## A1', e1, '# B', e2].join('\n')
    expect(moveRow(body, 0, 5)).toBe(['# B', e2, '# A', 'a', '## A1', e1].join('\n'))
  })

  it('does not move a section into itself', () => {
    const body = ['# A', '## A1', e1, '# B'].join('\n')
    expect(moveRow(body, 0, 2)).toBe(body)
  })

  it('does not move a fence that is never closed above other rows', () => {
    const body = ['# A', e1, '# B', '```', 'code'].join('\n')
    expect(moveRow(body, 2, 0)).toBe(body)
    expect(moveRow(body, 0, 3)).toBe(body)
  })

  it('changes nothing but the place of the lines that move', () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat(), fc.nat(), (body, rowSeed, gapSeed) => {
        const rows = readOutline(body)
        if (rows.length === 0) return
        const row = rows[rowSeed % rows.length]
        if (!row) return
        const moved = moveRow(body, rowSeed % rows.length, gapSeed % (rows.length + 1))
        const before = body.split('\n')
        const block = before.splice(row.line, row.endLine - row.line)
        const after = moved.split('\n')
        const candidates = [...Array(after.length - block.length + 1).keys()]
        const found = candidates.some((at) => {
          const rest = [...after]
          const cut = rest.splice(at, block.length)
          return JSON.stringify([cut, rest]) === JSON.stringify([block, before])
        })
        expect(found).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the last line break where it was', () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat({ max: 24 }), fc.nat({ max: 24 }), (body, row, gap) => {
        expect(moveRow(`${body}\n`, row, gap).endsWith('\n')).toBe(true)
      }),
    )
  })
})

describe('stepRow', () => {
  it('takes an entry past its neighbour and into the next section', () => {
    const body = ['# A', e1, e2, '# B', 'about B', e3].join('\n')
    const first = stepRow(body, 1, 'down')
    expect(describeRows(first.body)).toEqual(['1 A', '2 2', '2 1', '1 B', '2 3'])
    const second = stepRow(first.body, first.rowIndex, 'down')
    expect(second.body).toBe(['# A', e2, '# B', 'about B', e1, e3].join('\n'))
    expect(second.rowIndex).toBe(3)
    const third = stepRow(second.body, second.rowIndex, 'up')
    expect(third.body).toBe(first.body)
  })

  it('takes a section past its sibling, and back', () => {
    const body = ['# A', e1, '## A1', 'deep', '# B', e2].join('\n')
    const down = stepRow(body, 0, 'down')
    expect(describeRows(down.body)).toEqual(['1 B', '2 2', '1 A', '2 1', '2 A1'])
    expect(down.rowIndex).toBe(2)
    expect(stepRow(down.body, down.rowIndex, 'up').body).toBe(body)
  })

  it('takes a section under another heading without swallowing its text', () => {
    const body = ['# A', '## A1', 'deep', '# B', 'about B', e2, '## B1'].join('\n')
    const down = stepRow(body, 1, 'down')
    expect(down.body).toBe(['# A', '# B', 'about B', e2, '## A1', 'deep', '## B1'].join('\n'))
    expect(stepRow(down.body, down.rowIndex, 'up').body).toBe(
      ['# A', '## A1', 'deep', '# B', 'about B', e2, '## B1'].join('\n'),
    )
  })

  it('stops at both ends', () => {
    const body = [e1, '# A', e2].join('\n')
    expect(stepRow(body, 0, 'up')).toEqual({ body, rowIndex: 0 })
    expect(stepRow(body, 2, 'down')).toEqual({ body, rowIndex: 2 })
    expect(stepRow('', 0, 'up')).toEqual({ body: '', rowIndex: 0 })
  })

  it('names the row where it stands afterwards', () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat(), fc.boolean(), (body, seed, isUp) => {
        const rows = readOutline(body)
        const row = rows[seed % Math.max(rows.length, 1)]
        if (!row) return
        const step = stepRow(body, seed % rows.length, isUp ? 'up' : 'down')
        const moved = readOutline(step.body)[step.rowIndex]
        expect(moved && step.body.split('\n')[moved.line]).toBe(body.split('\n')[row.line])
      }),
      { numRuns: 1000 },
    )
  })

  it('reaches every place from every place', () => {
    const body = ['# A', e1, '## A1', e2, '# B', e3].join('\n')
    let step = { body, rowIndex: 1 }
    const seen = [step.rowIndex]
    for (let n = 0; n < 6; n += 1) {
      step = stepRow(step.body, step.rowIndex, 'down')
      seen.push(step.rowIndex)
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 5, 5])
  })
})

describe('placing and removing entries', () => {
  it('sets an entry off from text', () => {
    expect(placeEntry('# A\ntext', ids[0] ?? '', 1)).toBe(`# A\ntext\n\n${e1}`)
    expect(placeEntry('# A\ntext\n# B\n', ids[0] ?? '', 1)).toBe(`# A\ntext\n\n${e1}\n\n# B\n`)
    expect(placeEntry('', ids[0] ?? '', 0)).toBe(`${e1}\n`)
  })

  it('removes the line that it placed and no other', () => {
    expect(removeEntryRow(`# A\n\n${e1}\n\ntext`, 1)).toBe('# A\n\ntext')
    expect(removeEntryRow(`# A\n${e1}\n${e2}`, 1)).toBe(`# A\n${e2}`)
    expect(removeEntryRow('# A', 0)).toBe('# A')
  })

  it('keeps every other line', () => {
    fc.assert(
      fc.property(bodyArbitrary, fc.nat({ max: 24 }), (body, gap) => {
        const placed = placeEntry(body, ids[3] ?? '', gap)
        expect(placedEntryIds(placed)).toContain(ids[3])
        const isText = (line: string) => line.trim() !== '' && !line.includes(ids[3] ?? '')
        expect(placed.split('\n').filter(isText)).toEqual(body.split('\n').filter(isText))
      }),
    )
  })
})
