import type { ComponentChildren, VNode } from 'preact'
import Notice from '@/components/Notice'
import type { Settings } from '@/utils/settings'
import { BesideVideo } from './BesideVideo'
import { counted } from './counted'
import { Keys } from './WelcomeView'

export interface SettingsViewProps {
  entryCount: number
  documentCount: number
  /** Bytes that the browser says are in use here; undefined when it does not say. */
  usedBytes: number | undefined
  /** What the browser answered when it was asked to keep the data; undefined before. */
  isPersisted: boolean | undefined
  shortcuts: readonly { name: string; keys: string }[]
  /** Sites that the learner has allowed Lectern to read besides those named in the manifest. */
  allowedHosts: readonly string[]
  /** Absent where there is nothing to back up. */
  backup?: { state: 'idle' | 'running' } | { state: 'done'; fileName: string } | { state: 'failed'; problem: string }
  onBackUp?: () => void
  /** Undefined until they are known. */
  chosen: Settings | undefined
  onChange: (change: Partial<Settings>) => void
  /** What could not be read or changed, as a sentence. */
  problem?: string | undefined
  onPersist: () => void
  onChangeShortcuts: () => void
}

/** Backup, where the data is, keys and permissions, in plain words. */
export function SettingsView(props: SettingsViewProps): VNode {
  return (
    <article class="pane reading">
      <h1 class="reading-title">Settings</h1>
      {props.problem !== undefined && <Notice tone="problem">{props.problem}</Notice>}
      {props.backup && <Backup backup={props.backup} onBackUp={props.onBackUp} />}
      <Section title="Where your library is">
        <p>
          {counted(props.entryCount, 'entry', 'entries')} and {counted(props.documentCount, 'document', 'documents')}{' '}
          are stored in this browser, on this machine, and nowhere else. Lectern sends nothing anywhere.
          {props.usedBytes !== undefined && ` They take ${sizeText(props.usedBytes)}.`}
        </p>
        <p>
          The browser does not delete them to make room: Lectern is allowed unlimited storage. You can also ask it to
          keep them when you clear other sites’ data.
        </p>
        <div class="button-row">
          <button type="button" class="button" onClick={props.onPersist}>
            Ask the browser to keep my library
          </button>
          <span role="status">{persistText(props.isPersisted)}</span>
        </div>
      </Section>
      <Section title="Your days">
        <label class="setting">
          A day ends at
          <select
            class="select"
            value={props.chosen?.dayEndsAtHour ?? ''}
            onChange={(event) => props.onChange({ dayEndsAtHour: Number(event.currentTarget.value) })}
          >
            {Array.from({ length: 24 }, (_, hour) => (
              <option key={hour} value={hour}>
                {String(hour).padStart(2, '0')}:00
              </option>
            ))}
          </select>
        </label>
        <p class="small">What you learn before that hour counts for the day before.</p>
      </Section>
      {props.chosen && (
        <Section title="Beside a video">
          <BesideVideo settings={props.chosen} onChange={props.onChange} />
        </Section>
      )}
      <Section title="Keys">
        <dl>
          {props.shortcuts.map(({ name, keys }) => (
            <Key key={name} keys={keys} name={name} />
          ))}
          <Key keys="Ctrl+Enter" name="Save, in the popup" />
          <Key keys="/" name="Search the library" />
          <Key keys="J" name="Next entry (or the arrow keys), K the one before" />
          <Key keys="X" name="Select an entry (or Space); with Shift, all up to it" />
          <Key keys="Enter" name="Open an entry; Escape goes back to the list" />
          <Key keys="E" name="Write notes" />
          <Key keys="Delete" name="Delete what is selected" />
          <Key keys="Ctrl+Z" name="Undo, outside a field" />
          <Key keys="Alt+," name="In notes: a second earlier; Alt and . a second later" />
          <Key keys="Alt+Q" name="In notes: put a template there; Tab leads from blank to blank" />
          <Key keys="Alt+Enter" name="In notes: play from the line’s time, or open it" />
          <Key keys="Alt+↑" name="Move a line, or a row of a document’s contents, up; Alt and ↓ down" />
        </dl>
        <button type="button" class="button" onClick={props.onChangeShortcuts}>
          Change the browser’s shortcuts
        </button>
      </Section>
      <Section title="What Lectern may do">
        <dl>
          <dt>Read the page you clip</dt>
          <dd>only when you press its button or key, and only that page</dd>
          <dt>Read known video sites</dt>
          <dd>so that notes can carry the time; nothing else there is read</dd>
          <dt>Store without limit</dt>
          <dd>so that the browser never throws your library away</dd>
          <dt>A line in the menu of links</dt>
          <dd>to queue a link for later</dd>
          {props.allowedHosts.length > 0 && (
            <>
              <dt>Sites that you allowed</dt>
              <dd>{props.allowedHosts.join(', ')}</dd>
            </>
          )}
        </dl>
      </Section>
    </article>
  )
}

type BackupProps = { backup: NonNullable<SettingsViewProps['backup']>; onBackUp: SettingsViewProps['onBackUp'] }

function Backup({ backup, onBackUp }: BackupProps): VNode {
  return (
    <Section title="Backup">
      <p>
        Uninstalling Lectern, or deleting the browser’s profile, deletes the library. A backup is one file with
        everything in it, and it is what survives.
      </p>
      <div class="button-row">
        <button type="button" class="button button-primary" disabled={backup.state === 'running'} onClick={onBackUp}>
          {backup.state === 'running' ? 'Backing up…' : 'Back up now'}
        </button>
        <a href="#/import">Restore a backup</a>
      </div>
      {backup.state === 'done' && <Notice>Saved “{backup.fileName}”. Keep it somewhere else than this browser.</Notice>}
      {backup.state === 'failed' && <Notice tone="problem">{backup.problem}</Notice>}
    </Section>
  )
}

function Section({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Key({ keys, name }: { keys: string; name: string }): VNode {
  return (
    <>
      <dt>{keys ? <Keys keys={keys} /> : 'no keys set'}</dt>
      <dd>{name}</dd>
    </>
  )
}

function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  const step = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = bytes / 1000 ** step
  return `${value.toLocaleString(undefined, { maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1 })} ${units[step]}`
}

function persistText(isPersisted: boolean | undefined): string {
  if (isPersisted === undefined) return ''
  if (isPersisted) return 'The browser keeps it.'
  return 'The browser made no promise. Your library is still not deleted to make room.'
}
