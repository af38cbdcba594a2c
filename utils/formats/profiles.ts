import type { ProfileOptions } from './profile'

/** How the vault is written unless the learner chooses otherwise. */
export const vaultOptions: ProfileOptions = {
  target: 'obsidian',
  timeMarks: 'linked',
  titleHeading: false,
  withSummary: true,
  withChapters: true,
  withTranscripts: false,
}

/** How a topic note is written unless the learner chooses otherwise. */
export const topicNoteOptions: ProfileOptions = {
  target: 'obsidian',
  timeMarks: 'linked',
  titleHeading: false,
  withSummary: false,
  withChapters: false,
  withTranscripts: false,
}

/** How a reading sheet is written unless the learner chooses otherwise. */
export const readingSheetOptions: ProfileOptions = {
  target: 'obsidian',
  timeMarks: 'linked',
  titleHeading: true,
  withSummary: false,
  withChapters: false,
  withTranscripts: false,
}

/** The options of the built-in profiles, apart from the writers: to choose, nothing else has to be loaded. */
export const profileOptions = {
  vault: vaultOptions,
  'topic-note': topicNoteOptions,
  'reading-sheet': readingSheetOptions,
}
export type ProfileKey = keyof typeof profileOptions
