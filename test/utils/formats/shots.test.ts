import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeEntry } from '@/test/make-entry'
import { nodesOf, parseMarkdown } from '@/test/markdown'
import { pictures } from '@/test/pictures'
import type { LecternDocument } from '@/utils/document'
import { entryLine } from '@/utils/entry-line'
import type { ShotSource } from '@/utils/formats/shot-files'
import { writeTopicNote } from '@/utils/formats/topic-note'
import { exportVault, type VaultSource } from '@/utils/formats/vault'
import { shotEmbed } from '@/utils/shot'

const kept: Record<string, Uint8Array> = {
  '0123456789abcdef.webp': pictures.lossyWebp,
  'fedcba9876543210.png': pictures.png,
  '00000000000000ff.jpg': pictures.jpeg,
}
const [frame = '', slide = ''] = Object.keys(kept)
const gone = '1111111111111111.webp'
const shots: ShotSource = { has: (name) => name in kept, read: async (name) => kept[name] }

const notes = `- [1:12] ${shotEmbed(frame)} the curve\n\t- ![[${slide}|300]]\n\n\`${shotEmbed(frame)}\`\n\n${shotEmbed(gone)}\n`
const entry = makeEntry({ title: 'A talk', notes })
const topic: LecternDocument = {
  id: '0190a000-0000-7000-8000-00000000000a',
  revision: 1,
  kind: 'topic',
  title: 'Graphs',
  properties: [],
  body: `# Own words\n\n![[${slide}|the {{ second }} slide]]\n\n${entryLine(entry.id)}\n`,
  createdAt: entry.createdAt,
  updatedAt: entry.updatedAt,
}

async function vaultOf(change: Partial<VaultSource> = {}) {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const source = { entries: [entry], documents: [topic], timeLink: () => undefined, shots, ...change }
  const report = await exportVault(source, (bytes) => void chunks.push(bytes))
  const files = unzipSync(new Uint8Array(await new Blob(chunks).arrayBuffer()))
  return { report, files, text: (path: string) => new TextDecoder().decode(files[path]) }
}

/** The paths of the files that a text shows as pictures, for a reader that knows no embeds. */
function imagesOf(text: string, path: string): string[] {
  const images = nodesOf(parseMarkdown(text)).filter(({ type }) => type === 'image')
  return images.map(({ url = '' }) => decodeURI(new URL(url, `file:///${path}`).pathname.slice(1)))
}

/** The paths that a text embeds outside of code, as Obsidian reads them: from the top of the vault. */
function embedsOf(text: string): string[] {
  const texts = nodesOf(parseMarkdown(text)).filter(({ type }) => type === 'text')
  return texts.flatMap(({ value = '' }) =>
    Array.from(value.matchAll(/!\[\[([^|\]]+)(?:\|[^\]]*)?\]\]/g), ([, to = '']) => to),
  )
}

describe('a vault with shots', () => {
  it('holds each picture once, with its very bytes, and embeds that lead to it', async () => {
    const { report, files, text } = await vaultOf()
    expect(files[`attachments/${frame}`]).toEqual(pictures.lossyWebp)
    expect(files[`attachments/${slide}`]).toEqual(pictures.png)
    expect(report).toMatchObject({ shotCount: 2, missingShots: [gone], fileCount: 4 })
    expect(Object.keys(files)).toHaveLength(4)
    expect(embedsOf(text('entries/A talk.md'))).toEqual([`attachments/${frame}`, `attachments/${slide}`, gone])
    expect(text('entries/A talk.md')).toContain(`\`${shotEmbed(frame)}\``)
    expect(text('entries/A talk.md')).toContain(`![[attachments/${slide}|300]]`)
    expect(embedsOf(text('topics/Graphs.md'))).toContain(`attachments/${slide}`)
  })

  it('links pictures from where each file stands for everybody else', async () => {
    const { files, text } = await vaultOf({ options: { target: 'jekyll' } })
    for (const path of ['entries/A talk.md', 'topics/Graphs.md']) {
      const images = imagesOf(text(path), path)
      expect(images.length).toBeGreaterThan(0)
      for (const image of images) expect(Object.keys(files)).toContain(image)
    }
    expect(imagesOf(text('entries/A talk.md'), 'entries/A talk.md')).toEqual([
      `attachments/${frame}`,
      `attachments/${slide}`,
    ])
    expect(text('topics/Graphs.md')).not.toMatch(/(?<!")\{\{ second/)
  })

  it('leaves out pictures that no exported text shows, and says which were gone', async () => {
    const { files } = await vaultOf({ entries: [], documents: [] })
    expect(Object.keys(files)).toEqual([])
    const read = async () => undefined
    const { report } = await vaultOf({ shots: { ...shots, read } })
    expect(report).toMatchObject({ shotCount: 0, missingShots: [gone, frame, slide] })
  })

  it('gives equal bytes for equal libraries', async () => {
    const [one, other] = [await vaultOf(), await vaultOf({ entries: [entry].values(), documents: [topic] })]
    expect(one.files).toEqual(other.files)
  })
})

describe('a topic note with shots', () => {
  const write = (target: 'obsidian' | 'jekyll') =>
    writeTopicNote(topic, new Map([[entry.id, entry]]), { timeLink: () => undefined, options: { target }, shots })

  it('names the files that must stand beside it', () => {
    const note = write('obsidian')
    expect([...note.shots.used].toSorted()).toEqual([frame, slide])
    expect([...note.shots.missing]).toEqual([gone])
    expect(embedsOf(note.text)).toEqual([`attachments/${slide}`, `attachments/${frame}`, `attachments/${slide}`, gone])
  })

  it('links them as they stand beside it', () => {
    expect(imagesOf(write('jekyll').text, 'Graphs.md')).toEqual([
      `attachments/${slide}`,
      `attachments/${frame}`,
      `attachments/${slide}`,
    ])
  })
})
