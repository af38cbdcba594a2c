import { useEffect, useState } from 'preact/hooks'
import { sentenceOf } from '@/utils/sentence'

/** Gives the address of a shot for this page, or undefined when the library does not have it. */
export type LoadShot = (name: string) => Promise<string | undefined>

export type ShotPicture = { url: string } | { problem: string }

/** A shot's picture, or why there is none; undefined until it is known. */
export function useShotPicture(name: string, load: LoadShot): ShotPicture | undefined {
  const [picture, setPicture] = useState<ShotPicture>()
  useEffect(() => {
    let isWanted = true
    const show = (found: ShotPicture) => {
      if (isWanted) setPicture(found)
    }
    load(name).then(
      (url) => show(url === undefined ? { problem: 'This picture is not in the library.' } : { url }),
      (error: unknown) => show({ problem: sentenceOf(error) }),
    )
    return () => {
      isWanted = false
    }
  }, [name, load])
  return picture
}
