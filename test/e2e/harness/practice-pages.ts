import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PracticePage } from './practice-network'

const roots = ['test/pages', 'test/e2e/pages']

/** Every page folder that has an address: `page.html`, and `page.json` with its `url`. */
export function readPracticePages(): PracticePage[] {
  const folders = roots
    .filter((root) => existsSync(root))
    .flatMap((root) => readdirSync(root).map((name) => join(root, name)))
  return folders
    .filter((folder) => existsSync(join(folder, 'page.json')) && existsSync(join(folder, 'page.html')))
    .map((folder) => ({
      url: JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8')).url,
      body: readFileSync(join(folder, 'page.html'), 'utf8'),
    }))
}
