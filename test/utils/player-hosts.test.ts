import { describe, expect, it } from 'vitest'
import { playerHostOf, playerHostsOf } from '@/utils/player-hosts'

describe('the host of a player in a frame', () => {
  it.each([
    ['https://slideslive.com/embed/presentation/38968434?js_embed_version=3', 'SlidesLive'],
    ['https://cdnapisec.kaltura.com/p/1337/embedPlaykitJs/uiconf_id/1?iframeembed=true&entry_id=1_x', 'Kaltura'],
    ['https://players.brightcove.net/929656772001/default_default/index.html?videoId=4463358922001', 'Brightcove'],
    ['https://fast.wistia.net/embed/iframe/abcdefghij', 'Wistia'],
    ['https://geo.dailymotion.com/player.html?video=x89eyek', 'Dailymotion'],
  ])('%s is %s', (address, label) => {
    expect(playerHostOf(new URL(address))?.label).toBe(label)
  })

  it.each([
    'https://slideslive.com.example/embed',
    'https://example.org/?u=https://slideslive.com/embed',
    'https://www.youtube.com/embed/dQw4w9WgXcQ',
    'https://brightcove.net/',
    'about:blank',
  ])('%s is none', (address) => expect(playerHostOf(new URL(address))).toBeUndefined())

  it('is told once, whatever else a page has in frames', () => {
    const addresses = [
      '',
      'javascript:alert(1)',
      7,
      null,
      'https://slideslive.com/1',
      'x',
      'https://www.slideslive.com/2',
    ]
    expect(playerHostsOf(addresses)).toEqual([{ label: 'SlidesLive', origins: ['https://*.slideslive.com/*'] }])
  })
})
