import { command, runSteps, testsInBrowsers } from './steps'

await runSteps([
  command('build for Chromium', 'wxt', 'build'),
  command('build for Firefox', 'wxt', 'build', '-b', 'firefox'),
  testsInBrowsers('real Chromium and real Firefox', 'e2e'),
])
