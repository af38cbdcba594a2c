import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { sentenceOf } from '@/utils/sentence'
import Notice from './Notice'
import './FetchDetails.css'

interface FetchDetailsProps {
  /** The page that is asked. */
  address: string
  /** Fetches and takes over what is found. */
  onFetch(address: string): Promise<void>
}

/** The one button that sends a request. It says which. */
export default function FetchDetails({ address, onFetch }: FetchDetailsProps): VNode {
  const problem = useSignal<string>()
  const isBusy = useSignal(false)
  const run = async () => {
    if (isBusy.value) return
    isBusy.value = true
    problem.value = undefined
    await onFetch(address).catch((error: unknown) => {
      problem.value = sentenceOf(error)
    })
    isBusy.value = false
  }
  return (
    <div class="fetch-details">
      <button type="button" class="button" aria-busy={isBusy.value} onClick={() => void run()}>
        {isBusy.value ? 'Asking arxiv.org…' : 'Fetch details from arxiv.org'}
      </button>
      <p class="small soft">Asks {address} once. Nothing else is sent.</p>
      {problem.value !== undefined && <Notice tone="problem">{problem.value}</Notice>}
    </div>
  )
}
