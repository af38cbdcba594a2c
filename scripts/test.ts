import { checkSteps } from './check-steps'
import { runSteps, tests } from './steps'

await runSteps([...checkSteps, tests('real Chromium and real Firefox', 'e2e')])
