import type { VNode } from 'preact'
import type { LecternDocument } from '@/utils/document'
import './PropertyFields.css'

type Property = LecternDocument['properties'][number]

export interface PropertyFieldsProps {
  properties: readonly Property[]
  onChange: (properties: Property[]) => void
}

/** The front matter of a document, a name and a value a line; values are YAML as the learner writes it. */
export function PropertyFields({ properties, onChange }: PropertyFieldsProps): VNode {
  const replace = (index: number, property: Property): void => {
    onChange(properties.map((other, at) => (at === index ? property : other)))
  }
  return (
    <details class="properties" open={properties.length > 0}>
      <summary>Properties{properties.length > 0 && ` (${properties.length})`}</summary>
      <p class="small">They stand at the top of the exported file, for Obsidian or Jekyll.</p>
      {properties.map((property, index) => (
        <div class="property" key={index}>
          <input
            class="input"
            aria-label={`Name of property ${index + 1}`}
            placeholder="name"
            value={property.name}
            onChange={(event) => replace(index, { ...property, name: event.currentTarget.value.trim() })}
          />
          <input
            class="input"
            aria-label={`Value of ${property.name || `property ${index + 1}`}`}
            placeholder="value"
            value={property.value}
            onChange={(event) => replace(index, { ...property, value: event.currentTarget.value })}
          />
          <button
            type="button"
            class="row-action"
            aria-label={`Remove ${property.name || `property ${index + 1}`}`}
            onClick={() => onChange(properties.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button button-quiet"
        onClick={() => onChange([...properties, { name: '', value: '' }])}
      >
        + Property
      </button>
    </details>
  )
}
