import { command, runSteps, tests } from './steps'

await runSteps([
  command('build for Chromium', 'wxt', 'build'),
  command('build for Firefox', 'wxt', 'build', '-b', 'firefox'),
  tests('real Chromium and real Firefox', 'e2e'),
])
