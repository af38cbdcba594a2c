import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'

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
  return { what, run: () => runTests(project) }
}

/**
 * The same for tests in real browsers, of which several share the machine: the files of a few that failed are run once
 * more, alone. What fails then has failed; what passes is told by its name, for it depends on what runs beside it.
 */
export function testsInBrowsers(what: string, project: string): Step {
  const run = async () => {
    const first = await runTests(project)
    const failed = readFailures(project)
    if (failed.files.length === 0) return first
    console.log(`\n── again, alone: ${failed.files.join(', ')}`)
    const again = await runTests(project, ['--maxWorkers=1', ...failed.files])
    if (again.failed > 0) return { ...first, failed: again.failed }
    console.log(`\nFailed beside others and passed alone:\n${failed.tests.map((name) => `- ${name}`).join('\n')}`)
    return { ...first, passed: first.passed + failed.tests.length, failed: 0 }
  }
  return { what, run }
}

const mostFilesAgain = 2

async function runTests(project: string, options: string[] = []): Promise<Outcome> {
  const report = reportOf(project)
  mkdirSync('.cache', { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const isDone = await runs('vitest', ['run', '--project', project, ...reporters, ...options])
  return countTests(report, isDone)
}

const reportOf = (project: string) => join('.cache', `${project}.json`)

/** What Vitest's report says of a file; its path is absolute. */
export interface ReportedFile {
  name: string
  status: string
  assertionResults: { status: string; fullName: string }[]
}

export interface Failures {
  files: string[]
  tests: string[]
}

/** The files to run again, and their tests that failed. None where a file failed as a whole: that is no test's fault. */
export function failuresToRunAgain(results: ReportedFile[]): Failures {
  const failed = results.filter(({ status }) => status === 'failed')
  const testsOf = ({ assertionResults }: ReportedFile) => assertionResults.filter(({ status }) => status === 'failed')
  const mayPassAlone = failed.length <= mostFilesAgain && failed.every((file) => testsOf(file).length > 0)
  const again = mayPassAlone ? failed : []
  return {
    files: again.map(({ name }) => relative('.', name)),
    tests: again.flatMap((file) => testsOf(file).map(({ fullName }) => fullName)),
  }
}

function readFailures(project: string): Failures {
  if (!existsSync(reportOf(project))) return { files: [], tests: [] }
  return failuresToRunAgain(JSON.parse(readFileSync(reportOf(project), 'utf8')).testResults)
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
