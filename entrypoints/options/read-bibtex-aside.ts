import type { BibtexReading } from '@/utils/importers/bibtex'

/** Reads a BibTeX file in a worker, so that the page goes on meanwhile. */
export async function readBibtexAside(text: string): Promise<BibtexReading> {
  const worker = new Worker(new URL('./bibtex-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<BibtexReading>) => resolve(data))
      worker.addEventListener('error', () => reject(new Error(notRead)))
      worker.postMessage(text)
    })
  } finally {
    worker.terminate()
  }
}

const notRead = 'This file could not be read. Reload the page and try again, or choose another file.'
