import type { FieldsEdit, Sending } from '@/utils/entry-edit'
import { changedFields, changeFields, type EntryFields, editBetween, isSameValue } from '@/utils/entry-fields'

type FieldNames = readonly (keyof EntryFields)[]

/** A state of a form on its way to the library. */
export interface SentChange {
  sending: Sending
  /** What is known to be stored of the form. */
  from: EntryFields
  to: EntryFields
  /** Every field that may be stored otherwise than `to` has it. */
  edit: FieldsEdit
}

/**
 * What a form has sent. A sending may cross others, fail, or be stored without an answer: each states what changed
 * since the last one that was answered, and the library knows which of them it has; see `takeSending`.
 */
export function createSendings(first: EntryFields) {
  const surface = crypto.randomUUID()
  let base = first
  let confirmed = 0
  let count = 0
  let last = { number: 0, state: first, isLost: false }
  let willed: { number: number; changed: FieldNames } = { number: 0, changed: [] }
  let unanswered: { number: number; changed: FieldNames }[] = []

  /** Whether a state of the form is neither stored nor on its way. */
  const isNew = (state: EntryFields): boolean => last.isLost || changedFields(last.state, state).length > 0

  /** Where the form has changed nothing since. */
  const takeOver = (stored: EntryFields, shown: EntryFields): FieldNames => {
    const fields = changedFields(base, stored).filter((field) =>
      [shown, last.state].every((state) => isSameValue(state[field], base[field])),
    )
    base = pick(base, stored, fields)
    last.state = pick(last.state, stored, fields)
    return fields
  }

  const change = (state: EntryFields): SentChange => {
    const fields = [...unanswered, ...(willed.number > confirmed ? [willed] : [])].flatMap(({ changed }) => [
      ...changed,
    ])
    const sending = { surface, number: count, confirmed }
    return { sending, from: base, to: state, edit: editBetween(base, state, [...new Set(fields)]) }
  }

  return {
    surface,
    isNew,
    /** Whether an answer may still come. */
    isAwaiting: () => unanswered.length > 0,
    /** A state of the form as it is to be sent. */
    take(state: EntryFields): SentChange {
      unanswered.push({ number: ++count, changed: changedFields(last.state, state) })
      last = { number: count, state, isLost: false }
      return change(state)
    },
    /** A state of the form as it is to be sent by others, if the form should go before it has sent it itself. */
    leave(state: EntryFields): SentChange {
      willed = { number: ++count, changed: changedFields(last.state, state) }
      return change(state)
    },
    /**
     * A sending was answered with what is stored by now. Answers the fields that others changed and the form, which
     * now shows `shown`, is to take over.
     */
    confirm({ sending: { number }, to: sent }: SentChange, stored: EntryFields, shown: EntryFields): FieldNames {
      // A later one was answered before.
      if (number <= confirmed) return []
      confirmed = number
      const answered = unanswered.filter((each) => each.number <= number)
      base = pick(
        base,
        sent,
        answered.flatMap(({ changed }) => [...changed]),
      )
      unanswered = unanswered.filter((each) => each.number > number)
      return takeOver(stored, shown)
    },
    /** A sending got no answer. Answers whether it has to be sent again; where not, a later one brings it along. */
    lose({ sending: { number } }: SentChange): boolean {
      last.isLost = number === last.number && unanswered.some((each) => each.number === number)
      return last.isLost
    },
    /** What is stored was read. Answers the fields that the form, which now shows `shown`, is to take over. */
    receive(stored: EntryFields, shown: EntryFields): FieldNames {
      // An answer that is under way is newer, and brings what others stored as well.
      return unanswered.length > 0 ? [] : takeOver(stored, shown)
    },
  }
}

/** Fields, some of them taken from elsewhere. */
export function pick(target: EntryFields, source: EntryFields, names: FieldNames): EntryFields {
  return changeFields(target, Object.fromEntries(names.map((name) => [name, source[name]])))
}
