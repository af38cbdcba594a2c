import type { VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { CloseIcon } from './Icons'
import { type LoadShot, useShotPicture } from './shot-picture'
import './ShotThumbnail.css'

interface ShotDialogProps {
  name: string
  load: LoadShot
  /** What the picture shows, for those who do not see it. */
  label?: string | undefined
  onClose: () => void
}

/** A shot as large as there is room. Escape, the button or a click on the picture goes back to where one was. */
export default function ShotDialog({ name, load, label = 'Picture', onClose }: ShotDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const picture = useShotPicture(name, load)
  const close = () => dialog.current?.close()

  useLayoutEffect(() => dialog.current?.showModal(), [])

  return (
    // The page's own keys stay out of it.
    <dialog
      ref={dialog}
      class="shot-dialog"
      aria-label={label}
      onKeyDown={(event) => event.stopPropagation()}
      onClose={onClose}
    >
      <button type="button" class="icon-button" aria-label="Close" onClick={close}>
        <CloseIcon />
      </button>
      {picture && 'problem' in picture && <p>{picture.problem}</p>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, Escape and the button close it. */}
      {picture && 'url' in picture && <img src={picture.url} alt={label} onClick={close} />}
    </dialog>
  )
}
