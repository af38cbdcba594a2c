import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { load } from 'js-yaml'
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { LecternDocument } from '@/utils/document'
import type { Entry } from '@/utils/entry'
import { entryLine } from '@/utils/entry-line'
import type { ExportControl } from '@/utils/formats/sink'
import { exportVault, previewVaultEntry, type VaultSource } from '@/utils/formats/vault'
import { hostileText, hostileTitle } from '../../hostile-text'
import { clipTime, later, makeEntry } from '../../make-entry'
import { nodesOf, parseMarkdown, shownText } from '../../markdown'

const idOf = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const timeLink = ({ url }: Pick<Entry, 'url'>, seconds: number) => url && `${url}&t=${Math.floor(seconds)}s`
const settings = { timeLink, utcOffsetMinutes: () => 60 }

function makeTopic(id: number, title: string, body: string, fields: Partial<LecternDocument> = {}): LecternDocument {
  const at = clipTime.toISOString()
  return {
    id: idOf(id),
    revision: 1,
    kind: 'topic',
    title,
    properties: [],
    body,
    createdAt: at,
    updatedAt: at,
    ...fields,
  }
}

const video = makeEntry({
  id: idOf(1),
  title: 'Scaling laws: a talk',
  people: [{ name: 'Ada Lovelace', role: 'channel' }],
  container: { name: 'Ada Lovelace' },
  published: '2024-05-06',
  durationSeconds: 754,
  chapters: [
    { startSeconds: 0, title: 'Intro' },
    { startSeconds: 72, title: 'Power [laws]' },
  ],
  summary: 'What grows with what.\n\n# Links\n- https://example.org',
  tags: ['ml/scaling'],
  why: 'for the thesis',
  notes: '- [1:12] loss falls as a power of compute\n',
  updatedAt: later(5).toISOString(),
})
const paper = makeEntry({
  id: idOf(2),
  kind: 'paper',
  ids: ['arxiv:2403.10704'],
  url: 'https://arxiv.org/abs/2403.10704',
  title: 'On $\\alpha$ and_beyond',
  people: [
    { name: 'Boris', role: 'author' },
    { name: '李雷', role: 'author' },
  ],
  published: '2024-03',
  paper: { arxiv: '2403.10704', doi: ['10.1145/1273445.1273458'], journalRef: 'J. Test 1 (2024)' },
})
const talk = makeEntry({
  id: idOf(3),
  kind: 'talk',
  ids: ['url:https://example.org/s1'],
  url: 'https://example.org/s1',
  title: 'Fast kernels',
  container: { name: 'GTC' },
  talk: { event: 'gtc25', track: 'Systems', room: 'Hall 1', start: '2025-03-18T23:30-07:00', end: '2025-03-19' },
})
const idea: Entry = { ...makeEntry({ id: idOf(4), kind: 'note', ids: [], title: 'An idea', notes: 'own text' }) }
delete idea.url

async function filesOf(source: Partial<VaultSource>, control?: ExportControl) {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const take = (bytes: Uint8Array<ArrayBuffer>) => void chunks.push(bytes)
  const report = await exportVault({ entries: [], documents: [], ...settings, ...source }, take, control)
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer())
  const files = Object.entries(unzipSync(bytes)).map(([path, file]) => [path, new TextDecoder().decode(file)])
  return { report, bytes, files: Object.fromEntries(files) as Record<string, string> }
}

/** A file's properties as both parsers read them, and its body. */
function read(text: string) {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? []
  expect(parse(front)).toEqual(load(front))
  return { properties: parse(front) as Record<string, unknown>, body }
}

