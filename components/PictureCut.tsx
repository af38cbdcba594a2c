import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { commonRegion, fitRegion, type Region } from '@/utils/region'
import { sentenceOf } from '@/utils/sentence'
import type { Settings } from '@/utils/settings'
import { type PackedShot, packPicture, unpackPicture } from '@/utils/shot'
import { cutPicture } from './cut-picture'
import Notice from './Notice'
import RegionPicker from './RegionPicker'

export interface PictureCutProps {
  /** A picture of the tab. */
  shot: PackedShot
  /** Where the thing of interest stands in it, in its pixels; absent: the middle. */
  place?: Region | undefined
  settings: Pick<Settings, 'frameWidthPixels' | 'frameQualityPercent'>
  /** Takes what was cut; it carries the time of the whole. */
  onKeep: (shot: PackedShot) => void
  onCancel: () => void
}

/** The part of a picture of the tab that is to be kept is cut out of it. */
export default function PictureCut({ shot, place, settings, onKeep, onCancel }: PictureCutProps): VNode | null {
  const [file, setFile] = useState<{ blob: Blob; url: string }>()
  const [problem, setProblem] = useState<string>()
  const size = { width: shot.widthPixels, height: shot.heightPixels }

  useEffect(() => {
    const blob = unpackPicture(shot)
    const url = URL.createObjectURL(blob)
    setFile({ blob, url })
    return () => URL.revokeObjectURL(url)
  }, [shot])

  const keep = async (region: Region) => {
    if (!file) return
    try {
      const wish = { maxWidthPixels: settings.frameWidthPixels, quality: settings.frameQualityPercent / 100 }
      onKeep(await packPicture(await cutPicture(file.blob, region, wish), shot.seconds))
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }

  if (!file) return null
  const wanted = place && commonRegion(place, { x: 0, y: 0, ...size })
  const middle = { x: size.width / 4, y: size.height / 4, width: size.width / 2, height: size.height / 2 }
  return (
    <section aria-label="Cut the picture">
      {problem !== undefined && <Notice tone="problem">{problem}</Notice>}
      <RegionPicker
        url={file.url}
        picture={size}
        initial={fitRegion(wanted ?? middle, size)}
        onPick={(region) => void keep(region)}
        onCancel={onCancel}
      />
    </section>
  )
}
