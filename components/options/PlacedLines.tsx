import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { KindIcon } from '@/components/Icons'
import type { Entry } from '@/utils/entry'
import { entryIdOfLine } from '@/utils/entry-line'
import { titleOrPlace } from '@/utils/entry-summary'
import './PlacedLines.css'

export interface PlacedLinesProps {
  /** The text of the editor that this lies over. */
  text: string
  findEntry: (id: string) => Entry | undefined
}

/**
 * Lies over an editor, wraps as its text does, and shows what each placed entry is called where its line stands. The
 * line in which the learner writes shows as it is. Nothing here is pressed or read aloud: the contents say the same.
 */
export function PlacedLines({ text, findEntry }: PlacedLinesProps): VNode {
  const box = useRef<HTMLDivElement>(null)
  const [first, last] = useSelectedLines(box)
  return (
    <div class="placed-lines" aria-hidden="true" ref={box}>
      {text.split('\n').map((line, index) => {
        const id = entryIdOfLine(line)
        // An empty line is as high as any other.
        if (id === undefined) return <div key={index}>{line || '\u200b'}</div>
        return (
          <div key={index} class="placed-line" data-selected={index >= first && index <= last}>
            {line}
            <PlacedEntry entry={findEntry(id)} />
          </div>
        )
      })}
    </div>
  )
}

function PlacedEntry({ entry }: { entry: Entry | undefined }): VNode {
  return (
    <span class="placed-entry">
      {entry && <KindIcon kind={entry.kind} />}
      <span dir="auto">{entry ? titleOrPlace(entry) : 'An entry that is not in the library'}</span>
    </span>
  )
}

/** The first and the last line that the selection touches in the editor beside; none where it has not the focus. */
function useSelectedLines(box: { current: HTMLElement | null }): [first: number, last: number] {
  const [lines, setLines] = useState<[number, number]>([-1, -1])
  useLayoutEffect(() => {
    const look = (): void => {
      const area = box.current?.parentElement?.querySelector('textarea')
      const hasFocus = area && document.activeElement === area
      const lineAt = (offset: number) => area?.value.slice(0, offset).split('\n').length ?? 0
      setLines(hasFocus ? [lineAt(area.selectionStart) - 1, lineAt(area.selectionEnd) - 1] : [-1, -1])
    }
    const ending = new AbortController()
    for (const event of ['selectionchange', 'focusin', 'focusout', 'input']) {
      document.addEventListener(event, () => setTimeout(look), { signal: ending.signal })
    }
    return () => ending.abort()
  }, [])
  return lines
}
