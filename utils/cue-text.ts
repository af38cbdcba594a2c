const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', lrm: '', rlm: '' }

/** The words of a WebVTT cue on one line, without its tags. https://www.w3.org/TR/webvtt1/#webvtt-cue-text-span */
export function cueText(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(\w+);/g, (reference, name: string) => references[name] ?? reference)
    .replace(/\s+/g, ' ')
    .trim()
}
