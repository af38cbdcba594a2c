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
  /** Tells a small surface to make room, and when that is needed no more. */
  onEnlarge?: ((isEnlarged: boolean) => void) | undefined
  onClose: () => void
}

/** A shot as large as there is room. Escape or a click goes back to where one was. */
export default function ShotDialog({ name, load, label = 'Picture', onEnlarge, onClose }: ShotDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const picture = useShotPicture(name, load)
  const close = () => dialog.current?.close()

  useLayoutEffect(() => {
    dialog.current?.showModal()
    onEnlarge?.(true)
    return () => onEnlarge?.(false)
  }, [])

  return (
    // The page's own keys stay out of it.
    <dialog
      ref={dialog}
      class="shot-dialog"
      aria-label={label}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={close}
      onClose={onClose}
    >
      <button type="button" class="icon-button" aria-label="Close">
        <CloseIcon />
      </button>
      {picture && 'problem' in picture && <p>{picture.problem}</p>}
      {picture && 'url' in picture && <img src={picture.url} alt={label} />}
    </dialog>
  )
}
