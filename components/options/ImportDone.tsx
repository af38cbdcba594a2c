import type { ComponentChildren, VNode } from 'preact'
import Notice from '@/components/Notice'

interface ImportDoneProps {
  /** What came in, as a sentence. */
  children: ComponentChildren
  onForget: () => void
}

/** How an import ended, and where one goes from there. */
export function ImportDone({ children, onForget }: ImportDoneProps): VNode {
  return (
    <section aria-label="Result">
      <Notice>{children}</Notice>
      <div class="button-row">
        <a class="button button-primary" href="#/library">
          Open the library
        </a>
        <button type="button" class="button" onClick={onForget}>
          Import another
        </button>
      </div>
    </section>
  )
}
