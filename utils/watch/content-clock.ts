/** What a video element tells at one instant. */
export interface ClockSample {
  /** The page's address. */
  url: string
  /** What the element plays: another one for each thing that is loaded into it. */
  source: string
  /** The element's own time. */
  seconds: number
  /** Whether there is a picture of that time. */
  hasPicture: boolean
  isAdvertisement: boolean
}

export interface ContentTime {
  /** Absent when no content has been seen under the page's address yet. */
  seconds?: number
  isApproximate: boolean
}

export interface ContentClock {
  read(sample: ClockSample): ContentTime
  /** How far content time is ahead of the element's time, for what it plays now. */
  setOffset(seconds: number, source: string): void
  /** The element's time at which content time is. */
  elementSeconds(contentSeconds: number, source: string): number
}

interface ClockOptions {
  /** Whether the time of what is loaded is known only once its offset is. */
  needsOffset: boolean
  nowMilliseconds: () => number
}

/** A page that navigates in place changes its address first; so long it may still play what was there before. */
const swapMilliseconds = 2000

/**
 * Tells content time from an element's time. Advertisements in the same element do not count: while one plays, and
 * while nothing is loaded, the last content time seen under the same address stands, as an approximate one.
 */
export function createContentClock({ needsOffset, nowMilliseconds }: ClockOptions): ContentClock {
  let last: { page: string; source: string; seconds: number } | undefined
  let arrived: { page: string; atMilliseconds: number } | undefined
  let offset: { seconds: number; source: string } | undefined
  const offsetOf = (source: string) => (offset?.source === source ? offset.seconds : 0)

  /** Whether what plays may still be what the page played under its last address. */
  const isLeftOver = (page: string, source: string): boolean => {
    if (!last || last.page === page || last.source !== source) return false
    if (arrived?.page !== page) arrived = { page, atMilliseconds: nowMilliseconds() }
    return nowMilliseconds() - arrived.atMilliseconds < swapMilliseconds
  }

  return {
    read({ url, source, seconds, hasPicture, isAdvertisement }) {
      const page = withoutTime(url)
      const known = last?.page === page ? last.seconds : undefined
      const isOther = isAdvertisement || isLeftOver(page, source)
      // A player that has loaded nothing yet stands where it will begin.
      if (isOther || !hasPicture) return approximate(known ?? (isOther ? undefined : seconds))
      last = { page, source, seconds: Math.max(0, seconds + offsetOf(source)) }
      return { seconds: last.seconds, isApproximate: needsOffset && offset?.source !== source }
    },
    setOffset(seconds, source) {
      offset = { seconds, source }
    },
    elementSeconds: (contentSeconds, source) => Math.max(0, contentSeconds - offsetOf(source)),
  }
}

function approximate(seconds: number | undefined): ContentTime {
  return { isApproximate: true, ...(seconds !== undefined && { seconds }) }
}

/** The address without its fragment and its time: a jump within a video is no navigation. */
function withoutTime(url: string): string {
  const page = new URL(url)
  page.hash = ''
  page.searchParams.delete('t')
  page.searchParams.delete('start')
  return page.href
}
