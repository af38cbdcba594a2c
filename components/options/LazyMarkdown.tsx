import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PreviewOptions } from '@/utils/notes/preview'

type MarkdownComponent = ComponentType<PreviewOptions & { text: string }>

/** Markdown, whose parser is loaded when there is first something to draw; until then the text itself stands there. */
export function LazyMarkdown(props: PreviewOptions & { text: string }): VNode {
  const [Markdown, setMarkdown] = useState<MarkdownComponent>()
  useEffect(() => {
    let isGone = false
    import('@/components/Markdown').then(({ default: loaded }) => {
      if (!isGone) setMarkdown(() => loaded)
    })
    return () => {
      isGone = true
    }
  }, [])
  if (Markdown) return <Markdown {...props} />
  return <div class="markdown markdown-plain">{props.text}</div>
}
