import type { PageReading } from './browser'
import type { Outcome } from './compare'
import type { RecordedPage } from './recorded'

type Counts = Record<Outcome['verdict'], number>

/** Gathers outcomes and prints them as a table, the mismatches and the reading times. */
export class Report {
  readonly #counts = new Map<string, Counts>()
  readonly #mismatches: string[] = []
  readonly #errors: string[] = []
  readonly #milliseconds: number[] = []
  #pageCount = 0

  add(page: RecordedPage, reading: PageReading, outcomes: Outcome[] | undefined): void {
    this.#pageCount += 1
    if (reading.milliseconds !== undefined) this.#milliseconds.push(reading.milliseconds)
    if (reading.error) this.#errors.push(`${page.file}: ${reading.error}`)
    for (const outcome of outcomes ?? []) {
      const key = `${page.kind}\t${outcome.field}`
      const counts = this.#counts.get(key) ?? { right: 0, wrong: 0, missing: 0 }
      counts[outcome.verdict] += 1
      this.#counts.set(key, counts)
      if (outcome.verdict !== 'right') this.#mismatches.push(describe(page, outcome))
    }
  }

  print(): string {
    const header = row('kind', 'field', 'right', 'wrong', 'missing')
    const rows = [...this.#counts].sort(([one], [other]) => one.localeCompare(other))
    const table = rows.map(([key, { right, wrong, missing }]) => row(...key.split('\t'), right, wrong, missing))
    return [
      'Mismatches',
      ...this.#mismatches.sort(),
      '',
      'Sentences instead of clips',
      ...this.#errors.sort(),
      '',
      header,
      ...table,
      '',
      `${this.#pageCount} pages; reading took ${percentile(this.#milliseconds, 0.5)} ms (median), ${percentile(this.#milliseconds, 0.95)} ms (p95)`,
    ].join('\n')
  }
}

function describe(page: RecordedPage, { field, verdict, expected, found }: Outcome): string {
  const shown = `expected ${short(expected)}`
  return `${page.file} ${field} ${verdict}: ${verdict === 'missing' ? shown : `${shown}, found ${short(found)}`}`
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 240 ? `${text.slice(0, 240)}…` : text
}

function row(...cells: (string | number)[]): string {
  return cells.map((cell, index) => String(cell).padEnd(index === 1 ? 22 : 9)).join(' ')
}

function percentile(numbers: readonly number[], share: number): string {
  const sorted = [...numbers].sort((one, other) => one - other)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}
