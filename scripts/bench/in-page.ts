import { resolve } from 'node:path'
import { build } from 'vite'
import type { Surface } from '@/test/e2e/harness/surface'

/**
 * Puts a module of `test/bench` into an extension page, where it works on the page's own library. The shipped build
 * has no such door: the module is bundled here and handed in by the automation.
 */
export async function bringIntoPage(page: Surface, modulePath: string, globalName: string): Promise<void> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': resolve('.') } },
    build: { write: false, minify: true, lib: { entry: resolve(modulePath), formats: ['iife'], name: globalName } },
  })
  const [bundle] = Array.isArray(output) ? output : [output]
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined
  if (!chunk) throw new Error(`${modulePath} could not be bundled.`)
  await page.run(`${chunk.code}; globalThis.${globalName} = ${globalName}; undefined`)
}