describe('the vault', () => {
  const topic = makeTopic(
    10,
    'Scaling',
    `# Talks\n${entryLine(video.id)}\n- read\n\t${entryLine(paper.id)}\n${entryLine(idOf(77))}\nend`,
    { properties: [{ name: 'publish', value: 'true' }] },
  )

  it.each([
    ['video', video],
    ['paper', paper],
    ['talk', talk],
    ['note', idea],
  ])('writes a %s as a file with properties', async (name, entry) => {
    const file = previewVaultEntry(entry, { ...settings, documents: [topic] })
    await expect(file.text).toMatchFileSnapshot(`expected/vault-${name}.md`)
  })

  it('writes what was said as files of their own, only when that is chosen', async () => {
    const text = {
      ...{ id: 't', entryId: talk.id, kind: 'transcript' as const, language: 'en', complete: true, from: 'a file' },
      ...{ lines: [{ startSeconds: 65, text: 'so it is' }], updatedAt: clipTime.toISOString() },
    }
    const listTexts = async (id: string) => (id === talk.id ? [text] : [])
    const source = { entries: [video, talk, { ...talk, id: idOf(5) }], listTexts }
    expect(Object.keys((await filesOf(source)).files)).toHaveLength(3)
    for (const [target, link] of [
      ['obsidian', '[[Fast kernels transcript]]'],
      ['jekyll', '[Transcript](../transcripts/Fast%20kernels%20transcript.md)'],
    ] as const) {
      const { files } = await filesOf({ ...source, options: { target, withTranscripts: true } })
      expect(Object.keys(files)).toEqual([
        'entries/Scaling laws a talk.md',
        'entries/Fast kernels.md',
        'transcripts/Fast kernels transcript.md',
        'entries/Fast kernels 00000005.md',
      ])
      expect(files['entries/Fast kernels.md']?.endsWith(`\n\n${link}\n`)).toBe(true)
      expect(files['transcripts/Fast kernels transcript.md']).toContain('so it is')
    }
  })

  it('writes one file per entry and per document', async () => {
    const list = makeTopic(11, 'Links', `${entryLine(talk.id)}\n`, { kind: 'list' })
    const { files, report } = await filesOf({ entries: [video, paper, talk, idea], documents: [topic, list] })
    expect(Object.keys(files)).toEqual([
      'entries/Scaling laws a talk.md',
      'entries/On $ alpha$ and_beyond.md',
      'entries/Fast kernels.md',
      'entries/An idea.md',
      'topics/Scaling.md',
      'documents/Links.md',
    ])
    expect(files['topics/Scaling.md']).toBe(
      `---\npublish: true\nlectern: "${idOf(10)}"\n---\n` +
        '# Talks\n![[Scaling laws a talk]]\n- read\n\t![[On $ alpha$ and_beyond]]\nend\n',
    )
    expect(report.leftOut).toEqual([{ documentId: topic.id, entryId: idOf(77) }])
    expect(report.fileCount).toBe(6)
  })

  it('links an entry to the topics that place it, and to no other document', () => {
    const list = makeTopic(11, 'Links', entryLine(video.id), { kind: 'list' })
    const other = makeTopic(12, 'Thesis: part 1', entryLine(video.id))
    const { properties } = read(previewVaultEntry(video, { ...settings, documents: [other, list, topic] }).text)
    expect(properties.topics).toEqual(['[[Scaling]]', '[[Thesis part 1]]'])
  })

  it('leaves out what is deleted', async () => {
    const gone = { ...video, deletedAt: clipTime.toISOString() }
    const old = { ...topic, deletedAt: clipTime.toISOString() }
    const { files, report } = await filesOf({ entries: [gone, paper], documents: [old, { ...topic, id: idOf(20) }] })
    expect(Object.keys(files)).toEqual(['entries/On $ alpha$ and_beyond.md', 'topics/Scaling.md'])
    expect(report.leftOut.map(({ entryId }) => entryId)).toEqual([video.id, idOf(77)])
  })

  it('gives an older entry the plain name, whatever the order', async () => {
    const twins = [1, 2, 3].map((n) => makeEntry({ id: idOf(n), title: n === 2 ? 'TWIN' : 'Twin' }))
    const names = ['entries/Twin.md', 'entries/TWIN 00000002.md', 'entries/Twin 00000003.md']
    expect(Object.keys((await filesOf({ entries: twins })).files)).toEqual(names)
    expect(Object.keys((await filesOf({ entries: twins.toReversed() })).files)).toEqual(names)
  })

  it('gives equal bytes for equal libraries', async () => {
    async function* streamed() {
      yield* [video, paper, talk]
    }
    const first = await filesOf({ entries: [video, paper, talk], documents: [topic] })
    const second = await filesOf({ entries: streamed(), documents: new Set([topic]) })
    expect(second.bytes).toEqual(first.bytes)
    expect(first.report.byteCount).toBe(first.bytes.length)
  })

  it('can be stopped, and tells how far it is', async () => {
    const stop = new AbortController()
    let taken = 0
    function* endless() {
      for (let n = 1; ; n++) {
        taken = n
        yield makeEntry({ id: idOf(n), title: `Talk ${n}`, notes: 'word '.repeat(500) })
      }
    }
    const seen: number[] = []
    const onProgress = ({ fileCount }: { fileCount: number }) => {
      seen.push(fileCount)
      if (seen.length === 3) stop.abort(new Error('stopped by the user'))
    }
    await expect(filesOf({ entries: endless() }, { onProgress, signal: stop.signal })).rejects.toThrow(
      'stopped by the user',
    )
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    expect(taken).toBe(seen.at(-1))
  })

  it('gives the page its turn', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const entries = Array.from({ length: 400 }, (_, n) => ({ ...video, id: idOf(n), notes: 'word '.repeat(2000) }))
    await filesOf({ entries })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
  })

  it('survives a hostile title', () => {
    const { path, text } = previewVaultEntry(
      { ...video, title: hostileTitle, notes: '' },
      { ...settings, options: { titleHeading: true } },
    )
    const { properties, body } = read(text)
    expect(properties.title).toBe(hostileTitle)
    expect(new Liquid().parseAndRenderSync(body)).toBe(body)
    const [heading, source] = parseMarkdown(body, { withMaths: true }).children ?? []
    const shown = ': " \\ \' {{ }} {% %} # [[ ]] | \\alpha 🤖 深度学习'
    expect([heading?.type, shownText(heading ?? { type: '' })]).toEqual(['heading', shown])
    expect(nodesOf(source ?? { type: '' }).filter(({ type }) => type === 'link')).toHaveLength(1)
    const name = path.replace('entries/', '')
    expect(name).toBe("' ({ }) (% %) $ alpha$ 🤖 深度学习.md")
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
  })

  it('names the real title where the file could not', async () => {
    const { files } = await filesOf({ entries: [video, talk], documents: [makeTopic(12, 'Thesis: part 1', '')] })
    const aliasesOf = (path: string) => read(files[path] ?? '').properties.aliases
    expect(aliasesOf('entries/Scaling laws a talk.md')).toEqual(['Scaling laws: a talk'])
    expect(aliasesOf('entries/Fast kernels.md')).toBeUndefined()
    expect(aliasesOf('topics/Thesis part 1.md')).toEqual(['Thesis: part 1'])
  })

  it('doubles no blank line where there are no notes', () => {
    expect(previewVaultEntry({ ...video, notes: ' \n' }, settings).text).toContain('## Notes\n\n> [!abstract]- Summary')
  })

  it.each([
    ['2025-03-18T10:00:00.000+01:00', '2025-03-18T10:00:00'],
    ['2025-03-18T23:30:00Z', '2025-03-19T00:30:00'],
    ['2025-03-18', '2025-03-18'],
    ['next spring', 'next spring'],
  ])('has a talk that starts at %j start at %j', (start, written) => {
    const { properties, body } = read(previewVaultEntry({ ...talk, talk: { start } }, settings).text)
    expect(properties.start).toBe(written)
    expect(body.includes(` · ${written.slice(0, 10)}\n`)).toBe(written.startsWith('2025'))
  })

  it('shows the day of publication rather than that of the talk', () => {
    const { properties, body } = read(previewVaultEntry({ ...talk, published: '2025-04-01' }, settings).text)
    expect(body).toContain(' · GTC · 2025-04-01 · Hall 1\n')
    expect(properties.published).toBe('2025-04-01')
  })

  it('names the event once', () => {
    const { properties } = read(previewVaultEntry({ ...talk, talk: { event: 'GTC' } }, settings).text)
    expect(properties).not.toHaveProperty('event')
  })

  it('links to nothing but the web', () => {
    const { properties, body } = read(
      previewVaultEntry({ ...video, url: 'javascript:alert(1)', chapters: [] }, settings).text,
    )
    expect(properties.source).toBe('javascript:alert(1)')
    expect(body).not.toContain('javascript')
  })
})

