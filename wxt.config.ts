import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import { defineConfig } from 'wxt'
import { readingParts, readSites, unusedParts, withoutParts } from './scripts/site-parts'
import { declaredHosts } from './utils/declared-hosts'

// What pages of the extension may load: themselves, and pictures from Blobs. Nothing from anywhere else, but for the page
// of a paper that the learner has fetched by the button that says so (`entrypoints/details/fetch-details.ts`).
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'connect-src https://arxiv.org',
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ')

// For browsers this package decodes character references with `innerHTML`; for everything else it has a table.
const characterReferences = fileURLToPath(
  new URL('./node_modules/decode-named-character-reference/index.js', import.meta.url),
)

/** micromark's tokenizer has a `document` and a `write`, which a review of the build takes for the page's own. */
const renamedTokenizer = {
  name: 'lectern:renamed-tokenizer',
  transform(code: string, id: string) {
    if (!/mdast-util-from-markdown[\\/]lib[\\/]index\.js$/.test(id)) return undefined
    const call = 'parse(options).document().write('
    if (!code.includes(call)) throw new Error('mdast-util-from-markdown has changed: renamedTokenizer no longer fits.')
    const tokenize = 'function tokenize({ write }, chunks) { return write(chunks) }'
    return { code: `${code.replace(call, 'tokenize(parse(options).document(), ')}\n${tokenize}\n`, map: null }
  },
}

/** What the parser of BibTeX merges with looks for the global object with `Function`, which extensions are refused. */
const knownGlobal = {
  name: 'lectern:known-global',
  transform(code: string, id: string) {
    if (!/lodash\.merge[\\/]index\.js$/.test(id)) return undefined
    const guess = `Function('return this')()`
    if (!code.includes(guess)) throw new Error('lodash.merge has changed: knownGlobal no longer fits.')
    return { code: code.replace(guess, 'globalThis'), map: null }
  },
}

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

const pages = ['card', 'options', 'popup', 'sidepanel'] as const
type PageName = (typeof pages)[number]

/** The modules that a page loads before it can show anything, and with `later` those that it may load after that. */
function modulesOf(graph: Graph, page: PageName, later = false): Set<string> {
  const found = new Set([fileURLToPath(new URL(`./entrypoints/${page}/main.tsx`, import.meta.url))])
  for (const id of found) {
    const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {}
    for (const imported of [...importedIds, ...(later ? dynamicallyImportedIds : [])]) found.add(imported)
  }
  return found
}

/** Whether several of the pages have a module in common, of which at least one of `first` needs it from the start. */
function isCommon(id: string, graph: Graph, first: readonly PageName[]): boolean {
  const isNeeded = first.some((page) => modulesOf(graph, page).has(id))
  return isNeeded && pages.filter((page) => modulesOf(graph, page, true).has(id)).length > 1
}

const scripts = /\.(?:tsx?|m?js)$|preload-helper|virtual:wxt/

/** Few files, for each one that a page waits for takes time; earlier groups count first. */
const pageChunks = [
  // Preact in a file of its own: the one place where a review of the build finds `innerHTML`.
  { name: 'preact', test: /node_modules[\\/](@preact|preact)[\\/]/ },
  { name: 'styles', test: /components[\\/][\w\\/]+\.css$/, minShareCount: 2 },
  // The popup loads nothing that only the others need.
  {
    name: (id: string, graph: Graph) =>
      id.includes('virtual:wxt') || isCommon(id, graph, ['popup']) ? 'shared' : undefined,
    debugName: 'shared',
    test: scripts,
  },
  {
    name: (id: string, graph: Graph) => (isCommon(id, graph, pages) ? 'common' : undefined),
    debugName: 'common',
    test: scripts,
  },
]

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [renamedTokenizer, knownGlobal],
    resolve: { alias: { 'decode-named-character-reference': characterReferences } },
    worker: { format: 'es', plugins: () => [knownGlobal, withoutParts(readingParts)] },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const [script = ''] = entrypoints.map(({ name }) => name).filter((name) => unusedParts[name])
      const parts = withoutParts(unusedParts[script] ?? readingParts, readSites[script])
      Object.assign(config, mergeConfig(config, { plugins: [parts] }))
      if (!entrypoints.some(({ type }) => type === 'popup')) return
      const output = { codeSplitting: { groups: pageChunks } }
      const split = { build: { modulePreload: { polyfill: false }, rollupOptions: { output } } }
      Object.assign(config, mergeConfig(config, split))
    },
  },
  targetBrowsers: ['chrome', 'firefox'],
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: declaredHosts,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandPopup__',
      },
      'open-card': {
        suggested_key: { default: 'Alt+N' },
        description: '__MSG_commandCard__',
      },
      'mark-moment': {
        suggested_key: { default: 'Alt+M' },
        description: '__MSG_commandMoment__',
      },
      'take-picture': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_commandPicture__',
      },
      // Browsers take four suggested keys at most; the learner may give these a key.
      'clip-to-last-topic': { description: '__MSG_commandClip__' },
      'open-panel': { description: '__MSG_commandPanel__' },
    },
    content_scripts: [{ matches: declaredHosts, js: ['watch-keys.js'], all_frames: true, run_at: 'document_start' }],
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: ['https://*/*', 'http://*/*'],
        // A page can't look whether Lectern is there. Firefox does so for every extension.
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
      },
    ],
    ...(mode === 'production' && {
      content_security_policy: { extension_pages: contentSecurityPolicy },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'lectern@lectern.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '133' }),
  }),
})
