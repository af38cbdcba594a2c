import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { titleKey } from '@/utils/title-key'

describe('titleKey', () => {
  it.each([
    ['Attention Is All You Need', 'Attention is all you need.'],
    ['BERT: Pre-training of Deep Models', 'BERT – Pretraining of deep models'],
    ['Schr\\"odinger\'s equation', 'Schrödinger’s Equation'],
    ['The $k$-server problem on $\\mathbb{R}^n$', 'The k-Server Problem on R^n'],
    ['$\\alpha$ decay of nuclei', 'α Decay of Nuclei'],
    ['{NASA} in Orbit', 'NASA in orbit'],
    ['Straßen und Plätze', 'STRASSEN UND PLÄTZE'],
    ['Ｆｕｌｌ ｗｉｄｔｈ ｔｉｔｌｅｓ', 'Full width titles'],
    ['مُقَدِّمَة في التعلم', 'مقدمة في التعلم'],
    ['Phở và bún chả Hà Nội', 'Phở và bún chả Hà Nội'.normalize('NFD')],
  ])('%s = %s', (one, other) => {
    expect(titleKey(one)).toBeDefined()
    expect(titleKey(one)).toBe(titleKey(other))
  })

  it.each([
    ['大规模语言模型综述', '大规模视觉模型综述'],
    ['がんの早期発見に関する研究', 'かんの早期発見に関する研究'],
    ['Глубокое обучение роботов', 'Глубокое обучение людей'],
    ['हिन्दी में मशीन अनुवाद', 'हिन्दी में मशीन अनुवादक'],
    ['A survey of graphs, part 1', 'A survey of graphs, part 2'],
  ])('%s ≠ %s', (one, other) => {
    expect(titleKey(one)).toBeDefined()
    expect(titleKey(one)).not.toBe(titleKey(other))
  })

  it.each(['', 'Intro', '???!!!…………', '$\\int$', '$$$$$$$$$$'])('%s tells nothing', (title) => {
    expect(titleKey(title)).toBeUndefined()
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
        const key = titleKey(title)
        if (key !== undefined) expect(titleKey(key)).toBe(key)
      }),
    )
  })
})
