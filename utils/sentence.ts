/** What went wrong, as the sentence that the learner is told. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
