import { describe, expect, it, vi } from 'vitest'
import { createSaid } from '@/entrypoints/options/said'
import type { LecternText } from '@/utils/text'

const textOf = (entryId: string, ...said: string[]): LecternText => ({
  id: `${entryId}:transcript:en`,
  entryId,
  kind: 'transcript',
  language: 'en',
  complete: true,
  lines: said.map((text, index) => ({ startSeconds: 10 * index, text })),
  from: 'a file',
  updatedAt: '2026-01-01T00:00:00.000Z',
})

describe('what a search found in talks', () => {
  it('is its lines, from the first text that has some', async () => {
    const said = createSaid(async (id) => [textOf(id, 'nothing'), textOf(id, 'so', 'the quokka', 'a quokka')])
    expect((await said.find('one', 'Quokka')).map(({ startSeconds, text }) => [startSeconds, text])).toEqual([
      [10, 'the quokka'],
      [20, 'a quokka'],
    ])
    expect(await said.find('one', 'wombat')).toEqual([])
  })

  it('is read once while one types, until texts change, and of few entries', async () => {
    const listTexts = vi.fn(async (id: string) => [textOf(id, 'quokka')])
    const said = createSaid(listTexts)
    for (const query of ['q', 'qu', 'quo']) await said.find('one', query)
    expect(listTexts).toHaveBeenCalledTimes(1)
    said.forget()
    await said.find('one', 'quok')
    expect(listTexts).toHaveBeenCalledTimes(2)
    for (let index = 0; index < 30; index++) await said.find(`other ${index}`, 'q')
    await said.find('one', 'quok')
    expect(listTexts).toHaveBeenCalledTimes(33)
  })
})
