import { act } from 'preact/test-utils'
import { describe, expect, it, vi } from 'vitest'
import RegionPicker from '@/components/RegionPicker'
import { expectAccessible, find, press, render } from './render'

const picture = { width: 1000, height: 500 }
const initial = { x: 100, y: 50, width: 300, height: 200 }

function draw() {
  const [onPick, onCancel] = [vi.fn(), vi.fn()]
  const props = { url: 'blob:lectern/1', picture, initial, onPick, onCancel }
  const root = render(<RegionPicker {...props} />)
  const stage = find(root, '.region-stage', HTMLDivElement)
  // Drawn at half its size.
  stage.getBoundingClientRect = () => new DOMRect(20, 10, 500, 250)
  stage.setPointerCapture = () => undefined
  const region = find(root, '.region', HTMLButtonElement)
  const drag = (target: Element, from: [number, number], to: [number, number]) => {
    const point = ([clientX, clientY]: [number, number]) => ({ clientX, clientY, button: 0, bubbles: true })
    act(() => void target.dispatchEvent(new PointerEvent('pointerdown', point(from))))
    act(() => void target.dispatchEvent(new PointerEvent('pointermove', point(to))))
    act(() => void target.dispatchEvent(new PointerEvent('pointerup', point(to))))
    act(() => void target.dispatchEvent(new PointerEvent('pointermove', point([0, 0]))))
  }
  const keep = () => {
    act(() => find(root, '.button-primary', HTMLButtonElement).click())
    return onPick.mock.lastCall?.[0]
  }
  return { root, region, stage, drag, keep, onPick, onCancel }
}

describe('RegionPicker', () => {
  it('keeps what it began with, or all of it', async () => {
    const { root, keep, onPick } = draw()
    expect(keep()).toEqual(initial)
    act(() => root.querySelectorAll<HTMLElement>('.region-bar button')[1]?.click())
    expect(onPick).toHaveBeenLastCalledWith({ x: 0, y: 0, ...picture })
    await expectAccessible(root)
  })

  it('is drawn, moved and sized by the mouse', () => {
    const { region, stage, drag, keep, root } = draw()
    drag(stage, [20, 10], [70, 60])
    expect(keep()).toEqual({ x: 0, y: 0, width: 100, height: 100 })
    drag(region, [30, 30], [130, 40])
    expect(keep()).toEqual({ x: 200, y: 20, width: 100, height: 100 })
    drag(find(root, '[data-handle=w]', HTMLElement), [120, 40], [70, 90])
    expect(keep()).toEqual({ x: 100, y: 20, width: 200, height: 100 })
  })

  it('is moved, sized and kept by keys', () => {
    const { region, keep, onPick, onCancel } = draw()
    expect(document.activeElement).toBe(region)
    press(region, 'ArrowRight')
    press(region, 'ArrowUp', { ctrlKey: true })
    press(region, 'ArrowDown', { shiftKey: true })
    press(region, 'ArrowLeft', { shiftKey: true, ctrlKey: true })
    expect(keep()).toEqual({ x: 120, y: 49, width: 299, height: 220 })
    expect(region.getAttribute('aria-label')).toBe('Part of the picture, 299 × 220, at 120, 49')
    act(() => void region.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true })))
    expect(onPick).toHaveBeenCalledTimes(1)
    act(() => void region.dispatchEvent(new MouseEvent('click', { detail: 0, bubbles: true })))
    expect(onPick).toHaveBeenCalledTimes(2)
    press(region, 'Escape')
    expect(onCancel).toHaveBeenCalledOnce()
    expect(press(region, 'Tab')).toBe(true)
  })
})
