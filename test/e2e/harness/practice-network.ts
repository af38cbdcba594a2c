import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls'
import { makeCertificate } from './certificate'

export interface PracticePage {
  url: string
  body: string | Buffer
  /** HTML when absent. */
  contentType?: string
  headers?: Record<string, string>
  /** `unmeasured`: its length is not told beforehand. `endless`: it begins, and its end never comes. */
  sending?: 'unmeasured' | 'endless'
}

/**
 * What the browsers ask for by themselves, whatever is installed in them, after all that flags and preferences switch
 * off. Lectern has no business with any of these hosts, so leaving them out hides nothing.
 */
const hostsOfBrowsersThemselves = new Set([
  'accounts.google.com',
  'clients2.google.com',
  'clientservices.googleapis.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  'safebrowsingohttpgateway.googleapis.com',
  'update.googleapis.com',
  'www.google.com',
  'aus5.mozilla.org',
  'content-signature-2.cdn.mozilla.net',
  'contile.services.mozilla.com',
  'detectportal.firefox.com',
  'firefox.settings.services.mozilla.com',
  'incoming.telemetry.mozilla.org',
  'location.services.mozilla.com',
  'push.services.mozilla.com',
  'services.addons.mozilla.org',
])

/**
 * All the network that a browser under test has: a proxy on this machine that answers practice pages under their real
 * URLs, refuses everything else, and remembers every request. What is refused here was really sent, by whomever.
 */
export class PracticeNetwork {
  readonly #pages = new Map<string, PracticePage>()
  readonly #hosts = new Map<string, (url: URL) => PracticePage | undefined>()
  readonly #visited = new Set<PracticePage>()
  readonly #sockets = new Set<Socket>()
  readonly #counts = new Map<string, number>()
  #stray: string[] = []
  #proxy: Server | undefined
  #tls: TlsServer | undefined

  /** Serves a page from now on, in place of what its URL answered before. */
  serve(page: PracticePage): void {
    this.#pages.set(withoutHash(page.url), page)
  }

  /** Has all of a host's addresses answered from now on, but for the pages that are served by name. */
  serveHost(host: string, answer: (url: URL) => PracticePage | undefined): void {
    this.#hosts.set(host, answer)
  }

  /** Every request that no practice page and no browser by itself accounts for, as `GET url`. */
  get strayRequests(): readonly string[] {
    return this.#stray
  }

  /** How often an address was asked for, by whomever. */
  requestCount(url: string): number {
    return this.#counts.get(withoutHash(url)) ?? 0
  }

  forgetRequests(): void {
    this.#stray = []
  }

  /** Starts listening. @returns the port on 127.0.0.1 */
  async start(): Promise<number> {
    const secure = createServer(this.#answer('https'))
    this.#tls = createTlsServer(makeCertificate(), (socket) => secure.emit('connection', socket))
    const proxy = createServer(this.#answer('http'))
    proxy.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    })
    proxy.on('connect', (_request: IncomingMessage, socket: Socket, head: Buffer) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      if (head.length > 0) socket.unshift(head)
      this.#tls?.emit('connection', socket)
    })
    this.#proxy = proxy
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    return (proxy.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#tls?.removeAllListeners()
    const proxy = this.#proxy
    if (proxy) await new Promise((resolve) => proxy.close(resolve))
  }

  #answer(scheme: 'http' | 'https'): RequestListener {
    return (request, response) => {
      const path = request.url ?? '/'
      const url = path.startsWith('http') ? path : `${scheme}://${request.headers.host ?? 'unknown'}${path}`
      this.#counts.set(url, (this.#counts.get(url) ?? 0) + 1)
      // Chromium asks for https where the address says http.
      const page = this.#pages.get(url) ?? this.#pages.get(url.replace(/^https:/, 'http:')) ?? this.#ofHost(url)
      if (!page) {
        if (!this.#isExpected(new URL(url))) this.#stray.push(`${request.method} ${url}`)
        response.writeHead(404).end()
        return
      }
      this.#visited.add(page)
      send(response, page, request.headers.range)
    }
  }

  #ofHost(url: string): PracticePage | undefined {
    const parsed = new URL(url)
    return this.#hosts.get(parsed.host)?.(parsed)
  }

  /** A tab's icon, what a page that was visited loads by its own markup, and what the browsers do by themselves. */
  #isExpected(url: URL): boolean {
    if (hostsOfBrowsersThemselves.has(url.hostname)) return true
    const pages = [...this.#visited]
    if (url.pathname === '/favicon.ico') return pages.some((page) => new URL(page.url).host === url.host)
    return pages.some((page) => loads(page, url))
  }
}

/** Players jump by asking for a part of the file: https://www.rfc-editor.org/rfc/rfc9110#section-14.2 */
function send(response: ServerResponse, page: PracticePage, range = ''): void {
  const headers = { 'content-type': page.contentType ?? 'text/html; charset=utf-8', ...page.headers }
  if (page.sending) {
    response.writeHead(200, headers).write(page.body)
    if (page.sending === 'unmeasured') response.end()
    return
  }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
  if (first === undefined || typeof page.body === 'string') {
    response.writeHead(200, { ...headers, 'accept-ranges': 'bytes', 'content-length': Buffer.byteLength(page.body) })
    response.end(page.body)
    return
  }
  const size = page.body.length
  const start = Number(first)
  const end = Math.min(last ? Number(last) : size - 1, size - 1)
  if (start > end) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return
  }
  response.writeHead(206, {
    ...headers,
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-length': end - start + 1,
  })
  response.end(page.body.subarray(start, end + 1))
}

const loadingTags = /<(?:img|script|iframe|source|video|audio|embed|link)\s[^>]*?(?:src|href)\s*=\s*["']([^"']+)["']/gi

/** True when a page's own markup loads the URL. A link that only points to it does not count. */
function loads({ url, body }: PracticePage, wanted: URL): boolean {
  if (typeof body !== 'string') return false
  const named = [...body.matchAll(loadingTags)].map(([, text = '']) => text.replaceAll('&amp;', '&'))
  return named.some((text) => URL.canParse(text, url) && withoutHash(new URL(text, url).href) === wanted.href)
}

function withoutHash(url: string): string {
  const plain = new URL(url)
  plain.hash = ''
  return plain.href
}
