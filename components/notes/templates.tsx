import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { OutlineOperation } from '@/utils/notes/outline'
import type { TemplateOffer } from './editor-props'

interface MenuSurface {
  /** The key that opens the menu, as people read it. */
  hint: string
  insert(operation: OutlineOperation): void
  /** The menu was closed without a choice. */
  leave(): void
}

type Parts = typeof import('./TemplateMenu')

/** A text without any of these has no line of a template, and nothing is loaded for it. */
const signs = /pass|q(?:uestion)?[*_]*[:：]|\|/i

/** Templates in an editor. What knows them is loaded when one is asked for, or when the text may have one. */
export function useTemplates(offer: TemplateOffer | undefined, text: string) {
  const [parts, setParts] = useState<Parts>()
  const [isOpen, setIsOpen] = useState(false)
  const isWanted = isOpen || signs.test(text)
  useEffect(() => {
    if (!isWanted || parts) return
    import('./TemplateMenu').then(
      (loaded) => setParts(loaded),
      // Lectern was updated under the page: notes can be written all the same, and the page says what to do.
      () => setIsOpen(false),
    )
  }, [isWanted, parts])
  const draw = ({ hint, insert, leave }: MenuSurface): VNode | null =>
    offer ? (
      <>
        <button
          type="button"
          class="template-button"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(true)}
        >
          Template {hint && <kbd>{hint}</kbd>}
        </button>
        {isOpen && parts && (
          <parts.TemplateMenu
            offer={offer}
            onChoose={(operation) => {
              setIsOpen(false)
              insert(operation)
            }}
            onClose={(isByKey) => {
              setIsOpen(false)
              if (isByKey) leave()
            }}
          />
        )}
      </>
    ) : null
  return { draw, stepToBlank: parts?.stepToBlank, openTemplates: offer && (() => setIsOpen(true)) }
}
