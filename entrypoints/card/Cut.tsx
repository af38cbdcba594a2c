import { lazy } from '@/components/lazy'
import type { PictureCutProps } from '@/components/PictureCut'
import type { Card } from './state'

const PictureCut = lazy<PictureCutProps>(() => import('@/components/PictureCut').then((module) => module.default))

/** A picture of the tab, of which a part is kept. */
export default function Cut({ card }: { card: Card }) {
  const cutting = card.cutting.value
  if (!cutting) return null
  return (
    <div class="card-cut">
      <PictureCut
        {...cutting}
        settings={card.settings.value}
        onKeep={(shot) => void card.endCut(shot)}
        onCancel={() => void card.endCut(undefined)}
      />
    </div>
  )
}
