import { checkBuild } from './budgets'
import { lintExtension } from './extension-lint'
import { check, command, type Step, tests } from './steps'

export const chromiumBuild = '.output/chrome-mv3'
export const firefoxBuild = '.output/firefox-mv3'

/** All that can be checked without a browser. */
export const checkSteps: Step[] = [
  command('lint', 'biome', 'check', '.'),
  command('types', 'tsc', '--noEmit'),
  tests('unit tests', 'unit'),
  command('build for Chromium', 'wxt', 'build'),
  command('build for Firefox', 'wxt', 'build', '-b', 'firefox'),
  check('budgets and rights, Chromium', () => checkBuild(chromiumBuild)),
  check('budgets and rights, Firefox', () => checkBuild(firefoxBuild)),
  check("Firefox's own check of add-ons", () => lintExtension(firefoxBuild)),
]
