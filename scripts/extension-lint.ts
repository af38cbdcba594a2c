import { execFile } from 'node:child_process'
import { join } from 'node:path'

interface Finding {
  code: string
  message: string
  description: string
  file?: string
}

interface Report {
  errors: Finding[]
  warnings: Finding[]
}

/** Preact sets `innerHTML` in its own code, for a property that Lectern never uses (the linter refuses it). */
function isAboutPreact({ code, file }: Finding): boolean {
  return code === 'UNSAFE_VAR_ASSIGNMENT' && /^chunks\/preact-[\w-]+\.js$/.test(file ?? '')
}

/** What keeps a build out of Firefox's add-on site: every error, and every warning but Preact's. */
export function findProblems(report: Report): string[] {
  const findings = [...report.errors, ...report.warnings.filter((warning) => !isAboutPreact(warning))]
  return findings.map(({ code, file, message }) => `${code} in ${file ?? 'the build'}: ${message}`)
}

/** @throws with all problems that `web-ext lint` finds in a build. */
export async function lintExtension(folder: string): Promise<void> {
  const input = ['lint', '--source-dir', folder, '--output', 'json']
  const output = await new Promise<string>((resolve) =>
    execFile(join('node_modules', '.bin', 'web-ext'), input, { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout)),
  )
  const problems = findProblems(JSON.parse(output))
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
