import type { VNode } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { dateText } from '@/utils/entry-summary'
import { listPasses, minutesOf, nextPass, type Pass, passTitle } from '@/utils/notes/pass-list'
import { type PassNumber, passNames, passNumbers } from '@/utils/notes/passes'
import { clockText } from '@/utils/time'
import { ChevronIcon } from './Icons'
import Notice from './Notice'
import type { ReadingState, ShownClock } from './reading-state'
import './PassesPane.css'

export interface PassesPaneProps {
  state: ReadingState
  notes: string
  /** The version that would be read now. */
  version: number | undefined
}

/** The passes over a paper, and the clock of the one that goes on. */
export default function PassesPane({ state, notes, version }: PassesPaneProps): VNode {
  const passes = listPasses(state.readings.value, notes)
  const clock = state.clock.value
  return (
    <section class="passes" aria-label="Passes">
      <div class="passes-bar">
        <h3 class="pane-heading">Passes</h3>
        {!clock && <StartPass next={nextPass(passes)} onStart={(pass) => void state.begin(pass, version)} />}
      </div>
      {state.problem.value !== undefined && <Notice tone="problem">{state.problem.value}</Notice>}
      {clock && <Clock clock={clock} state={state} />}
      {passes.length > 0 && (
        <ul>
          {passes.map((pass) => (
            <PassRow key={`${pass.pass} ${pass.version} ${pass.days[0]}`} pass={pass} onCorrect={state.correct} />
          ))}
        </ul>
      )}
    </section>
  )
}

function StartPass({ next, onStart }: { next: PassNumber; onStart: (pass: PassNumber) => void }): VNode {
  const [chosen, setChosen] = useState<PassNumber>()
  const pass = chosen ?? next
  return (
    <span class="pass-start">
      <button type="button" class="button" onClick={() => onStart(pass)}>
        Start {passNames[pass].toLowerCase()}
      </button>
      <span class="pass-which">
        <select
          class="button"
          aria-label="Which pass to start"
          title="Which pass to start"
          value={pass}
          onChange={(event) => setChosen(passNumbers.find((each) => String(each) === event.currentTarget.value))}
        >
          {passNumbers.map((each) => (
            <option key={each} value={each}>
              {passNames[each]}
            </option>
          ))}
        </select>
        <ChevronIcon />
      </span>
    </span>
  )
}

function Clock({ clock, state }: { clock: ShownClock; state: ReadingState }): VNode {
  const asideMinutes = Math.round(clock.asideSeconds / 60)
  return (
    <>
      <div class="pass-clock">
        <span>
          {passTitle(clock)} · <span class="pass-time">{clockText(clock.seconds)}</span>
          {clock.isIdle && ' · paused, since nothing was done here for a while'}
        </span>
        <button type="button" class="button button-primary" onClick={() => void state.end()}>
          End pass
        </button>
      </div>
      {asideMinutes >= 1 && (
        <Notice>
          {asideMinutes} min passed while this page was hidden or not used.{' '}
          <button type="button" class="button button-quiet" onClick={() => void state.settleAside(true)}>
            I was reading: count them
          </button>{' '}
          <button type="button" class="button button-quiet" onClick={() => void state.settleAside(false)}>
            Leave them out
          </button>
        </Notice>
      )}
    </>
  )
}

function PassRow({ pass, onCorrect }: { pass: Pass; onCorrect: ReadingState['correct'] }): VNode {
  const [first, last] = [pass.days[0], pass.days.at(-1)]
  return (
    <li class="pass-row">
      <span>
        {passTitle(pass)}
        {first && ` · ${dateText(first)}`}
        {last !== first && ` – ${dateText(last)}`}
        {pass.readings.length === 0 && pass.seconds !== undefined && ` · ${minutesOf(pass.seconds)} min`}
      </span>
      {pass.readings.map(({ at, seconds }) => (
        <Minutes key={at} seconds={seconds} onSet={(next) => void onCorrect(at, next)} />
      ))}
    </li>
  )
}

/** How long it took, to be put right by the learner; no minutes at all take the reading back. */
function Minutes({ seconds, onSet }: { seconds: number | undefined; onSet: (seconds: number) => void }): VNode {
  const [isEditing, setIsEditing] = useState(false)
  const id = useId()
  // A field that goes loses the focus, and is not to be taken twice.
  const isTaken = useRef(false)
  const begin = () => {
    isTaken.current = false
    setIsEditing(true)
  }
  if (!isEditing) {
    const text = seconds === undefined ? 'how long?' : `${minutesOf(seconds)} min`
    return (
      <button type="button" class="pass-minutes" title="Correct the minutes" onClick={begin}>
        {text}
      </button>
    )
  }
  const finish = (value: string) => {
    if (isTaken.current) return
    isTaken.current = true
    setIsEditing(false)
    const minutes = Number(value)
    const isChanged = value.trim() !== '' && Number.isFinite(minutes) && minutes >= 0 && minutes <= 6000
    if (isChanged && minutes !== (seconds === undefined ? undefined : minutesOf(seconds))) onSet(minutes * 60)
  }
  return (
    <span>
      <input
        id={id}
        ref={(field) => field?.focus()}
        class="input pass-minutes-input"
        type="number"
        min={0}
        max={6000}
        aria-label="Minutes of this reading; none takes it back"
        defaultValue={seconds === undefined ? '' : String(minutesOf(seconds))}
        onBlur={(event) => finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter') finish(event.currentTarget.value)
          else finish('')
        }}
      />
      <label for={id}> min</label>
    </span>
  )
}
