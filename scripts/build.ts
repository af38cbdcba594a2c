import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserName } from '@/test/e2e/harness/browser-under-test'

/** Builds the extension for a browser, and says something only when that fails. */
export async function buildExtension(browser: BrowserName): Promise<void> {
  const input = ['build', ...(browser === 'firefox' ? ['-b', 'firefox'] : [])]
  await new Promise<void>((resolve, reject) =>
    execFile(join('node_modules', '.bin', 'wxt'), input, (error, stdout, stderr) =>
      error ? reject(new Error(`The extension could not be built.\n${stdout}${stderr}`)) : resolve(),
    ),
  )
}
