import { ChevronIcon } from '@/components/Icons'
import type { Places } from './places'

/** Where the learner is in the source: a page to be said, or the section in view. */
export default function PlaceLine({ places }: { places: Places }) {
  const { value: kind } = places.kind
  const { value: place } = places.current
  if (kind === undefined) return null
  if (kind === 'section') {
    return (
      <p class="small panel-place">{place ? `§${place.where} is in view` : 'No numbered section is in view yet'}</p>
    )
  }
  return (
    <div class="panel-place small">
      <label for="page">Page</label>
      <button
        type="button"
        class="icon-button"
        aria-label="A page back"
        title="A page back (Alt PageUp)"
        onClick={() => places.step(-1)}
      >
        <ChevronIcon />
      </button>
      <input
        id="page"
        class="input panel-page"
        inputMode="numeric"
        autocomplete="off"
        placeholder="–"
        value={place?.where ?? ''}
        onInput={({ currentTarget: field }) => {
          const page = Number.parseInt(field.value, 10)
          if (page > 0 || field.value === '') places.setPage(page || undefined)
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label="A page further"
        title="A page further (Alt PageDown)"
        onClick={() => places.step(1)}
      >
        <ChevronIcon />
      </button>
    </div>
  )
}
