import { shotEmbed } from '@/utils/shot'
import type { OutlineOperation } from './outline'
import { replaceSpan } from './replace-span'

/** A shot at the caret, apart from the words around it. */
export function addShot(name: string): OutlineOperation {
  return (edited) => {
    const { text, selectionStart, selectionEnd } = edited
    const before = /\S/.test(text.charAt(selectionStart - 1)) ? ' ' : ''
    const after = /\S/.test(text.charAt(selectionEnd)) ? ' ' : ''
    const embed = before + shotEmbed(name) + after
    const caret = selectionStart + embed.length
    return { ...replaceSpan(edited, selectionStart, selectionEnd, embed), selectionStart: caret, selectionEnd: caret }
  }
}
