import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '@/test/hostile-text'
import { readCaptionFile, readCues } from '@/utils/importers/caption-file'

const read = (content: string | Uint8Array<ArrayBuffer>, name = 'talk.vtt') =>
  readCaptionFile(new File([content], name))

describe('readCaptionFile', () => {
  it('reads WebVTT without its notes, styles and tags', async () => {
    const vtt = `\ufeffWEBVTT - of a talk
Kind: captions
Language: de-AT

STYLE
::cue { color: red }

NOTE 00:01 --> nothing

intro
00:01.000 --> 00:04.500 align:start position:0%
<v Ada>Guten <00:02.000><c.bright>Morgen</c> &amp; willkommen
zweite Zeile

01:02:03.250 --> 01:02:04.000
Ende`
    expect(await read(vtt)).toEqual({
      language: 'de-AT',
      complete: true,
      from: 'talk.vtt',
      lines: [
        { startSeconds: 1, endSeconds: 4.5, text: 'Guten Morgen & willkommen zweite Zeile' },
        { startSeconds: 3723.25, endSeconds: 3724, text: 'Ende' },
      ],
    })
  })

  it('reads SubRip, also with empty lines in a cue and none between cues', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>One</i>\r\n\r\nmore\r\n2\r\n00:00:03,5 --> 00:00:04\r\n1984\r\n'
    const { lines, language } = await read(srt, 'talk.fr.srt')
    expect(lines).toEqual([
      { startSeconds: 1, endSeconds: 2, text: 'One more' },
      { startSeconds: 3.5, endSeconds: 4, text: '1984' },
    ])
    expect(language).toBe('fr')
  })

  it('takes the words of rolling captions once', async () => {
    const vtt = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.070 align:start position:0%
 
so<00:00:00.480><c> today</c><00:00:00.800><c> we</c>

00:00:02.070 --> 00:00:02.080 align:start position:0%
so today we
 

00:00:02.080 --> 00:00:04.000 align:start position:0%
so today we
begin<00:00:03.000><c> here</c>
`
    expect((await read(vtt)).lines.map(({ text }) => text)).toEqual(['so today we', 'begin here'])
  })

  it.each([
    [
      'UTF-16',
      new Uint8Array(
        [0xff, 0xfe, ...'1\n00:01 --> 00:02\né'].flatMap((c) => (typeof c === 'number' ? [c] : [c.charCodeAt(0), 0])),
      ),
    ],
    ['Latin-1', new Uint8Array([...'1\n00:01 --> 00:02\né'].map((c) => c.charCodeAt(0)))],
  ])('reads %s', async (_, bytes) => {
    expect((await read(bytes, 'old.srt')).lines).toEqual([{ startSeconds: 1, endSeconds: 2, text: 'é' }])
  })

  it.each([
    ['talk.two.vtt', 'und'],
    ['talk.pt-BR.vtt', 'pt-BR'],
    ['talk.vtt', 'und'],
    ['en.vtt', 'und'],
  ])('knows the language of %s', async (name, language) => {
    expect((await read('WEBVTT\n\n00:01.000 --> 00:02.000\na', name)).language).toBe(language)
  })

  it.each(['', 'WEBVTT', '# Notes\n\n- a', '00:01 --> 00:02\n\n', '\u0000\uffff'])(
    'says that %j is no transcript',
    async (content) => {
      await expect(read(content, 'notes.txt')).rejects.toThrow('has no lines with times')
    },
  )

  it('refuses what is too large', async () => {
    const file = Object.defineProperty(new File([], 'film.vtt'), 'size', { value: 30_000_000 })
    await expect(readCaptionFile(file)).rejects.toThrow('too large')
  })
})

describe('readCues', () => {
  const clockOf = (ms: number) => {
    const part = (value: number, length = 2) => String(value).padStart(length, '0')
    const seconds = Math.floor(ms / 1000)
    return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}.${part(ms % 1000, 3)}`
  }

  it('reads back what was written, in both forms', () => {
    const row = fc.stringMatching(/^[\p{L} ,.!?'-]*\p{L}$/u).map((text) => text.replace(/\s+/g, ' ').trim())
    const cue = fc.record({
      start: fc.nat(86_400_000),
      length: fc.integer({ min: 1, max: 9000 }),
      rows: fc.array(row, { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(cue), (cues) => {
        const blocks = cues.map(({ start, length, rows }, index) => {
          const times = `${clockOf(start)} --> ${clockOf(start + length)}`
          return {
            vtt: [times, ...rows].join('\n'),
            srt: [index + 1, times.replaceAll('.', ','), ...rows].join('\r\n'),
          }
        })
        const expected = cues.map(({ start, length, rows }) => ({
          startSeconds: start / 1000,
          endSeconds: (start + length) / 1000,
          rows,
        }))
        expect(readCues(['WEBVTT', ...blocks.map(({ vtt }) => vtt)].join('\n\n'))).toEqual(expected)
        const srt = readCues(blocks.map(({ srt }) => srt).join('\r\n\r\n'))
        expect(srt.map((each) => ({ ...each, rows: each.rows.filter(Boolean) }))).toEqual(expected)
      }),
    )
  })

  it('throws at nothing', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(3), (text, at) => {
        const rows = ['WEBVTT', '', '00:01.000 --> 00:02.000', 'a']
        rows.splice(at, 0, text)
        expect(readCues(rows.join('\n'))).toBeInstanceOf(Array)
      }),
    )
  })
})
