import { effect, type Signal, untracked } from '@preact/signals'
import type { FieldsChange } from '@/utils/entry-fields'
import { sentenceOf } from '@/utils/sentence'
import { packPicture } from '@/utils/shot'
import { createFollowing, type Following, type FollowingOptions } from './following'
import { createPictures, type Pictures } from './pictures'
import { saveHeldBack } from './saving'
import { isHeldBack, isUnsaved, type Subject } from './subject'

/** What a learner does on a surface without unsaved state, whatever page it stands beside. */
export interface NotingActions {
  /** Something was typed about a subject, which is the one shown or was it a moment ago. */
  change(subject: Subject, change: FieldsChange): void
  loadShot: Pictures['load']
  /** Keeps a picture that was pasted or dropped. Answers its name; undefined when it can't be kept, which is said. */
  keepPicture(subject: Subject, file: Blob): Promise<string | undefined>
  /** Turns to what the page shows by now. */
  turn(): Promise<void>
  /** Stores what waits, or what a private window holds back. */
  store(): Promise<void>
  /** Takes back what the message says. */
  undo(): Promise<void>
  /** What waits is sent at once. */
  flush(): void
}

/** Keeps a surface with what is typed about, and all of that stored. */
export interface Noting {
  actions: NotingActions
  following: Following
  pictures: Pictures
  /** Runs an action; what goes wrong is said. */
  attempt(action: () => Promise<unknown>): Promise<void>
  learnCompletions(): void
  stop(): void
}

interface NotingOptions extends Pick<FollowingOptions, 'edge' | 'isWanted' | 'now'> {
  shown: FollowingOptions['shown'] & {
    /** Said about the page, as a sentence. */
    said: Signal<string | undefined>
  }
  /** Says what went wrong; absent: by its sentence. */
  complain?: (error: unknown) => void
}

export function createNoting({ shown, edge, isWanted, now, ...options }: NotingOptions): Noting {
  const { background } = edge
  const say = (error: unknown): void => {
    shown.said.value = sentenceOf(error)
  }
  const { complain = say } = options
  const following = createFollowing({ shown, edge, isWanted, complain, now })
  const pictures = createPictures(background)

  const attempt = async (action: () => Promise<unknown>): Promise<void> => {
    shown.said.value = undefined
    try {
      await action()
    } catch (error) {
      complain(error)
    }
  }
  const store = async (): Promise<void> => {
    const { capture } = shown.subject.value ?? {}
    if (capture?.view.value?.isPrivate) {
      await attempt(pictures.store)
      await saveHeldBack(capture, background)
    } else await capture?.storing.value?.flush()
  }
  const stop = effect(() => {
    const state = shown.subject.value?.capture.storing.value?.state.value
    if (state === 'stored') untracked(following.settle)
  })

  return {
    following,
    pictures,
    attempt,
    stop,
    learnCompletions() {
      background.listCompletions().then((completions) => {
        shown.completions.value = completions
      }, complain)
    },
    actions: {
      change(subject, changed) {
        subject.typedAt = now()
        subject.capture.message.value = undefined
        subject.capture.storing.value?.change(changed)
      },
      loadShot: pictures.load,
      async keepPicture(subject, file) {
        let name: string | undefined
        await attempt(async () => {
          name = await pictures.keep(await packPicture(file), isHeldBack(subject))
        })
        return name
      },
      async turn() {
        const subject = shown.subject.value
        // What a private window holds back could not be saved any more once the surface has turned away.
        if (subject && isUnsaved(subject)) await store()
        await attempt(following.turn)
      },
      store,
      async undo() {
        const undo = shown.subject.value?.capture.message.value?.undo
        if (undo) await attempt(undo)
      },
      flush() {
        for (const { capture } of following.subjects()) capture.storing.value?.flushNow()
      },
    },
  }
}
