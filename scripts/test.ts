import { checkSteps } from './check-steps'
import { runSteps, testsInBrowsers } from './steps'

await runSteps([...checkSteps, testsInBrowsers('real Chromium and real Firefox', 'e2e')])
