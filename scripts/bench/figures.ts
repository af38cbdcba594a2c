/** One row of the table: what was measured, and what the design allows. */
export interface BenchRow {
  what: string
  value: string
  limit: string
  /** Absent where there is no limit. */
  fits?: boolean
}

/** The value below which the given share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A row for times of which the given share must keep within a limit, where there is one. */
export function timeRow(what: string, times: readonly number[], share: number, limitMs?: number): BenchRow {
  const value = quantile(times, share)
  const name = share === 0.5 ? 'median' : `p${share * 100}`
  const row = { what: `${what}, ${name} of ${times.length}`, value: `${value.toFixed(1)} ms` }
  return limitMs === undefined ? { ...row, limit: '' } : { ...row, limit: `${limitMs} ms`, fits: value <= limitMs }
}

export function printTable(rows: readonly BenchRow[]): void {
  const cells = rows.map(({ what, value, limit, fits }) => [
    what,
    value,
    limit,
    fits === undefined ? '' : fits ? 'ok' : 'OVER',
  ])
  const table = [['what', 'measured', 'limit', ''], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table) {
    const [what = '', value = '', limit = '', state = ''] = row
    console.log(
      `${what.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${limit.padStart(widths[2] ?? 0)}  ${state}`.trimEnd(),
    )
  }
}
