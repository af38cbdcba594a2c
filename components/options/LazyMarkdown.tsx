import type { PreviewOptions } from '@/utils/notes/preview'
import { lazy } from './lazy'

/** Markdown, whose parser is loaded when there is first something to draw; until then the text itself stands there. */
export const LazyMarkdown = lazy<PreviewOptions & { text: string }>(
  async () => (await import('@/components/Markdown')).default,
  ({ text }) => <div class="markdown markdown-plain">{text}</div>,
)
