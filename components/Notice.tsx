import type { ComponentChildren, VNode } from 'preact'
import './Notice.css'

interface NoticeProps {
  /** A problem is read aloud at once; a plain notice when there is time. */
  tone?: 'plain' | 'problem'
  children: ComponentChildren
}

/** A sentence that says what happened and what to do. */
export default function Notice({ tone = 'plain', children }: NoticeProps): VNode {
  return (
    <p class={`notice notice-${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      {children}
    </p>
  )
}
