import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import ShotDialog from './ShotDialog'
import { type LoadShot, useShotPicture } from './shot-picture'
import './ShotThumbnail.css'

interface ShotThumbnailProps {
  name: string
  load: LoadShot
  /** What the picture shows, for those who do not see it. */
  label?: string | undefined
  /** CSS pixels that it is drawn wide; absent: as wide as it is and there is room. */
  width?: number | undefined
}

/** A shot where text shows it. A click or Enter shows it large. */
export default function ShotThumbnail({ name, load, label = 'Picture', width }: ShotThumbnailProps): VNode | null {
  const [isLarge, setIsLarge] = useState(false)
  const picture = useShotPicture(name, load)
  if (!picture) return null
  if ('problem' in picture) return <span class="shot-missing">{picture.problem}</span>
  return (
    <>
      <button type="button" class="shot" aria-label={`${label}, show large`} onClick={() => setIsLarge(true)}>
        <img src={picture.url} alt={label} width={width} />
      </button>
      {isLarge && <ShotDialog name={name} load={load} label={label} onClose={() => setIsLarge(false)} />}
    </>
  )
}
