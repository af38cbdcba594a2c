import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A figure with its limit. `fits` is false when the build may not go out. */
export interface Figure {
  what: string
  value: number
  limit: number
  unit: 'bytes gzip' | 'bytes'
  fits: boolean
}

/** The size of what a browser has to fetch and compile, as it travels. */
export function gzipSize(...contents: (string | Buffer)[]): number {
  return contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0)
}

/** The scripts that an extension page loads before it can show anything: its own and all that they import statically. */
export function scriptsOfPage(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8')
  const found = new Set<string>()
  const waiting = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path = '']) => path)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    waiting.push(...staticImports(readFileSync(join(folder, path), 'utf8')).map((name) => join('chunks', name)))
  }
  return [...found].sort()
}

function staticImports(script: string): string[] {
  const pattern = /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["']\.\/([^"']+\.js)["']/g
  return [...script.matchAll(pattern)].map(([, name = '']) => name)
}

interface Manifest {
  content_scripts?: { matches: string[]; js?: string[]; css?: string[] }[]
  permissions: string[]
  host_permissions: string[]
}

/** Every budget of size, measured on a build. */
export function measureSizes(folder: string): Figure[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const sizeOf = (...names: string[]) => gzipSize(...names.map((name) => readFileSync(join(folder, name))))
  const declared = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css])
  const everywhere = (manifest.content_scripts ?? []).filter(({ matches }) => matches.some(isAnyHost))
  const onUnknownSites = everywhere.flatMap(({ js = [], css = [] }) => [...js, ...css])
  return [
    figure('script declared on a named host', sizeOf(...declared), 8_000),
    figure('injected on an unknown site before the user asks', sizeOf(...onUnknownSites), 0),
    figure('reader, on demand', sizeOf('reader.js'), 40_000),
    figure('the same for sites with a player', sizeOf('video-reader.js'), 40_000),
    figure("popup's own JS", sizeOf(...scriptsOfPage(folder, 'popup.html')), 45_000),
  ]
}

function figure(what: string, value: number, limit: number): Figure {
  return { what, value, limit, unit: 'bytes gzip', fits: value <= limit }
}

function isAnyHost(pattern: string): boolean {
  return pattern === '<all_urls>' || /^[^:]+:\/\/\*\//.test(pattern)
}

/** The rights that Lectern must never ask for at installation, as sentences; none when all is well. */
export function findExcessRights(folder: string): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const forbidden = ['tabs', 'history', 'webRequest', 'cookies', 'downloads', 'identity', '<all_urls>']
  return [
    ...manifest.permissions.filter((name) => forbidden.includes(name)).map((name) => `asks for the permission ${name}`),
    ...manifest.host_permissions.filter(isAnyHost).map((pattern) => `declares every host with ${pattern}`),
  ]
}

/** Files of the build that name a place on the network which they could load from: scripts, styles, fonts. */
export function findRemoteCode(folder: string): string[] {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return pages.filter((name) =>
    /<(script|link|img|iframe)[^>]+(src|href)="https?:/.test(readFileSync(join(folder, name), 'utf8')),
  )
}

/** @throws when a build is over a budget or asks for too much, naming all that is wrong. */
export function checkBuild(folder: string): void {
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`There is no build in ${folder}.`)
  const figures = measureSizes(folder)
  for (const { what, value, limit } of figures) console.log(`${what}: ${value} of ${limit} bytes gzip`)
  const problems = [
    ...figures
      .filter(({ fits }) => !fits)
      .map(({ what, value, limit }) => `${what} is ${value} bytes gzip, ${limit} allowed`),
    ...findExcessRights(folder),
    ...findRemoteCode(folder).map((name) => `${name} loads something from the network`),
  ]
  if (problems.length > 0) throw new Error(`${folder}:\n  ${problems.join('\n  ')}`)
}
