import { describe, expect, it } from 'vitest'
import { declaredHosts } from '@/utils/declared-hosts'
import { playerHostOf, playerHostsOf } from '@/utils/player-hosts'
import { siteFor } from '@/utils/sites'
import { isOnHost } from '@/utils/url'

describe('the host of a player in a frame', () => {
  it.each([
    ['https://slideslive.com/embed/presentation/38968434?js_embed_version=3', 'SlidesLive'],
    ['https://cdnapisec.kaltura.com/p/1337/embedPlaykitJs/uiconf_id/1?iframeembed=true&entry_id=1_x', 'Kaltura'],
    ['https://players.brightcove.net/929656772001/default_default/index.html?videoId=4463358922001', 'Brightcove'],
    ['https://fast.wistia.net/embed/iframe/abcdefghij', 'Wistia'],
    ['https://geo.dailymotion.com/player.html?video=x89eyek', 'Dailymotion'],
    ['https://www.dailymotion.com/embed/video/x89eyek', 'Dailymotion'],
    ['https://fast.wistia.com/embed/iframe/abcdefghij', 'Wistia'],
    ['https://cdn.jwplayer.com/players/abcdefgh-ijklmnop.html', 'JW Player'],
    ['https://echo360.org.uk/media/9b1c/public', 'Echo360'],
    ['https://university.yuja.com/V/Video?v=1&node=2', 'YuJa'],
    ['https://play.vidyard.com/abc', 'Vidyard'],
    ['https://customer-abc.cloudflarestream.com/0f/iframe', 'Cloudflare Stream'],
    ['https://iframe.videodelivery.net/0f', 'Cloudflare Stream'],
    ['https://player.mux.com/abc', 'Mux'],
    ['https://iframe.mediadelivery.net/embed/1/2', 'Bunny'],
    ['https://player.twitch.tv/?video=v335921245&parent=conference.example', 'Twitch'],
    ['https://av.tib.eu/player/12345', 'TIB AV-Portal'],
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

  it.each([
    'https://www.youtube.com/embed/dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=1',
    'https://player.vimeo.com/video/54469442?h=abcdef0123',
    'https://demo.hosted.panopto.com/Panopto/Pages/Embed.aspx?id=26b3ae9e-4a48-4dcc-96ba-0befba08a0fb',
    'https://university.cloud.panopto.eu/Panopto/Pages/Embed.aspx?id=26b3ae9e-4a48-4dcc-96ba-0befba08a0fb',
    'https://player.bilibili.com/player.html?bvid=BV17x411w7KC',
    'https://embed.ted.com/talks/a_talk',
  ])('%s need not be asked for: the manifest names it, and its site knows it', (address) => {
    const url = new URL(address)
    expect(playerHostOf(url)).toBeUndefined()
    expect(declaredHosts.some((pattern) => isOnHost(url, pattern.replace(/^\*:\/\/(?:\*\.)?|\/\*$/g, '')))).toBe(true)
    expect(siteFor(url)?.player).toBeDefined()
  })

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
