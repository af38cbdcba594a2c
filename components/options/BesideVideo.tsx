import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { chordText, defaultKeys, type KeyAction, type KeyChord, type Keys, keyActions } from '@/utils/keys'
import type { Settings } from '@/utils/settings'
import { KeyField } from './KeyField'

export interface BesideVideoProps {
  settings: Settings
  onChange: (change: Partial<Settings>) => void
}

const rules: Record<Settings['stampRule'], string> = {
  interval: 'when some time has passed since the last one',
  every: 'on every bullet',
  top: 'on bullets that stand under no other',
  key: 'only by its key',
}

/** What the keys do. Those that are the browser's shortcuts as well have the same name there. */
export const actionNames: Record<KeyAction, string> = {
  card: 'Open the note card, or go to its text; in the card, close it',
  moment: 'Keep a moment: the time, its chapter and the last words',
  'moment-with-frame': 'Keep a moment with the picture',
  frame: 'Keep the picture',
  mark: 'Write the time; again at a time, the end of a range',
  earlier: 'The time at the caret a second earlier',
  later: 'The time at the caret a second later',
  play: 'Play or pause',
  back: '5 seconds back',
  forward: '5 seconds forward',
  slower: 'Slower',
  faster: 'Faster',
  'to-player': 'From the text to the player',
  keys: 'Show the keys in the card, or hide them',
  template: 'Put a template here: a question, a pass over a paper',
}

/** When bullets get their times, whether the video waits, how pictures are kept, and the keys. */
export function BesideVideo({ settings, onChange }: BesideVideoProps): VNode {
  return (
    <>
      <label class="setting">
        A new bullet gets the time
        <select
          class="select"
          value={settings.stampRule}
          onChange={(event) => {
            const stampRule = stampRules.find((rule) => rule === event.currentTarget.value)
            if (stampRule) onChange({ stampRule })
          }}
        >
          {stampRules.map((rule) => (
            <option key={rule} value={rule}>
              {rules[rule]}
            </option>
          ))}
        </select>
      </label>
      {settings.stampRule === 'interval' && (
        <NumberSetting
          label="Seconds that must have passed"
          value={settings.stampPauseSeconds}
          min={1}
          max={600}
          onChange={(stampPauseSeconds) => onChange({ stampPauseSeconds })}
        />
      )}
      <NumberSetting
        label="Seconds that a time points before the key"
        value={settings.leadInSeconds}
        min={0}
        max={30}
        onChange={(leadInSeconds) => onChange({ leadInSeconds })}
      />
      <p class="small">
        People react late. Twice as far at double speed, and Backspace right behind a new time takes it back.
      </p>
      <label class="setting">
        <input
          type="checkbox"
          class="checkbox"
          checked={settings.pausesOnTyping}
          onChange={(event) => onChange({ pausesOnTyping: event.currentTarget.checked })}
        />
        The video waits while I type
      </label>
      <p class="small">It goes on after Enter, or after two seconds without a letter.</p>
      <NumberSetting
        label="Pictures are at most this wide, in pixels"
        value={settings.frameWidthPixels}
        min={160}
        max={3840}
        onChange={(frameWidthPixels) => onChange({ frameWidthPixels })}
      />
      <NumberSetting
        label="Their quality, in per cent"
        value={settings.frameQualityPercent}
        min={30}
        max={100}
        onChange={(frameQualityPercent) => onChange({ frameQualityPercent })}
      />
      <KeyTable keys={settings.keys} onChange={(keys) => onChange({ keys })} />
    </>
  )
}

const stampRules = Object.keys(rules) as Settings['stampRule'][]

function KeyTable({ keys, onChange }: { keys: Keys; onChange: (keys: Keys) => void }): VNode {
  const isDefault = keyActions.every((action) => keys[action] === defaultKeys[action])
  return (
    <>
      <h3 class="pane-heading">Keys beside a video</h3>
      <p class="small">Press a button, then the new keys. Backspace switches a key off, Escape leaves it as it is.</p>
      <dl class="key-list">
        {keyActions.map((action) => (
          <KeyRow
            key={action}
            action={action}
            keys={keys}
            onChord={(chord) => onChange({ ...keys, [action]: chord })}
          />
        ))}
      </dl>
      {!isDefault && (
        <button type="button" class="button" onClick={() => onChange(defaultKeys)}>
          All keys as they were
        </button>
      )}
    </>
  )
}

interface KeyRowProps {
  action: KeyAction
  keys: Keys
  onChord: (chord: KeyChord) => void
}

function KeyRow({ action, keys, onChord }: KeyRowProps): VNode {
  const problemOf = (chord: KeyChord) => {
    const other = keyActions.find((each) => each !== action && chord !== '' && keys[each] === chord)
    return other && `${chordText(chord)} is the key for “${actionNames[other]}”. Change that one first.`
  }
  return (
    <>
      <dt>
        <KeyField name={actionNames[action]} chord={keys[action]} problemOf={problemOf} onChord={onChord} />
      </dt>
      <dd>{actionNames[action]}</dd>
    </>
  )
}

interface NumberSettingProps {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** A whole number; one out of range is said and not stored. */
function NumberSetting({ label, value, min, max, onChange }: NumberSettingProps): VNode {
  const isBroken = useSignal(false)
  const problemId = useId()
  return (
    <div>
      <label class="setting">
        {label}
        <input
          type="number"
          class="input"
          value={value}
          min={min}
          max={max}
          step={1}
          aria-invalid={isBroken.value}
          aria-describedby={problemId}
          onChange={(event) => {
            const typed = event.currentTarget.valueAsNumber
            isBroken.value = !Number.isInteger(typed) || typed < min || typed > max
            if (!isBroken.value) onChange(typed)
          }}
        />
      </label>
      <span id={problemId} class="small key-problem" role="status">
        {isBroken.value && `A whole number from ${min} to ${max}. It stays ${value}.`}
      </span>
    </div>
  )
}
