import { act } from 'preact/test-utils'
import { expect, it, vi } from 'vitest'
import AllowView from '@/entrypoints/allow/AllowView'
import { find, render } from '@/test/components/render'
import { playerHostNamed, refusalOf } from '@/utils/player-hosts'

const host = playerHostNamed('SlidesLive')

it('says what a refusal means, and asks again', async () => {
  const answers = [Promise.reject(new Error(host && refusalOf(host))), new Promise<void>(() => undefined)]
  const onAllow = vi.fn(() => answers.shift() ?? Promise.resolve())
  const root = render(<AllowView host={host} onAllow={onAllow} onLeave={async () => undefined} />)
  const allow = () => act(async () => find(root, '.button-primary', HTMLButtonElement).click())
  await allow()
  expect(find(root, '[role=alert]', HTMLElement).textContent).toContain('may not look into players of SlidesLive')
  await allow()
  expect(onAllow).toHaveBeenCalledTimes(2)
  expect(root.querySelector('[role=alert]')).toBeNull()
})
