import type { Profile } from './profile'
import { topicNoteProfile } from './topic-note'
import { vaultProfile } from './vault'

/** The built-in profiles, by how they are chosen. */
export const profiles = { vault: vaultProfile, 'topic-note': topicNoteProfile } satisfies Record<string, Profile>
export type ProfileKey = keyof typeof profiles
