import type { RefObject, VNode } from 'preact'
import { useState } from 'preact/hooks'
import ShotDialog from '@/components/ShotDialog'
import { useShotPicture } from '@/components/shot-picture'
import type { PlaceMark, TimeMark } from '@/utils/notes/marks'
import type { StripLine } from '@/utils/notes/strip'
import { splitAtShots } from '@/utils/shot'
import { clockText } from '@/utils/time'
import type { EditorPlace, NotesEditorProps } from './editor-props'

interface NotesStripProps extends Pick<NotesEditorProps, 'player' | 'place' | 'linkOf' | 'loadShot' | 'onEnlarge'> {
  /** The text of the editor that this lies over. */
  text: string
  lines: readonly StripLine[]
  box: RefObject<HTMLDivElement | null>
  /** Puts the focus in the text. */
  onFocusText(): void
}

/**
 * Lies over an editor and wraps as its text does, so that what belongs to a line stands beside it: its time, to be
 * pressed, its chapter, its pictures. By keyboard the same is done from the line, so nothing here is a stop for Tab.
 */
export function NotesStrip({ text, lines, box, onFocusText, ...rest }: NotesStripProps): VNode {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the mouse is for the buttons in it.
    <div
      class="notes-strip"
      ref={box}
      onMouseDown={(event) => {
        // The keyboard stays with the text: what is pressed here is no place to type in.
        if (event.button !== 0 || !(event.target instanceof Element) || !event.target.closest('button')) return
        event.preventDefault()
        onFocusText()
      }}
    >
      {text.split('\n').map((line, index) => {
        const shown = lines[index]
        return (
          <div key={index} class="strip-line">
            {shown && (shown.mark || shown.place || shown.shots.length > 0) && <Beside line={shown} {...rest} />}
            {/* An empty line is as high as any other. */}
            <span aria-hidden="true">{line === '' ? '\u200b' : drawLine(line)}</span>
          </div>
        )
      })}
    </div>
  )
}

/** A browser may break a line within `![[…]]`: its ground shows that it is one. */
function drawLine(line: string): VNode[] {
  return splitAtShots(line).map(({ text, isShot }, index) => (
    <span key={index} class={isShot ? 'strip-embed' : undefined}>
      {text}
    </span>
  ))
}

type BesideProps = Pick<NotesEditorProps, 'player' | 'place' | 'linkOf' | 'loadShot' | 'onEnlarge'> & {
  line: StripLine
}

function Beside({ line, player, place, linkOf, loadShot, onEnlarge }: BesideProps): VNode {
  const { mark, place: named, chapter, shots, rows } = line
  return (
    <div class="strip-beside" style={{ '--rows': rows }}>
      {mark && <Time mark={mark} chapter={chapter} player={player} link={linkOf?.(mark.startSeconds)} />}
      {named && place && <Place mark={named} place={place} />}
      {chapter !== undefined && (
        <span class="strip-chapter" dir="auto" title={chapter}>
          {chapter}
        </span>
      )}
      {loadShot && shots.map((name) => <Thumbnail key={name} {...{ name, loadShot, onEnlarge }} />)}
    </div>
  )
}

function Place({ mark, place }: { mark: PlaceMark; place: EditorPlace }): VNode {
  return (
    <button
      type="button"
      class="strip-time"
      tabIndex={-1}
      aria-label={`Go to ${mark.kind} ${mark.where}`}
      onClick={() => place.goTo(mark)}
    >
      {mark.text}
    </button>
  )
}

interface TimeProps {
  mark: TimeMark
  chapter: string | undefined
  player: NotesEditorProps['player']
  link: string | undefined
}

function Time({ mark, chapter, player, link }: TimeProps): VNode {
  const clock = `${mark.isApproximate ? '~' : ''}${clockText(mark.startSeconds)}`
  const hint = [mark.text, chapter].filter(Boolean).join(' · ')
  if (player) {
    return (
      <button
        type="button"
        class="strip-time"
        tabIndex={-1}
        title={hint}
        aria-label={`Play from ${clock}`}
        onClick={() => player.seek(mark.startSeconds)}
      >
        {clock}
      </button>
    )
  }
  if (!link || !/^https?:\/\//i.test(link)) {
    return (
      <span class="strip-time" title={hint}>
        {clock}
      </span>
    )
  }
  return (
    <a class="strip-time" tabIndex={-1} href={link} title={hint} target="_blank" rel="noopener noreferrer">
      {clock}
    </a>
  )
}

interface ThumbnailProps extends Pick<NotesEditorProps, 'onEnlarge'> {
  name: string
  loadShot: NonNullable<NotesEditorProps['loadShot']>
}

function Thumbnail({ name, loadShot, onEnlarge }: ThumbnailProps): VNode | null {
  const [isLarge, setIsLarge] = useState(false)
  const picture = useShotPicture(name, loadShot)
  // A picture that can't be had leaves its name in the text, which says as much.
  if (!picture || 'problem' in picture) return null
  return (
    <>
      <button
        type="button"
        class="strip-picture"
        tabIndex={-1}
        aria-label="Enlarge the picture"
        onClick={() => setIsLarge(true)}
      >
        <img class="strip-shot" src={picture.url} alt="" />
      </button>
      {isLarge && <ShotDialog name={name} load={loadShot} onEnlarge={onEnlarge} onClose={() => setIsLarge(false)} />}
    </>
  )
}
