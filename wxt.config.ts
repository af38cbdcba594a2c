import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
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
      // Preact in a file of its own: the one place where a review of the build finds `innerHTML`.
      const preact = { name: 'preact', test: /node_modules[\\/](@preact|preact)[\\/]/ }
      const split = { build: { rollupOptions: { output: { codeSplitting: { groups: [preact] } } } } }
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
      'clip-to-last-topic': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandClip__',
      },
    },
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
