import { describe, expect, it } from 'vitest'
import { makeEntry } from '@/test/make-entry'
import { findAlikePairs } from '@/utils/alike-pairs'
import type { Entry } from '@/utils/entry'
import { pairKey } from '@/utils/same-work'

let count = 0
const makePaper = (fields: Partial<Entry>) => {
  count += 1
  return makeEntry({ id: `entry ${count}`, kind: 'paper', ids: [`doi:10.1/${count}`], ...fields })
}
const idsOf = (entries: Entry[], apart?: Set<string>) =>
  findAlikePairs(entries, apart).map((pair) => pair.map(({ id }) => id))

describe('findAlikePairs', () => {
  it('finds each pair of one title once', () => {
    const [a, b, c] = ['A title of length', 'a title OF length', 'A – Title: of length'].map((title) =>
      makePaper({ title }),
    )
    if (!a || !b || !c) throw new Error('Three were made.')
    expect(idsOf([a, b, makePaper({ title: 'Another title' }), c])).toEqual([
      [a.id, b.id],
      [a.id, c.id],
      [b.id, c.id],
    ])
    expect(idsOf([a, b], new Set([pairKey(b.id, a.id)]))).toEqual([])
  })

  it('finds what one says that it was published as', () => {
    const journal = makePaper({ title: 'Renamed' })
    const related = [{ how: 'published as' as const, id: journal.ids[0] ?? '' }]
    const preprint = makePaper({ title: 'As it was', related })
    expect(idsOf([journal, preprint])).toEqual([[preprint.id, journal.id]])
    expect(idsOf([makePaper({ title: 'Itself', ids: [journal.ids[0] ?? ''], related })])).toEqual([])
  })

  it('names no series, and nothing without a title', () => {
    expect(idsOf(Array.from({ length: 30 }, () => makePaper({ title: 'Editorial note' })))).toEqual([])
    expect(idsOf([makePaper({ title: '' }), makePaper({ title: '' })])).toEqual([])
  })

  const wordsOfScripts: Record<string, string> = {
    Chinese: '神经网络语言模型图像识别强化学习数据隐私优化推理生成检索翻译语音',
    Japanese: '深層学習とがんの早期発見に関する研究言語処理画像認識音声合成推論最適化',
    Russian: 'глубокое обучение роботов и людей в машинном переводе текстов на русском языке',
    Arabic: 'مقدمة في التعلم العميق والترجمة الآلية للنصوص العربية وفهم الصور والكلام',
    Greek: 'βαθιά μάθηση και μηχανική μετάφραση κειμένων στην ελληνική γλώσσα εικόνων',
    Vietnamese: 'học sâu và dịch máy cho văn bản tiếng Việt nhận dạng hình ảnh giọng nói',
  }

  it.each(Object.entries(wordsOfScripts))('takes no two of twenty titles in %s for one', (_, text) => {
    // Each begins elsewhere in the text, so they share most of their letters.
    const letters = [...text.replaceAll(' ', '')]
    const titles = Array.from({ length: 20 }, (_, start) =>
      [...letters.slice(start), ...letters.slice(0, start)].join(''),
    )
    expect(idsOf(titles.map((title) => makePaper({ title })))).toEqual([])
    const [first = ''] = titles
    expect(idsOf([first, first.toUpperCase()].map((title) => makePaper({ title })))).toHaveLength(1)
  })

  it('finds all of them in a large library', () => {
    const entries = Array.from({ length: 10_000 }, (_, index) =>
      makePaper({ title: `A title about matter ${index >> 1}` }),
    )
    expect(idsOf(entries)).toHaveLength(5_000)
  })
})
