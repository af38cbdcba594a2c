import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ComponentChildren, VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { Fragment, jsx, jsxs } from 'preact/jsx-runtime'
import { type PreviewOptions, readPreview } from '@/utils/notes/preview'

interface MarkdownProps extends PreviewOptions {
  text: string
}

/** Markdown, drawn without ever passing through markup: the text becomes a tree, and the tree becomes nodes. */
export default function Markdown({ text, findEntryTitle, timeLink, headingOffset }: MarkdownProps): VNode {
  const content = useMemo(() => {
    const tree = readPreview(text, { findEntryTitle, timeLink, headingOffset })
    return toJsxRuntime(tree, { Fragment, jsx, jsxs, components, elementAttributeNameCase: 'html' })
  }, [text, findEntryTitle, timeLink, headingOffset])
  return <div class="markdown">{content}</div>
}

interface LinkProps {
  href?: string
  title?: string
  children?: ComponentChildren
}

/** Only what is plainly an address is a link: anything else would lead somewhere inside the extension. */
function SafeLink({ href = '', title, children }: LinkProps): VNode {
  if (/^(https?:\/\/|mailto:)/i.test(href)) {
    return (
      <a href={href} title={title} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    )
  }
  if (/^#\/entry\/[0-9a-f-]{36}$/.test(href)) {
    return (
      <a href={href} class="entry-link">
        {children}
      </a>
    )
  }
  return <span>{children}</span>
}

function TaskMark({ checked }: { checked?: boolean }): VNode {
  return (
    <span role="img" aria-label={checked ? 'done' : 'to do'}>
      {checked ? '☑' : '☐'}{' '}
    </span>
  )
}

const components: Partial<Components> = { a: SafeLink, input: TaskMark }
