import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ComponentChildren, VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { Fragment, jsx, jsxs } from 'preact/jsx-runtime'
import { type PreviewOptions, readPreview, shotOfAddress } from '@/utils/notes/preview'
import ShotThumbnail from './ShotThumbnail'
import type { LoadShot } from './shot-picture'
import './Markdown.css'

export interface MarkdownProps extends PreviewOptions {
  text: string
  /** Absent: a shot's name is shown in its place. */
  loadShot?: LoadShot | undefined
}

/** Markdown, drawn without ever passing through markup: the text becomes a tree, and the tree becomes nodes. */
export default function Markdown(props: MarkdownProps): VNode {
  const { text, findEntryTitle, timeLink, headingOffset, loadShot } = props
  const content = useMemo(() => {
    const tree = readPreview(text, { findEntryTitle, timeLink, headingOffset })
    return toJsxRuntime(tree, {
      Fragment,
      jsx,
      jsxs,
      components: componentsWith(loadShot),
      elementAttributeNameCase: 'html',
    })
  }, [text, findEntryTitle, timeLink, headingOffset, loadShot])
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

function componentsWith(loadShot: MarkdownProps['loadShot']): Partial<Components> {
  const Link = (link: LinkProps): VNode => {
    const name = shotOfAddress(link.href ?? '')
    return name === undefined || !loadShot ? (
      SafeLink(link)
    ) : (
      <ShotInText name={name} caption={link.title} load={loadShot} />
    )
  }
  return { a: Link, input: TaskMark }
}

interface ShotInTextProps {
  name: string
  /** What stands behind the bar in the text: a width, as Obsidian writes it, or words. */
  caption: string | undefined
  load: LoadShot
}

function ShotInText({ name, caption, load }: ShotInTextProps): VNode {
  const width = /^\d{1,4}$/.test(caption ?? '') ? Number(caption) : undefined
  return <ShotThumbnail name={name} load={load} width={width} label={width === undefined ? caption : undefined} />
}
