import { type EditableField, type EntryPatch, editableFields } from '@/utils/entry'
import type { FieldsEdit, Sending } from '@/utils/entry-edit'
import { isSameValue } from '@/utils/entry-fields'
import type { LastSending, WriteTransaction } from './schema'

/** How long a form may wait for an answer before its sendings are forgotten. */
const rememberedHours = 24

interface TakenSending {
  /** The change against what of the form is stored. Empty when the sending was taken before. */
  edit: FieldsEdit
  /** Whether something of the form is stored already. */
  isKnown: boolean
}

/**
 * Takes a form's sending, which the same transaction must store. Sendings before it may have been stored without an
 * answer, so that the form does not know: what they left is what the change is merged against, field by field.
 */
export async function takeSending(
  transaction: WriteTransaction,
  { from, to }: FieldsEdit,
  { surface, number, confirmed }: Sending,
  now: Date,
): Promise<TakenSending> {
  const store = transaction.objectStore('sendings')
  const last = await store.get(surface)
  if (last && last.number >= number) return { edit: { from: {}, to: {} }, isKnown: true }
  const unanswered = (last?.left ?? []).filter((each) => each.number > confirmed)
  const stored = { ...from }
  for (const { field, value } of unanswered) setField(stored, field, value)
  const changed = editableFields.filter((field) => !isSameValue(stored[field], to[field]))
  await store.put({
    surface,
    number,
    at: now.toISOString(),
    left: [
      ...unanswered.filter(({ field }) => !changed.includes(field)),
      ...changed.map((field) => ({ field, number, value: to[field] })),
    ],
  })
  return { edit: { from: stored, to }, isKnown: last !== undefined || confirmed > 0 }
}

function setField(patch: EntryPatch, field: EditableField, value: LastSending['left'][number]['value']): void {
  if (value === undefined) delete patch[field]
  else Object.assign(patch, { [field]: value })
}

/** Forgets the forms that nobody types in any more. */
export async function purgeSendings(transaction: WriteTransaction, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - rememberedHours * 60 * 60_000).toISOString()
  const store = transaction.objectStore('sendings')
  const keys = await store.index('at').getAllKeys(IDBKeyRange.upperBound(limit, true))
  await Promise.all(keys.map((key) => store.delete(key)))
}
