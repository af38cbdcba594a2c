/**
 * The hosts named in the manifest: the places where people watch videos, and no others. The list is fixed at the
 * first release, because Chromium disables an extension whose update names a new host until its user accepts it.
 * Every other page is read with `activeTab`, at the user's click or key.
 */
export const declaredHosts = [
  '*://*.youtube.com/*',
  '*://*.youtube-nocookie.com/*',
  '*://*.vimeo.com/*',
  '*://*.bilibili.com/*',
  '*://*.ted.com/*',
  '*://media.ccc.de/*',
  '*://*.panopto.com/*',
  '*://*.panopto.eu/*',
  '*://*.coursera.org/*',
]
