import type { VNode } from 'preact'
import './IncompleteMark.css'

/** Stands beside what only an address is known of. */
export default function IncompleteMark(): VNode {
  return (
    <span class="incomplete-mark" title="Only what its address tells is known. Clipping its own page completes it.">
      incomplete
    </span>
  )
}
