import type { Subject } from '@/components/capture/subject'

/** The version of a paper that stands beside the panel; where the page names none, the one that the library has. */
export function versionRead({ capture }: Subject): number | undefined {
  return capture.clip.value.paper?.version ?? capture.entry.value?.paper?.version
}
