import { describe, expect, it } from 'vitest'
import { createTranscriptState } from '@/entrypoints/options/transcript-state'
import { makeClip } from '@/test/make-entry'
import { saveClip } from '@/utils/library/entries'
import { keepText, listTexts } from '@/utils/library/texts'
import { openTestLibrary } from '../../utils/library/open'

async function openState() {
  const library = await openTestLibrary()
  const { entry } = await saveClip(library, { clip: makeClip(), patch: {} })
  const calls = {
    listTexts: (id: string) => listTexts(library, id),
    keepText: (text: Parameters<typeof keepText>[1]) => keepText(library, text),
  }
  return { entry, state: createTranscriptState(entry.id, calls), calls }
}

const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\nSo it began'

describe('the texts of the open entry', () => {
  it('are those that are kept, and the files that are added', async () => {
    const { entry, state } = await openState()
    expect(state.texts.value).toBeUndefined()
    await state.load()
    expect(state.texts.value).toEqual([])
    await state.addFile(new File([vtt], 'talk.en.vtt'))
    expect(state.texts.value).toMatchObject([
      { entryId: entry.id, kind: 'transcript', language: 'en', complete: true, from: 'talk.en.vtt' },
    ])
  })

  it('stay when a file is none, which is said until one is', async () => {
    const { state } = await openState()
    await state.addFile(new File([vtt], 'talk.vtt'))
    await state.addFile(new File(['notes'], 'notes.txt'))
    expect(state.problem.value).toContain('“notes.txt” has no lines with times')
    expect(state.texts.value).toHaveLength(1)
    await state.addFile(new File([vtt], 'talk.de.vtt'))
    expect(state.problem.value).toBeUndefined()
    expect(state.texts.value).toHaveLength(2)
  })

  it('say why they can’t be read', async () => {
    const { calls } = await openState()
    const state = createTranscriptState('e', { ...calls, listTexts: () => Promise.reject(new Error('Closed.')) })
    await state.load()
    expect(state.problem.value).toBe('Closed.')
  })
})
