import type { CiteForm } from '@/components/CiteCopies'
import { cite } from '@/components/capture/citing'
import { completeFrom } from '@/components/capture/completing'
import { showEntry, showForm } from '@/components/capture/forms'
import { discardDraft, saveKnown, saveNew } from '@/components/capture/saving'
import { type FieldsChange, fieldsOfClip, localInstant } from '@/utils/entry-fields'
import type { Background, PageView } from '@/utils/messages'
import { sentenceOf } from '@/utils/sentence'
import { packPicture, unpackPicture } from '@/utils/shot'
import { createSignals, type PopupEdge, type PopupReadings, type PopupSignals } from './signals'

export interface Popup extends PopupReadings {
  background: Background
  start(): Promise<void>
  change(change: FieldsChange): void
  save(): Promise<void>
  discardDraft(): Promise<void>
  /** Takes back what the message says. */
  undo(): Promise<void>
  /** Copies the citation of what is in the library. @throws why that can't be */
  copyCitation(form: CiteForm): Promise<void>
  /** Opens the note card on the page, with what was typed here, and closes the popup. */
  openCard(): Promise<void>
  /** Opens the side panel beside the page, with what was typed here, and closes the popup. */
  openPanel(): Promise<void>
  /** Stores the queued link's "why". */
  storeWhy(why: string): Promise<void>
  /** Leaves the queued link as it is. */
  leaveQueued(): void
  /** Completes what is shown from the paper's own page, which is fetched. @throws why that can't be */
  fetchDetails(address: string): Promise<void>
  /** Shows the form of the page that lists papers. */
  clipPage(): void
  /** The learner is still here: the popup does not close by itself. */
  stay(): void
  /** Closes at once a popup that has saved and would close by itself; tells whether it did. */
  leaveSaved(): boolean
  /** An object URL of a shot, which goes with the popup. */
  loadShot(name: string): Promise<string | undefined>
  /** Keeps a picture that was pasted or dropped, and answers its name; why it can't be kept is said. */
  keepPicture(file: Blob): Promise<string | undefined>
  /** The popup is about to go: what waits is sent. */
  leave(): void
}

/** How long Undo is there after saving a new entry, and the word "Saved" after saving one again. */
const closeDelays = { newMs: 4000, knownMs: 1200 }

