import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import Markdown from '@/components/Markdown'
import NotesEditor from '@/components/NotesEditor'
import ShotThumbnail from '@/components/ShotThumbnail'
import { createShotUrls } from '@/components/shot-urls'
import { shotEmbed } from '@/utils/shot'
import { expectAccessible, find, render } from './render'

const name = '0123456789abcdef.webp'
const url = 'blob:lectern/1'

async function draw(content: Parameters<typeof render>[0]): Promise<HTMLElement> {
  const root = render(content)
  // The picture is asked for once it is drawn, and drawn once it is there.
  await act(async () => undefined)
  return root
}

describe('a shot in text', () => {
  it('is drawn where it stands, as wide as the text says', async () => {
    const load = vi.fn(async () => url)
    const text = `- [1:02] ${shotEmbed(name)} behind\n- ![[${name}|300]]\n- ![[${name}|the curve]]`
    const root = await draw(<Markdown text={text} loadShot={load} />)
    const images = [...root.querySelectorAll('img')]
    expect(images.map((image) => image.getAttribute('src'))).toEqual([url, url, url])
    expect(images.map((image) => image.getAttribute('width'))).toEqual([null, '300', null])
    expect(images.map(({ alt }) => alt)).toEqual(['Picture', 'Picture', 'the curve'])
    expect(load).toHaveBeenCalledWith(name)
    expect(root.querySelector('li')?.textContent).toContain('behind')
    await expectAccessible(root)
  })

  it('says when the library does not have it', async () => {
    const root = await draw(<Markdown text={shotEmbed(name)} loadShot={async () => undefined} />)
    expect(root.textContent).toBe('This picture is not in the library.')
  })

  it('is named where no shots are shown, and in code', async () => {
    const inCode = `\`${shotEmbed(name)}\``
    expect((await draw(<Markdown text={shotEmbed(name)} />)).textContent).toBe(shotEmbed(name))
    expect((await draw(<Markdown text={inCode} loadShot={async () => url} />)).querySelector('img')).toBeNull()
  })

  it.each([
    '![[../../secret.webp]]',
    '![[javascript:alert(1)]]',
    '![[0123456789abcdef.svg]]',
    '[x](#/shot/..%2Fx.webp)',
    '[x](#/shot/0123456789abcdef.html)',
    '![x](https://evil.example/0123456789abcdef.webp)',
    '<img src=x onerror=alert(1)>',
  ])('is nothing of the kind of %s', async (text) => {
    const load = vi.fn(async () => url)
    const root = await draw(<Markdown text={text} loadShot={load} />)
    expect(load).not.toHaveBeenCalled()
    expect(root.querySelector('img')).toBeNull()
  })
})

describe('a thumbnail', () => {
  it('shows the picture large, and goes back', async () => {
    const root = await draw(<ShotThumbnail name={name} load={async () => url} label="The curve" />)
    expect(root.querySelector('dialog')).toBeNull()
    await act(async () => find(root, 'button', HTMLButtonElement).click())
    await act(async () => undefined)
    const dialog = find(root, 'dialog', HTMLDialogElement)
    expect(dialog.open).toBe(true)
    expect(find(dialog, 'img', HTMLImageElement).getAttribute('src')).toBe(url)
    await expectAccessible(root)
    await act(async () => find(dialog, 'button', HTMLButtonElement).click())
    expect(root.querySelector('dialog')).toBeNull()
  })
})

describe('a picture beside notes', () => {
  it('asks its surface for room, and gives it back', async () => {
    const onEnlarge = vi.fn()
    const loadShot = async () => url
    const root = await draw(
      <NotesEditor label="Note" text={shotEmbed(name)} onInput={() => undefined} {...{ loadShot, onEnlarge }} />,
    )
    await act(async () => find(root, '.strip-picture', HTMLButtonElement).click())
    await act(async () => undefined)
    expect(onEnlarge.mock.calls).toEqual([[true]])
    await act(async () => find(root, 'dialog img', HTMLImageElement).click())
    expect(root.querySelector('dialog')).toBeNull()
    expect(onEnlarge.mock.calls).toEqual([[true], [false]])
  })
})

describe('createShotUrls', () => {
  it('reads each picture once, and one that was missing again', async () => {
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => url, revokeObjectURL: vi.fn() }))
    let picture: Blob | undefined
    const find = vi.fn(async () => picture)
    const load = createShotUrls(find)
    expect(await load(name)).toBeUndefined()
    picture = new Blob(['x'])
    expect(await Promise.all([load(name), load(name)])).toEqual([url, url])
    expect(await load(name)).toBe(url)
    expect(find).toHaveBeenCalledTimes(2)
    expect(URL.revokeObjectURL).not.toHaveBeenCalled()
    for (let count = 0; count < 300; count++) await load(`${count}`)
    await vi.waitFor(() => expect(URL.revokeObjectURL).toHaveBeenCalledOnce())
  })
})
