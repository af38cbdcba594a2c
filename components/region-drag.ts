import type { RefObject, TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import {
  moveRegion,
  type Region,
  type RegionHandle,
  regionBetween,
  regionHandles,
  resizeRegion,
  type Size,
} from '@/utils/region'

interface Point {
  x: number
  y: number
}

interface Drag {
  from: Point
  /** The region as it was when the mouse was pressed. */
  region: Region
  /** What was pressed: a handle, the region itself, or the picture around it. */
  what: RegionHandle | 'move' | 'draw'
}

interface Dragged {
  picture: Size
  region: Region
  setRegion: (region: Region) => void
}

type StageEvent = TargetedPointerEvent<HTMLElement>

/** The pointer events of a stage that shows a picture: they draw a region, move it and size it. */
export function useRegionDrag(stage: RefObject<HTMLElement | null>, { picture, region, setRegion }: Dragged) {
  const drag = useRef<Drag | undefined>(undefined)

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const box = stage.current?.getBoundingClientRect()
    if (!box?.width || !box.height) return { x: 0, y: 0 }
    return {
      x: ((clientX - box.left) / box.width) * picture.width,
      y: ((clientY - box.top) / box.height) * picture.height,
    }
  }
  const end = () => {
    drag.current = undefined
  }

  return {
    onPointerDown(event: StageEvent) {
      if (event.button !== 0) return
      drag.current = { from: pointOf(event), region, what: whatIsAt(event.target) }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: StageEvent) {
      if (drag.current) setRegion(dragTo(drag.current, pointOf(event), picture))
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}

function whatIsAt(target: EventTarget | null): Drag['what'] {
  if (!(target instanceof HTMLElement)) return 'draw'
  const handle = regionHandles.find((each) => each === target.dataset.handle)
  return handle ?? (target.closest('.region') ? 'move' : 'draw')
}

function dragTo({ from, region, what }: Drag, to: Point, picture: Size): Region {
  const [byX, byY] = [to.x - from.x, to.y - from.y]
  if (what === 'draw') return regionBetween(from, to, picture)
  return what === 'move' ? moveRegion(region, byX, byY, picture) : resizeRegion(region, what, byX, byY, picture)
}