/** The popup: its signals and all that can be done in it. */
export function createPopup(edge: PopupEdge): Popup {
  const popup = createSignals(edge)
  const { background } = edge
  let closing: ReturnType<typeof setTimeout> | undefined
  const stay = () => {
    clearTimeout(closing)
    closing = undefined
  }

  /** Runs an action; what goes wrong is said, and the form stays as it is. */
  const attempt = async (action: () => Promise<void>): Promise<boolean> => {
    stay()
    popup.problem.value = undefined
    popup.message.value = undefined
    try {
      await action()
      return true
    } catch (error) {
      popup.problem.value = sentenceOf(error)
      return false
    }
  }

  const save = async (): Promise<void> => {
    const form = popup.storing.value
    if (!form || popup.isSaving.value || popup.stage.value !== 'form') return
    if (!popup.entry.value && form.fields.value.title.trim() === '' && !isNamed(popup)) {
      popup.problem.value = 'Give it a title first.'
      return
    }
    popup.isSaving.value = true
    const isKnown = popup.entry.value !== undefined
    const store = isKnown ? saveKnown : saveNew
    const isDone = await attempt(() => store(popup, background, form))
    popup.isSaving.value = false
    if (!isDone || !popup.message.value || edge.isPage) return
    closing = setTimeout(edge.close, isKnown ? closeDelays.knownMs : closeDelays.newMs)
  }

  const isHeldBack = (): boolean =>
    popup.view.value?.isPrivate === true && !popup.entry.value && popup.storing.value?.state.value === 'waiting'

  /** Stores what another surface is to go on with; what could not be stored stays in sight, with the reason. */
  const handOver = async (): Promise<boolean> => {
    if (isHeldBack()) throw new Error(saveBefore('open the note card'))
    const form = popup.storing.value
    if (popup.entry.value || !popup.view.value?.isPrivate) await form?.flush()
    return form?.state.value !== 'failed'
  }

  const leaveQueued = (): void => {
    if (edge.isPage) popup.stage.value = popup.view.value?.listing ? 'listing' : 'form'
    else edge.close()
  }

  return {
    ...popup,
    background,
    stay,
    save,
    leaveQueued,
    leaveSaved() {
      if (closing === undefined) return false
      stay()
      edge.close()
      return true
    },
    async fetchDetails(address) {
      stay()
      await completeFrom(popup, background, await edge.fetchDetails(address))
    },
    clipPage() {
      popup.stage.value = 'form'
    },
    start: () => start(popup, edge),
    change(change) {
      stay()
      popup.message.value = undefined
      popup.storing.value?.change(withTalkStart(popup, change, edge.now?.() ?? new Date()))
    },
    async discardDraft() {
      const form = popup.storing.value
      if (form && !popup.entry.value) await attempt(() => discardDraft(popup, background, form))
    },
    async undo() {
      const undo = popup.message.value?.undo
      if (undo) await attempt(undo)
    },
    async copyCitation(form) {
      stay()
      await cite(popup, background, form)
    },
    async openCard() {
      await attempt(async () => {
        if (!(await handOver())) return
        await background.openCard({ tabId: edge.tabId })
        edge.close()
      })
    },
    async openPanel() {
      await attempt(async () => {
        if (isHeldBack()) throw new Error(saveBefore('open the side panel'))
        // First of all: the browser opens it only at once. It reads again what is stored after that.
        await edge.openPanel()
        if (await handOver()) edge.close()
      })
    },
    async storeWhy(why) {
      const entry = popup.queued.value
      if (!entry) return leaveQueued()
      const from = entry.why === undefined ? {} : { why: entry.why }
      const edit = { id: entry.id, revision: entry.revision, from, to: { why } }
      if (await attempt(async () => void (await background.editEntry(edit)))) leaveQueued()
    },
    async loadShot(name) {
      const shot = await background.getShot({ name })
      return shot && URL.createObjectURL(unpackPicture(shot))
    },
    async keepPicture(file) {
      let name: string | undefined
      await attempt(async () => {
        if (popup.view.value?.isPrivate && !popup.entry.value) throw new Error(saveBefore('paste the picture'))
        name = (await background.keepShot({ shot: await packPicture(file) })).name
      })
      return name
    },
    leave() {
      popup.storing.value?.flushNow()
    },
  }
}

/** Whether it has a name without a title: its address names it, and the learner took no title away. */
function isNamed({ isManual, clip }: PopupSignals): boolean {
  return !isManual.value && clip.value.title.trim() === ''
}

const saveBefore = (deed: string) => `In a private window nothing is stored before Save. Save, and then ${deed}.`

async function start(popup: PopupSignals, { background, answers, tab }: PopupEdge): Promise<void> {
  const completing = answers.completions.then(
    (completions) => {
      popup.completions.value = completions
    },
    // Without completions everything else still works.
    (error: unknown) => {
      popup.problem.value = sentenceOf(error)
    },
  )
  const opening = answers.view.catch(
    (error: unknown): PageView => ({ problem: sentenceOf(error), topics: [], isPrivate: tab.isPrivate ?? false }),
  )
  // A queued link that can't be asked about now is in the library all the same.
  // Completions bring suggestions, which have a row of their own: drawn later, it would push the rest down.
  const [view, queued] = await Promise.all([opening, answers.queued.catch(() => undefined), completing])
  open(popup, view, background)
  popup.queued.value = queued
  popup.stage.value = queued ? 'queued' : view.listing ? 'listing' : 'form'
}

function open(popup: PopupSignals, view: PageView, background: PopupEdge['background']): void {
  const { draft, entry } = view
  popup.view.value = view
  popup.clip.value = view.clip ?? draft?.clip ?? popup.clip.value
  popup.topics.value = view.topics
  popup.hasDraft.value = draft !== undefined
  if (entry) showEntry(popup, background, entry)
  else showForm(popup, background, fieldsOfClip(popup.clip.value, draft?.patch, draft?.topic))
}

/** What becomes a talk by hand begins now, unless it is known when it began. */
function withTalkStart(popup: PopupSignals, change: FieldsChange, now: Date): FieldsChange {
  const talk = popup.storing.value?.fields.value.talk
  if (!popup.isManual.value || change.kind !== 'talk' || talk?.start) return change
  return { ...change, talk: { ...talk, start: localInstant(now) } }
}
