import { useEffect } from 'preact/hooks'
import { actionOf } from '@/utils/keys'
import type { Card } from './state'

/** The keys that hold wherever the focus is in the card; in the text the editor has had them first. */
export function press(card: Card, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const isCommand = event.ctrlKey || event.metaKey
  const action = actionOf(card.settings.value.keys, event)
  if (isCommand && event.key === 'Enter') {
    event.preventDefault()
    void card.finish()
  } else if (action && action !== 'template') {
    event.preventDefault()
    void card.act(action)
  }
}

/**
 * No key is lost in the card. What had the focus there has it again when the keyboard comes back, which browsers forget
 * for a frame that it left; and what is typed while nothing has the focus goes to the text.
 */
export function useKeyboard(card: Card): void {
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    let last: HTMLElement | undefined
    const giveBack = () => {
      if (!document.hasFocus() || !isFocusNowhere()) return
      last?.focus()
      if (isFocusNowhere()) card.editor.current?.focus()
    }
    const pressStray = (event: KeyboardEvent) => {
      if (event.target !== document.body) return
      const isToText = actionOf(card.settings.value.keys, event) === 'card'
      if (isToText || isLetter(event)) card.editor.current?.focus()
      if (isToText) event.preventDefault()
      else press(card, event)
    }
    document.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof HTMLElement) last = target
      },
      { signal },
    )
    // Who comes by Tab or by the mouse has put the focus somewhere by then.
    addEventListener('focus', () => setTimeout(giveBack), { signal })
    document.addEventListener('keydown', pressStray, { signal })
    return () => ending.abort()
  }, [card])
}

function isFocusNowhere(): boolean {
  return document.activeElement === document.body || document.activeElement === null
}

/** Whether a key, or the input method that takes it, writes something. */
function isLetter(event: KeyboardEvent): boolean {
  const isChord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph')
  return !isChord && ([...event.key].length === 1 || event.key === 'Process' || event.key === 'Dead')
}
