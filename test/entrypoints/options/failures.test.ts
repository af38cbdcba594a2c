import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBackupState } from '@/entrypoints/options/backup-state'
import { createDocumentEditing, deleteDocumentWithUndo } from '@/entrypoints/options/document-state'
import { createFiling } from '@/entrypoints/options/filing'
import { attempt } from '@/entrypoints/options/sentence'
import { createSettingsState } from '@/entrypoints/options/settings-state'
import { createUndo } from '@/entrypoints/options/undo'
import type { DocumentEdit, LecternDocument } from '@/utils/document'
import { applyDocumentEdit } from '@/utils/library/apply-document-edit'
import { defaultSettings } from '@/utils/settings'

const full = new Error('The disk is full.')
const fail = () => Promise.reject(full)
const at = '2026-01-01T00:00:00.000Z'
const topic: LecternDocument = {
  id: '0190a000-0000-7000-8000-00000000000a',
  revision: 1,
  kind: 'topic',
  title: 'Topic',
  properties: [],
  body: 'Own words',
  createdAt: at,
  updatedAt: at,
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a library that fails', () => {
  it('leaves the chosen topic standing, says why, and files it the second time', async () => {
    const store = vi.fn().mockImplementationOnce(fail).mockResolvedValueOnce(undefined)
    const filing = createFiling(store)
    await filing.file({ title: 'Graphs' })
    expect([filing.topic.value, filing.problem.value]).toEqual([{ title: 'Graphs' }, 'The disk is full.'])
    await filing.file({ title: 'Graphs' })
    expect([filing.topic.value, filing.problem.value]).toEqual([undefined, undefined])
    await createFiling(fail).file(undefined)
  })

  it('says that something was not deleted, and that it could not be brought back', async () => {
    const undo = createUndo()
    expect(await attempt(undo, 'The entry was not deleted.', fail)).toBe(false)
    expect([undo.message.value, undo.canUndo.value]).toEqual(['The entry was not deleted. The disk is full.', false])
    const calls = { deleteDocument: async () => undefined, restoreDocument: vi.fn(fail) }
    await deleteDocumentWithUndo(topic.id, calls, undo, async () => undefined)
    await undo.undo()
    expect([undo.message.value, undo.canUndo.value]).toEqual(['The disk is full.', true])
    await undo.undo()
    expect(calls.restoreDocument).toHaveBeenCalledTimes(2)
  })

  it('keeps the title, the properties and the text of a document, and stores them once it can', async () => {
    let stored = topic
    let isFull = true
    const editDocument = async (edit: DocumentEdit): Promise<LecternDocument> => {
      if (isFull) throw full
      stored = applyDocumentEdit(stored, edit, new Date(at))
      return stored
    }
    const editing = createDocumentEditing(topic, { editDocument }, () => undefined)
    const properties = [{ name: 'publish', value: 'true' }]
    editing.fields.change({ title: 'New title' })
    editing.fields.change({ properties })
    editing.body.type('Own words\n\nmore')
    await vi.advanceTimersByTimeAsync(500)
    expect(editing.fields.shown.value).toMatchObject({ title: 'New title', properties })
    expect([editing.fields.state.value, editing.fields.problem.value]).toEqual(['failed', full.message])
    expect([editing.body.text.value, editing.body.problem.value]).toEqual(['Own words\n\nmore', full.message])
    isFull = false
    await vi.advanceTimersByTimeAsync(2500)
    expect(stored).toMatchObject({ title: 'New title', properties, body: 'Own words\n\nmore' })
    expect([editing.fields.problem.value, editing.body.problem.value]).toEqual([undefined, undefined])
  })

  it('says why a backup can’t be compared, restored or written', async () => {
    const calls = { readForBackup: fail, restore: fail }
    const backup = createBackupState({ calls, listHere: fail, download: () => undefined })
    await backup.readFile('backup.zip', new Blob(['no zip']))
    expect(backup.restore.value).toEqual({ state: 'failed', problem: full.message })
    await backup.backUp()
    expect(backup.backup.value).toEqual({ state: 'failed', problem: full.message })
  })
})

describe('a browser that fails', () => {
  it('is said in the settings, where what can be read is shown', async () => {
    const api = {
      commands: { getAll: fail, openShortcutSettings: fail },
      permissions: { getAll: fail },
      tabs: { create: fail },
    }
    const chosen = { read: async () => ({ ...defaultSettings, dayEndsAtHour: 5 }), change: fail }
    const settings = createSettingsState(async () => api, undefined, chosen)
    await settings.read()
    expect(settings.chosen.value?.dayEndsAtHour).toBe(5)
    expect(settings.problem.value).toBe('The browser does not tell about Lectern. The disk is full.')
    await settings.change({ dayEndsAtHour: 3 })
    expect([settings.chosen.value?.dayEndsAtHour, settings.problem.value]).toEqual([
      5,
      'The setting was not stored. The disk is full.',
    ])
    await settings.changeShortcuts()
    expect(settings.problem.value).toMatch(/shortcuts can’t be opened/)
  })
})
