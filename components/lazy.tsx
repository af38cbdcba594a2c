import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import Notice from '@/components/Notice'

/**
 * A part of the page whose script is loaded when it is first drawn, so that the first rows do not wait for it.
 * `load` is called at each first drawing; `before` is what stands there until then.
 */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  before: (props: Props) => VNode | null = () => null,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined
  return function Lazy(props: Props) {
    const [state, setState] = useState<'loading' | 'loaded' | 'failed'>(Loaded ? 'loaded' : 'loading')
    useEffect(() => {
      if (Loaded) return
      load().then(
        (component) => {
          Loaded = component
          setState('loaded')
        },
        () => setState('failed'),
      )
    }, [])
    if (state === 'failed') {
      return <Notice tone="problem">Lectern was updated while this page was open. Reload the page.</Notice>
    }
    return Loaded ? <Loaded {...props} /> : before(props)
  }
}
