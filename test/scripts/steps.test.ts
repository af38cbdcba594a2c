import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check, failuresToRunAgain, type ReportedFile, runSteps, type Step } from '@/scripts/steps'

const step = (what: string, passed: number, failed: number, skipped = 0): Step => ({
  what,
  run: async () => ({ passed, failed, skipped }),
})

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text))
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

describe('runSteps', () => {
  it('adds all up in the last line', async () => {
    await runSteps([step('lint', 1, 0), step('unit', 40, 0, 2)])
    expect(said.at(-1)).toBe('\n41 passed, 0 failed, 2 skipped')
    expect(process.exitCode).toBe(0)
  })

  it('goes on after a failure, names it and fails', async () => {
    await runSteps([step('lint', 0, 1), step('unit', 40, 3)])
    expect(said.at(-1)).toBe('\n40 passed, 4 failed')
    expect(said).toContain('\nFailed: lint, unit')
    expect(process.exitCode).toBe(1)
  })
})

describe('check', () => {
  it('counts what throws as failed, and says why', async () => {
    const outcome = await check('budgets', () => {
      throw new Error('reader is too big')
    }).run()
    expect(outcome).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(said).toEqual(['reader is too big'])
  })
})

describe('failuresToRunAgain', () => {
  const file = (name: string, ...statuses: string[]): ReportedFile => ({
    name: resolve(`test/e2e/${name}.test.ts`),
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status, index) => ({ status, fullName: `${name} ${index}` })),
  })

  it('names the files that failed and their tests', () => {
    expect(failuresToRunAgain([file('a', 'passed'), file('b', 'passed', 'failed')])).toEqual({
      files: ['test/e2e/b.test.ts'],
      tests: ['b 1'],
    })
  })

  it.each<[string, ReportedFile[]]>([
    ['nothing where all passed', [file('a', 'passed')]],
    ['nothing where much failed', ['a', 'b', 'c'].map((name) => file(name, 'failed'))],
    ['nothing where a file failed as a whole', [file('a', 'failed'), { ...file('b', 'passed'), status: 'failed' }]],
  ])('%s', (_, results) => {
    expect(failuresToRunAgain(results)).toEqual({ files: [], tests: [] })
  })
})
