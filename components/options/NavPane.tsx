import type { VNode } from 'preact'
import { FilterLists, type FilterListsProps } from './FilterLists'
import './NavPane.css'

interface Place {
  hash: string
  label: string
  /** What is there, where the word alone does not say it. */
  hint?: string
}

const places: Place[] = [
  { hash: '#/library', label: 'Library' },
  { hash: '#/documents', label: 'Documents', hint: 'your topics and other texts' },
  { hash: '#/export', label: 'Export' },
  { hash: '#/import', label: 'Import' },
  { hash: '#/settings', label: 'Settings' },
]

export interface NavPaneProps extends FilterListsProps {
  /** The hash of the place that is shown. */
  currentHash: string
}

/** The way around the library, and under it what its entries can be narrowed to. */
export function NavPane({ currentHash, ...filters }: NavPaneProps): VNode {
  return (
    <nav class="nav" aria-label="Lectern">
      <a class="nav-brand" href="#/welcome">
        Lectern
      </a>
      <ul class="nav-places">
        {places.map(({ hash, label, hint }) => (
          <li key={hash}>
            <a class="nav-link" href={hash} aria-current={hash === currentHash ? 'page' : undefined}>
              <span>
                {label}
                {hint !== undefined && <span class="small nav-hint">{hint}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <FilterLists {...filters} />
    </nav>
  )
}
