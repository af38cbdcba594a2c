import { useEffect } from 'preact/hooks'
import { StatusRow } from '@/components/capture/Rows'
import { commitField } from '@/components/commit-field'
import { lazy } from '@/components/lazy'
import Notice from '@/components/Notice'
import ClipForm from './ClipForm'
import Footer from './Footer'
import type { Popup as PopupState } from './state'

/** Only a listing needs what draws it. */
const ListingForm = lazy(async () => (await import('@/components/listing/ListingForm')).default, Loading)
/** Nor is it often that a link was just queued. */
const QueuedForm = lazy(async () => (await import('./QueuedForm')).default, Loading)

interface PopupProps {
  popup: PopupState
  /** Opens the options page, at an entry if there is one. */
  openLibrary(entryId?: string): void
  isMac: boolean
}

/** The popup. Everything it shows is a signal of its state; everything it does is an action of it. */
export default function Popup({ popup, openLibrary, isMac }: PopupProps) {
  useEffect(() => {
    const { signal, abort } = listening()
    document.addEventListener('keydown', (event) => press(popup, event), { signal })
    document.addEventListener('pointerdown', popup.stay, { signal })
    return abort
  }, [popup])

  const stage = popup.stage.value
  const storing = popup.storing.value
  const queued = popup.queued.value
  if (stage === 'loading' || !storing) return <Loading />
  const listing = popup.view.value?.listing
  if (stage === 'listing' && listing) {
    return (
      <main>
        <ListingForm
          view={listing}
          isPrivate={popup.view.value?.isPrivate === true}
          completions={popup.completions.value}
          background={popup.background}
          isMac={isMac}
          openLibrary={() => openLibrary()}
          onClipPage={popup.clipPage}
        />
      </main>
    )
  }
  const problem = popup.problem.value ?? storing.problem.value
  return (
    <main class="popup">
      {stage !== 'queued' && <h1 class="visually-hidden">Clip this page</h1>}
      {stage === 'queued' && queued ? (
        <QueuedForm entry={queued} problem={problem} onStore={popup.storeWhy} onLeave={popup.leaveQueued} />
      ) : (
        <>
          <div class="popup-scroll">
            <div class="popup-form">
              <ClipForm popup={popup} storing={storing} />
            </div>
          </div>
          <div class="popup-bottom">
            {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
            <StatusRow capture={popup} storing={storing} onChange={popup.change} />
            <Footer popup={popup} openLibrary={openLibrary} isMac={isMac} />
          </div>
        </>
      )}
    </main>
  )
}

function Loading() {
  return (
    <main class="popup popup-loading" aria-busy="true">
      <p class="soft popup-wait">Reading the page…</p>
    </main>
  )
}

function listening() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

function press(popup: PopupState, event: KeyboardEvent): void {
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand && event.key === 'Enter') {
    event.preventDefault()
    commitField()
    void popup.save()
  } else if (isCommand && event.key.toLowerCase() === 'z' && popup.message.value?.undo) {
    event.preventDefault()
    void popup.undo()
  } else if (event.key === 'Escape' && popup.leaveSaved()) {
    event.preventDefault()
  } else if (!event.ctrlKey && !event.metaKey) {
    popup.stay()
  }
}
