import type { ComponentChildren, Ref } from 'preact'
import type { Chapter, EntryKind } from '@/utils/entry'
import type { Keys, PlayerAction } from '@/utils/keys'
import type { PlaceMark } from '@/utils/notes/marks'
import type { EditedText, OutlineOperation } from '@/utils/notes/outline'
import type { StampPlace } from '@/utils/notes/stamp'
import type { PlayerState } from '@/utils/player'
import type { Settings } from '@/utils/settings'

/** The video beside the text. */
export interface EditorPlayer {
  /** What it does at this instant; undefined when it is not the video that the text belongs to. */
  now(): PlayerState | undefined
  /** Does what a key asks for; what writes and moves times is the editor's own. */
  act(action: PlayerAction): void
  seek(seconds: number): void
  pause(): void
  play(): void
}

/** The pages or sections of the source beside the text. */
export interface EditorPlace {
  /** What the learner is told below the text, of which the first and the last part matter most. */
  hint: readonly string[]
  /** The mark that comes with these letters, and where it goes; undefined where none does. */
  stampAt(edited: EditedText, letters: string): (StampPlace & { mark: string }) | undefined
  /** The text after letters that say where the learner is, and how they are taken back. */
  tellPlace(edited: EditedText, letters: string): { edited: EditedText; takeBack(): void } | undefined
  /** Puts the mark on the line. */
  stampByKey: OutlineOperation
  goTo(mark: PlaceMark): void
}

/** The editor as its surface calls it. */
export interface EditorHandle {
  focus(): void
  /** Makes an edit at the caret, as one step for undo; while an input method composes, right after it. */
  run(operation: OutlineOperation): void
}

/** When and how bullets get their times. */
export type Stamping = Pick<Settings, 'leadInSeconds' | 'stampRule' | 'stampPauseSeconds' | 'pausesOnTyping'>

/** What the text is about: a paper has passes, which name its version. */
export interface TemplateOffer {
  kind: EntryKind | 'document'
  version?: number | undefined
}

export interface NotesEditorProps {
  /** What the text is, for those who do not see where it stands: "Note". */
  label: string
  text: string
  onInput(text: string): void
  placeholder?: string
  /** Id of the textarea, for a label of the surface's own. */
  id?: string
  isDisabled?: boolean
  /** What is drawn over the text. */
  children?: ComponentChildren
  /** With it, new bullets get the time and the strip's times seek. */
  player?: EditorPlayer | undefined
  stamping?: Stamping | undefined
  /** With it, new bullets get the page or section, and the strip's marks lead there. */
  place?: EditorPlace | undefined
  /** The keys that act on the player. */
  keys?: Keys | undefined
  chapters?: readonly Chapter[] | undefined
  /** The address of a moment, for a time that is pressed where no player is. */
  linkOf?: ((seconds: number) => string | undefined) | undefined
  /** An object URL of a shot, which its owner revokes; undefined when there is none of that name. */
  loadShot?: ((name: string) => Promise<string | undefined>) | undefined
  /** A picture is looked at for itself, or not any more: a surface that is small makes room. */
  onEnlarge?: ((isEnlarged: boolean) => void) | undefined
  /** Keeps a picture that was pasted or dropped. Answers its name; undefined when it could not be kept. */
  onPicture?: ((file: Blob) => Promise<string | undefined>) | undefined
  /** Takes another file that was pasted or dropped, or says why not. Without it, `onPicture` refuses what is none. */
  onFile?: ((file: File) => void) | undefined
  /** With it, templates are offered. */
  templates?: TemplateOffer | undefined
  handle?: Ref<EditorHandle> | undefined
}
