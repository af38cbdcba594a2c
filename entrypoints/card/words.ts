import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Subject } from '@/components/capture/subject'
import type { Background } from '@/utils/messages'
import { sentenceOf } from '@/utils/sentence'
import type { LecternText, PageTranscript, TextLine } from '@/utils/text'
import { createTextKeeper, type HeldText } from './text-keeper'

/** The words spoken in the video that is shown. */
export interface Words {
  isOpen: ReadonlySignal<boolean>
  /** The best first. */
  texts: ReadonlySignal<readonly LecternText[]>
  /** Why nothing could be read, as a sentence. */
  problem: ReadonlySignal<string | undefined>
  toggle(): void
  /** Reads the transcript that stands open on the page. */
  read(): Promise<void>
  addFile(file: File): Promise<void>
  /**
   * Takes a caption file beside which the words may not be open. Answers what became of it.
   * @throws Error whose sentence is for the user
   */
  takeFile(shown: Subject, file: File): Promise<string>
  /** The screen showed words. */
  hear(subject: Subject, line: TextLine): void
  /** Sends what waits. */
  flush(): void
  end(): void
}

interface WordsOptions {
  background: Background
  tabId: number
  subject: ReadonlySignal<Subject | undefined>
  isAt(subject: Subject, url: string): boolean
}

export function createWords({ background, tabId, subject, isAt }: WordsOptions): Words {
  const keeper = createTextKeeper(background)
  const isOpen = signal(false)
  const problem = signal<string>()
  const stored = signal<readonly LecternText[]>([])
  /** Read and not stored: the video has no entry yet. */
  const held = signal<HeldText>()

  const list = async (shown: Subject): Promise<void> => {
    const entryId = shown.capture.entry.value?.id
    const texts = entryId === undefined ? [] : await background.listTexts({ entryId })
    if (subject.value === shown) stored.value = texts
  }
  const end = effect(() => {
    const shown = subject.value
    // Read so that the texts are listed anew once there is an entry.
    const entryId = shown?.capture.entry.value?.id
    stored.value = []
    held.value = shown && keeper.heldFor(shown)
    problem.value = undefined
    if (isOpen.value && shown && entryId !== undefined) list(shown).catch(complain)
  })
  const complain = (error: unknown): void => {
    problem.value = sentenceOf(error)
  }
  const keep = async (shown: Subject, transcript: PageTranscript): Promise<void> => {
    problem.value = undefined
    const text: HeldText = { kind: 'transcript', ...transcript }
    held.value = text
    await keeper.keep(shown, text)
    if (shown.capture.entry.value) await list(shown)
  }
  const attempt = async (action: (shown: Subject) => Promise<void>): Promise<void> => {
    if (subject.value) await action(subject.value).catch(complain)
  }

  return {
    isOpen,
    problem,
    texts: computed(() => {
      const id = 'read just now'
      const isStored = stored.value.some(({ kind, from }) => kind === 'transcript' && from === held.value?.from)
      const unsaved = held.value && !isStored ? [{ ...held.value, id, entryId: '', updatedAt: '' }] : []
      return [...unsaved, ...stored.value]
    }),
    toggle() {
      isOpen.value = !isOpen.value
    },
    read: () =>
      attempt(async (shown) => {
        const { url, transcript, problem: reason } = await background.readTranscript({ tabId })
        if (!isAt(shown, url)) problem.value = 'The page shows another video by now, so its words were not read.'
        else if (transcript) await keep(shown, transcript)
        else problem.value = reason
      }),
    addFile: (file) =>
      attempt(async (shown) => {
        const { readCaptionFile } = await import('@/utils/importers/caption-file')
        await keep(shown, await readCaptionFile(file))
      }),
    async takeFile(shown, file) {
      const { readDroppedCaptions } = await import('@/utils/importers/caption-file')
      await keep(shown, await readDroppedCaptions(file))
      return sayTaken(shown)
    },
    hear: keeper.hear,
    flush: () => void keeper.flush().catch(complain),
    end,
  }
}

/** What became of a transcript, in few words: they alone make no entry, and a private window keeps none. */
function sayTaken({ capture }: Subject): string {
  if (capture.view.value?.isPrivate) return 'Transcript not stored: see Words'
  return capture.entry.value ? 'Transcript stored: see Words' : 'Stored with your first words'
}
