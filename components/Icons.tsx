import type { ComponentChildren, VNode } from 'preact'
import type { EntryKind } from '@/utils/entry'

/** A small drawing in the colour of the text beside it; never the only sign of anything, so it is not read aloud. */
function Icon({ children }: { children: ComponentChildren }): VNode {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export function CloseIcon(): VNode {
  return (
    <Icon>
      <path d="M4.5 4.5l7 7m0-7l-7 7" />
    </Icon>
  )
}

export function CheckIcon(): VNode {
  return (
    <Icon>
      <path d="M3 8.5l3.5 3.5L13 4.5" />
    </Icon>
  )
}

export function ChevronIcon(): VNode {
  return (
    <Icon>
      <path d="M4 6l4 4 4-4" />
    </Icon>
  )
}

export function GripIcon(): VNode {
  return (
    <Icon>
      <path d="M6 3.5v0m4 0v0M6 8v0m4 0v0M6 12.5v0m4 0v0" stroke-width="2" />
    </Icon>
  )
}

export function PlayIcon(): VNode {
  return (
    <Icon>
      <path d="M5 3.5v9l7.5-4.5z" fill="currentColor" />
    </Icon>
  )
}

export function PauseIcon(): VNode {
  return (
    <Icon>
      <path d="M5.5 4v8m5-8v8" stroke-width="2" />
    </Icon>
  )
}

export function ExpandIcon(): VNode {
  return (
    <Icon>
      <path d="M9.5 2.5h4v4m0-4l-4.5 4.5M6.5 13.5h-4v-4m0 4l4.5-4.5" />
    </Icon>
  )
}

export function QuestionIcon(): VNode {
  return (
    <Icon>
      <path d="M5.75 5.75a2.25 2.25 0 1 1 3.4 1.95C8.3 8.2 8 8.6 8 9.5M8 12.25v0" />
    </Icon>
  )
}

const kindDrawings: Record<EntryKind, VNode> = {
  video: <path d="M5 3.5v9l7.5-4.5z" fill="currentColor" />,
  paper: <path d="M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3M6 8h4M6 11h4" />,
  talk: (
    <path d="M8 1.75a2.25 2.25 0 0 1 2.25 2.25v3a2.25 2.25 0 0 1-4.5 0v-3A2.25 2.25 0 0 1 8 1.75zM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.25" />
  ),
  page: <path d="M1.75 3h12.5v10H1.75zM1.75 6h12.5" />,
  note: <path d="M3 13l.75-3L11 2.75 13.25 5 6 12.25z" />,
}

export function KindIcon({ kind }: { kind: EntryKind }): VNode {
  return <Icon>{kindDrawings[kind]}</Icon>
}
