// Plain JavaScript without dependencies: set-up runs it before anything is installed.
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {Record<BrowserName, { variable: string, commands: string[], places: string[] }>} */
const known = {
  chromium: {
    variable: 'CHROMIUM_BIN',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    commands: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
}

/**
 * The path of an installed browser, or undefined. The environment variable CHROMIUM_BIN or FIREFOX_BIN goes before the PATH.
 * @param {BrowserName} name
 * @returns {string | undefined}
 */
export function findBrowser(name) {
  const { variable, commands, places } = known[name]
  const named = process.env[variable]
  if (named) return isExecutable(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...candidates, ...places].find((path) => isExecutable(path) && !isSnapPointer(path))
}

/**
 * @param {BrowserName} name
 * @returns {string}
 * @throws when there is none, with what to do.
 */
export function requireBrowser(name) {
  const path = findBrowser(name)
  if (path) return path
  throw new Error(`No ${name} was found. Run "npm test" once, or name one in the variable ${known[name].variable}.`)
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Ubuntu's packages of both browsers hold only a script that points to a snap, which automation cannot drive.
 * @param {string} path
 */
export function isSnapPointer(path) {
  const target = realpathSync(path)
  if (target.startsWith('/snap/') || target.endsWith('/snap')) return true
  if (statSync(target).size > 20_000) return false
  return /\/snap\/bin\/|snap install/.test(readFileSync(target, 'utf8'))
}
