import { describe, expect, it } from 'vitest'
import { coursera } from '@/utils/sites/coursera'

describe('a lecture on Coursera', () => {
  it.each([
    ['https://www.coursera.org/learn/machine-reading/lecture/8SbWC/what-is-reading?t=3', 'machine-reading:8SbWC'],
    ['https://coursera.org/learn/machine-reading/lecture/8SbWC', 'machine-reading:8SbWC'],
    ['https://www.coursera.org/lecture/machine-reading/what-is-reading-8SbWC', 'machine-reading:8SbWC'],
  ])('is known by %s', (url, id) => {
    expect(coursera.identify(new URL(url))).toEqual([`coursera:${id}`])
    expect(coursera.identify(new URL(coursera.canonicalUrl?.(new URL(url)) ?? ''))).toEqual([`coursera:${id}`])
  })

  it.each([
    'https://www.coursera.org/learn/machine-reading',
    'https://www.coursera.org/learn/machine-reading/supplement/8SbWC/reading',
    'https://www.coursera.org/lecture/machine-reading',
    'https://coursera.org.example/learn/a/lecture/8SbWC/x',
  ])('is not %s', (url) => {
    expect(coursera.matches(new URL(url))).toBe(false)
  })

  const read = (html: string, slug = 'what-is-reading') =>
    coursera.read({
      url: new URL(`https://www.coursera.org/learn/machine-reading/lecture/8SbWC/${slug}`),
      document: new DOMParser().parseFromString(html, 'text/html'),
    })

  it.each([
    ['<h1 class="video-name">What is “reading”?</h1>', 'What is “reading”?'],
    ['<title>What is reading | Coursera</title>', 'What is reading'],
    ['<title>Machine Reading - What is reading | Coursera</title><h1>Machine Reading</h1>', 'What is reading'],
  ])('is called as its address says: %s', (html, title) => {
    expect(read(html)?.title).toBe(title)
  })

  it.each(['<h1 class="video-name">The lecture before</h1>', '<title>Coursera</title>', ''])(
    'is not called as another: %s',
    (html) => {
      expect(() => read(html)).toThrow(/does not say yet/)
      expect(() => read(html, '')).toThrow(/does not say yet/)
    },
  )
})
