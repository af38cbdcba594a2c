import type { VNode } from 'preact'
import './WelcomeView.css'

export interface WelcomeViewProps {
  /** The keys that clip a page ("Alt+Shift+L"), or undefined when none are set. */
  clipKeys?: string | undefined
  /** The keys that open the note card, or undefined when none are set. */
  cardKeys?: string | undefined
}

/** What Lectern does, for somebody who has just installed it. */
export function WelcomeView({ clipKeys, cardKeys }: WelcomeViewProps): VNode {
  return (
    <article class="pane reading">
      <h1 class="reading-title">Learn from it, and keep it</h1>
      <p class="lead">
        Lectern clips talks, papers and conference sessions into your own notes. Everything stays on this machine.
      </p>
      <ol class="steps">
        <li>
          <h2>Open something worth learning from</h2>
          <p>A talk on YouTube, a paper on arXiv, a session page, or any page at all.</p>
        </li>
        <li>
          <h2>Press {clipKeys ? <Keys keys={clipKeys} /> : 'the Lectern button'}</h2>
          <p>
            Who, what, when and where are read from the page. Add tags, a topic and what you learned, and press{' '}
            <Keys keys="Ctrl+Enter" />.
          </p>
        </li>
        <li>
          <h2>Beside a video, press {cardKeys ? <Keys keys={cardKeys} /> : '“Note beside the video”'}</h2>
          <p>
            The note card opens on the page. Every bullet gets its time, and there is nothing to save.
            {cardKeys && ' The Lectern button has it too.'}
          </p>
        </li>
        <li>
          <h2>Find it here, and take it anywhere</h2>
          <p>
            Search your <a href="#/library">library</a>, gather entries in <a href="#/documents">documents</a> of your
            own, and <a href="#/export">export</a> them as Markdown for Obsidian or a Jekyll site.
          </p>
        </li>
      </ol>
      <p class="backup-sentence">
        Your library lives in this browser and nowhere else: if you uninstall Lectern, it goes. A{' '}
        <a href="#/settings">backup</a> is one file, and it is what survives.
      </p>
      <p>
        <a class="button button-primary" href="#/library">
          Open the library
        </a>
      </p>
    </article>
  )
}

/** Keys as they are printed on a keyboard. */
export function Keys({ keys }: { keys: string }): VNode {
  return (
    <span class="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
