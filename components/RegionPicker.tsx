import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { moveRegion, type Region, regionHandles, resizeRegion, type Size } from '@/utils/region'
import { useRegionDrag } from './region-drag'
import './RegionPicker.css'

interface RegionPickerProps {
  /** The address of the picture for this page. */
  url: string
  /** The picture's own size. */
  picture: Size
  /** What is chosen at first. */
  initial: Region
  onPick: (region: Region) => void
  onCancel: () => void
}

/** Picture pixels that an arrow key moves by, and with Ctrl. */
const [step, fineStep] = [20, 1]

/** A part of a picture is chosen: dragged out, moved and sized by the mouse, or by the arrow keys. */
export default function RegionPicker({ url, picture, initial, onPick, onCancel }: RegionPickerProps): VNode {
  const [region, setRegion] = useState(initial)
  const stage = useRef<HTMLDivElement>(null)
  const chosen = useRef<HTMLButtonElement>(null)
  const hintId = useId()
  const drag = useRegionDrag(stage, { picture, region, setRegion })
  useLayoutEffect(() => chosen.current?.focus(), [])

  const press = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onCancel()
    else {
      const moved = moveByKey(event, region, picture)
      if (!moved) return
      setRegion(moved)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys come from the buttons in it.
    <div onKeyDown={press}>
      <div ref={stage} class="region-stage" {...drag}>
        {/* Its size is told, so that nothing moves when it is there. */}
        <img src={url} width={picture.width} height={picture.height} alt="" draggable={false} />
        <button
          ref={chosen}
          type="button"
          class="region"
          style={placeOf(region, picture)}
          aria-label={`Part of the picture, ${sizeText(region)}, at ${region.x}, ${region.y}`}
          aria-describedby={hintId}
          // A mouse that lets go of the part clicks as well; only a key means that it is the one.
          onClick={({ detail }) => detail === 0 && onPick(region)}
        >
          {regionHandles.map((handle) => (
            <span key={handle} class={`region-handle region-handle-${handle}`} data-handle={handle} />
          ))}
        </button>
      </div>
      <div class="region-bar">
        <button type="button" class="button button-primary" onClick={() => onPick(region)}>
          Keep this part
        </button>
        <button type="button" class="button" onClick={() => onPick({ x: 0, y: 0, ...picture })}>
          Keep all
        </button>
        <button type="button" class="button button-quiet" onClick={onCancel}>
          Cancel
        </button>
        <span class="small region-size">{sizeText(region)}</span>
      </div>
      <p id={hintId} class="small">
        Arrows move · Shift with arrows sizes · Ctrl by single pixels · Enter keeps · Esc cancels
      </p>
    </div>
  )
}

function moveByKey({ key, shiftKey, ctrlKey }: KeyboardEvent, region: Region, picture: Size): Region | undefined {
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? []
  if (x === undefined || y === undefined) return undefined
  const by = ctrlKey ? fineStep : step
  return shiftKey ? resizeRegion(region, 'se', x * by, y * by, picture) : moveRegion(region, x * by, y * by, picture)
}

function placeOf({ x, y, width, height }: Region, picture: Size) {
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`
  return {
    left: share(x, picture.width),
    top: share(y, picture.height),
    width: share(width, picture.width),
    height: share(height, picture.height),
  }
}

function sizeText({ width, height }: Size): string {
  return `${width} × ${height}`
}
