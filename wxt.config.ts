import { fileURLToPath } from 'node:url'
import { mergeConfig, type Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { declaredHosts } from './utils/declared-hosts'

// What pages of the extension may load: themselves, and pictures from Blobs. Nothing from anywhere else.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
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

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

const popupMain = fileURLToPath(new URL('./entrypoints/popup/main.tsx', import.meta.url))

/** The modules that the popup loads before it can show anything. */
function neededByPopup(graph: Graph): Set<string> {
  const needed = new Set([popupMain])
  for (const id of needed) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(imported)
  return needed
}

/** Few files, for each one that a page waits for takes time; earlier groups count first. */
const pageChunks = [
  // Preact in a file of its own: the one place where a review of the build finds `innerHTML`.
  { name: 'preact', test: /node_modules[\\/](@preact|preact)[\\/]/ },
  { name: 'model', test: /node_modules[\\/]valibot[\\/]|utils[\\/](document|entry)\.ts$|preload-helper/ },
  // What opens the library and reads its first entries, before anything else is there.
  {
    name: 'library',
    test: /node_modules[\\/]idb[\\/]|utils[\\/]library[\\/](database|listing|migrations|schema)\.ts$/,
  },
  // What the popup has in common with the options page and the card: the popup loads nothing that only those need.
  {
    name: (id: string, graph: Graph) => (neededByPopup(graph).has(id) ? 'shared' : undefined),
    minShareCount: 2,
    test: /components[\\/]\w+\.tsx?$|utils[\\/](notes[\\/]outline[\w-]*|[\w]+)\.ts$/,
  },
]

/** Has the options page's second part loaded beside its first, which opens the library meanwhile. */
const preloadPage: Plugin = {
  name: 'preload-page',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { chunk, bundle = {} }) {
      const filesOf = (fileName: string, known: string[]): string[] => {
        const file = bundle[fileName]
        if (file?.type !== 'chunk' || known.includes(fileName)) return known
        return file.imports.reduce((files, imported) => filesOf(imported, files), [...known, fileName])
      }
      const first = chunk ? filesOf(chunk.fileName, []) : []
      const page = chunk?.dynamicImports.find((fileName) => bundle[fileName]?.name === 'page')
      const later = page ? filesOf(page, first).filter((fileName) => !first.includes(fileName)) : []
      return later.map((fileName) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
        injectTo: 'head' as const,
      }))
    },
  },
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [renamedTokenizer],
    resolve: { alias: { 'decode-named-character-reference': characterReferences } },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'popup')) return
      const split = {
        build: { rollupOptions: { output: { codeSplitting: { groups: pageChunks } } } },
        plugins: [preloadPage],
      }
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
      // Browsers take four suggested keys at most; the learner may give this one a key.
      'clip-to-last-topic': { description: '__MSG_commandClip__' },
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