describe('the vault for Jekyll', () => {
  const options = { target: 'jekyll' as const }

  it('is ordinary Markdown', async () => {
    const body = `Watch:\n${entryLine(video.id)}\n${entryLine(paper.id)}\nthen\n- read\n\t${entryLine(paper.id)}\n`
    const { files } = await filesOf({ entries: [video, paper], documents: [makeTopic(10, 'A: [b]', body)], options })
    await expect(files['entries/Scaling laws a talk.md']).toMatchFileSnapshot('expected/vault-jekyll-entry.md')
    await expect(files['topics/A b.md']).toMatchFileSnapshot('expected/vault-jekyll-topic.md')
  })

  it('comes out of Liquid as it went in, and its links lead to the files', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), hostileText(), async (title, text) => {
        const own = text.toWellFormed().trim()
        const entry = { ...video, title, notes: own, summary: title, chapters: [{ startSeconds: 1, title }] }
        const topic = makeTopic(10, title, `# Talks\n${entryLine(entry.id)}\n\n${own}\n`, {
          properties: [{ name: 'publish', value: 'true' }],
        })
        const { files } = await filesOf({ entries: [entry], documents: [topic], options, timeLink: () => undefined })
        const rendered = Object.values(files).map((text) => {
          const { properties, body } = read(text)
          expect([title, 'Untitled']).toContain(properties.title)
          return new Liquid().parseAndRenderSync(body)
        })
        expect(rendered).toHaveLength(2)
        for (const text of rendered) expect(text).toContain(own)
        const [, path = ''] = /^- .*\]\(\.\.\/(entries\/\S+)\)$/m.exec(rendered[1] ?? '') ?? []
        expect(Object.keys(files)).toContain(decodeURIComponent(path))
      }),
    )
  })
})
