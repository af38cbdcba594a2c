import { lazy } from '@/components/lazy'
import type { MarkdownProps } from '@/components/Markdown'
import '@/components/Markdown.css'

/** Markdown, whose parser is loaded when there is first something to draw; until then the text itself stands there. */
export const LazyMarkdown = lazy<MarkdownProps>(
  async () => (await import('@/components/Markdown')).default,
  ({ text }) => <div class="markdown markdown-plain">{text}</div>,
)
