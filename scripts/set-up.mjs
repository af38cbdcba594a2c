// Makes a fresh machine ready and then runs a script of this folder: `node scripts/set-up.mjs test`. Plain JavaScript
// without dependencies, for nothing is installed yet when it starts.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './find-browser.mjs'

/** @typedef {import('./find-browser.mjs').BrowserName} BrowserName */

const root = join(fileURLToPath(import.meta.url), '..', '..')
const stampPath = join(root, 'node_modules', '.lectern-installed')

/** Says why set-up can't go on, and what to do. */
class SetUpProblem extends Error {}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`)
}

/**
 * @param {string} command
 * @param {string[]} input
 * @param {NodeJS.ProcessEnv} [variables]
 */
function succeeds(command, input, variables = {}) {
  const options = { cwd: root, stdio: /** @type {const} */ (['ignore', 'inherit', 'inherit']) }
  return spawnSync(command, input, { ...options, env: { ...process.env, ...variables } }).status === 0
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetUpProblem(`Lectern is built with Node 20.19 or newer; this is ${process.versions.node}.`)
}

function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wanted) return
  say('Installing the packages that package-lock.json names (npm ci) …')
  const npm = process.env.npm_execpath
  const input = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  // devDependencies are needed even where NODE_ENV says production.
  const variables = { NODE_ENV: 'development' }
  const isDone = npm ? succeeds(process.execPath, [npm, ...input], variables) : succeeds('npm', input, variables)
  if (!isDone) throw new SetUpProblem('The packages could not be installed; npm says why above. Then run this again.')
  writeFileSync(stampPath, wanted)
}

const aptPackages = { chromium: 'chromium', firefox: 'firefox-esr' }
const aptInstall = 'apt-get install -y --no-install-recommends'

/**
 * The shell commands that install what is missing. Ubuntu's own packages are pointers to snaps, which automation
 * can't drive, so there they come from a package archive that has real ones.
 * @param {BrowserName[]} missing
 */
function installCommands(missing) {
  const isUbuntu = existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'))
  const packages = missing.map((name) => (isUbuntu && name === 'firefox' ? 'firefox' : aptPackages[name])).join(' ')
  const archive = [`${aptInstall} software-properties-common`, 'add-apt-repository -y ppa:xtradeb/apps']
  return ['apt-get update', ...(isUbuntu ? archive : []), 'apt-get update', `${aptInstall} ${packages}`].filter(
    (command, index, all) => command !== all[index - 1],
  )
}

/** @param {BrowserName[]} wanted */
function installBrowsers(wanted) {
  const missing = wanted.filter((name) => !findBrowser(name))
  if (missing.length === 0) return
  for (const variable of missing.map((name) => `${name.toUpperCase()}_BIN`)) {
    if (process.env[variable]) throw new SetUpProblem(`${variable} names no program: ${process.env[variable]}`)
  }
  const names = missing.join(' and ')
  if (!existsSync('/usr/bin/apt-get')) {
    throw new SetUpProblem(
      `There is no ${names} here. Install it as your system does, or name it in CHROMIUM_BIN or FIREFOX_BIN.`,
    )
  }
  const commands = installCommands(missing)
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !process.env.CI) {
    const line = commands.map((command) => `sudo ${command}`).join(' && ')
    throw new SetUpProblem(
      `There is no ${names} here. Install it with this command, then run this again:\n\n  ${line}\n`,
    )
  }
  say(`Installing ${names} with apt-get …`)
  for (const command of commands) {
    const [program = '', ...input] = isRoot ? command.split(' ') : ['sudo', '-n', ...command.split(' ')]
    if (!succeeds(program, input, { DEBIAN_FRONTEND: 'noninteractive' })) {
      throw new SetUpProblem(`"${command}" failed; it says why above.`)
    }
  }
  const still = missing.filter((name) => !findBrowser(name))
  if (still.length > 0) {
    throw new SetUpProblem(
      `The system's packages hold no ${still.join(' and ')} that can be driven. Name one in CHROMIUM_BIN or FIREFOX_BIN.`,
    )
  }
}

/** Pictures show names in Chinese letters; a browser without a font for them draws boxes. */
function installFont() {
  const hasFont = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()
  if (hasFont || process.platform !== 'linux') return
  if (process.getuid?.() !== 0 || !succeeds('apt-get', [...aptInstall.split(' ').slice(1), 'fonts-droid-fallback'])) {
    say('There is no font with Chinese letters here, so the pictures will show boxes (fonts-droid-fallback has them).')
  }
}

/**
 * The browsers that a script drives.
 * @param {string} script
 * @param {string[]} input
 * @returns {BrowserName[]}
 */
function browsersOf(script, input) {
  if (script === 'check') return []
  if (script === 'test' || script === 'e2e') return ['chromium', 'firefox']
  return input.includes('--firefox') ? ['firefox'] : ['chromium']
}

function main() {
  const [script, ...input] = process.argv.slice(2)
  if (!script) throw new SetUpProblem('Name the script to run: node scripts/set-up.mjs test')
  checkNode()
  installPackages()
  installBrowsers(browsersOf(script, input))
  if (script === 'shots') installFont()
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const run = spawnSync(process.execPath, [tsx, join('scripts', `${script}.ts`), ...input], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = run.status ?? 1
}

try {
  main()
} catch (error) {
  if (!(error instanceof SetUpProblem)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
