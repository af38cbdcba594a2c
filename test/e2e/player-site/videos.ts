/** A video of the practice player. All have the same pictures: the clock that counts their seconds. */
export interface PracticeVideo {
  id: string
  title: string
  channel: string
}

export const practiceVideos: PracticeVideo[] = [
  { id: 'LecternVid1', title: 'The Long Minute', channel: 'Margin Calls' },
  { id: 'LecternVid2', title: 'Counting to Six Hundred', channel: 'Slow Lectures' },
  { id: 'LecternVid3', title: 'What the Clock Said', channel: 'Slow Lectures' },
  { id: 'LecternVid4', title: 'Ten Quiet Minutes', channel: 'Margin Calls' },
]

export const practiceVideoSeconds = 600

const description = `A clock, and what it says.

0:00 The first minute
1:00 Minutes two to four
5:00 The second half`

/** What the site's player answers about a video, and what the page that is served for it begins with. */
export function playerResponseOf({ id, title, channel }: PracticeVideo): object {
  const ownerProfileUrl = `http://www.youtube.com/@${channel.toLowerCase().replace(/\W/g, '')}`
  const channelId = `UC${channel.replace(/\W/g, '').padEnd(22, 'x')}`
  return {
    videoDetails: {
      videoId: id,
      title,
      lengthSeconds: `${practiceVideoSeconds}`,
      keywords: ['clocks'],
      channelId,
      shortDescription: description,
      author: channel,
      isLiveContent: false,
    },
    captions: { playerCaptionsTracklistRenderer: { captionTracks: [{ languageCode: 'en', kind: 'asr' }] } },
    microformat: {
      playerMicroformatRenderer: {
        ownerChannelName: channel,
        ownerProfileUrl,
        externalChannelId: channelId,
        publishDate: '2026-02-03T09:00:00-08:00',
      },
    },
  }
}
