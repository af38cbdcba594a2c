import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a step found: a step that is no test run counts as one. */
export interface Outcome {
  passed: number
  failed: number
  skipped: number
}

export interface Step {
  what: string
  run: () => Promise<Outcome>
}

/** One command of node_modules/.bin, shown as it runs. It counts as one test. */
export function command(what: string, program: string, ...input: string[]): Step {
  const run = async () => ({
    passed: 0,
    failed: 0,
    skipped: 0,
    ...((await runs(program, input)) ? { passed: 1 } : { failed: 1 }),
  })
  return { what, run }
}

/** One project of vitest.config.ts, counted test by test. */
export function tests(what: string, project: string): Step {
  const run = async () => {
    const report = join('.cache', `${project}.json`)
    mkdirSync('.cache', { recursive: true })
    rmSync(report, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const isDone = await runs('vitest', ['run', '--project', project, ...reporters])
    return countTests(report, isDone)
  }
  return { what, run }
}

/** A function that throws when something is wrong. It counts as one test. */
export function check(what: string, look: () => Promise<void> | void): Step {
  const run = async () => {
    try {
      await look()
      return { passed: 1, failed: 0, skipped: 0 }
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return { passed: 0, failed: 1, skipped: 0 }
    }
  }
  return { what, run }
}

/** Runs all steps, whatever fails, and says in the last line how many tests passed. Sets the exit code. */
export async function runSteps(steps: Step[]): Promise<void> {
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 }
  const failures: string[] = []
  for (const { what, run } of steps) {
    console.log(`\n── ${what}`)
    const startedAt = performance.now()
    const outcome = await run()
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += outcome[key]
    if (outcome.failed > 0) failures.push(what)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    console.log(`── ${what}: ${outcome.failed > 0 ? 'FAILED' : 'done'} in ${seconds} s`)
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** A run that ended badly failed, even where every test that it could report passed. */
function countTests(report: string, isDone: boolean): Outcome {
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    const failed: number = counts.numFailedTests
    const passed: number = counts.numPassedTests
    const isBad = !isDone || passed === 0
    return { passed, failed: isBad ? Math.max(failed, 1) : failed, skipped: counts.numPendingTests }
  } catch (error) {
    console.error(`No report of the tests: ${error}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function runs(program: string, input: string[]): Promise<boolean> {
  const child = spawn(join('node_modules', '.bin', program), input, { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
