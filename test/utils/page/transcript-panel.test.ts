import { describe, expect, it } from 'vitest'
import { readTranscriptPanel } from '@/utils/page/transcript-panel'

function read(body: string) {
  return readTranscriptPanel(new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html'))
}

const classicRow = (clock: string, text: string) => `
  <ytd-transcript-segment-renderer><div class="segment"><div class="segment-timestamp">
    ${clock}
  </div><yt-formatted-string class="segment-text">${text}</yt-formatted-string></div></ytd-transcript-segment-renderer>`

const modernRow = (clock: string, label: string, text: string, hidden = '') => `
  <macro-markers-panel-item-view-model><transcript-segment-view-model>
    <div class="x1" aria-hidden="true">${clock}</div><div class="x2">${label}</div>
    <span class="x3" ${hidden}>${text}</span>
  </transcript-segment-view-model></macro-markers-panel-item-view-model>`

const panel = (target: string, content: string, attributes = '') =>
  `<ytd-engagement-panel-section-list-renderer target-id="${target}" ${attributes}>${content}</ytd-engagement-panel-section-list-renderer>`

const classic = panel(
  'engagement-panel-searchable-transcript',
  `<ytd-transcript-section-header-renderer><h2><span>Intro</span></h2></ytd-transcript-section-header-renderer>
  ${classicRow('0:00', 'Hello &amp; welcome')}${classicRow('1:05', 'to <b>this</b>\n talk')}
  <div id="footer"><button> English (auto-generated) </button></div>`,
)
const modern = panel(
  'PAmodern_transcript_view',
  `<timeline-chapter-view-model><h3>Intro</h3><span>0:00</span></timeline-chapter-view-model>
  ${modernRow('0:00', '0 Sekunden', 'Hallo')}${modernRow('1:05', '1 Minute und 5 Sekunden', '5 Dinge', 'role="text"')}
  ${modernRow('1:02:03', '1 hour, 2 minutes, 3 seconds', '1 2 3')}`,
)

describe('readTranscriptPanel', () => {
  it('reads the classic form', () => {
    expect(read(classic)).toEqual({
      lines: [
        { startSeconds: 0, text: 'Hello & welcome' },
        { startSeconds: 65, text: 'to this talk' },
      ],
      labels: ['English (auto-generated)'],
    })
  })

  it('reads the modern form without the spoken times, in any language', () => {
    expect(read(modern)?.lines).toEqual([
      { startSeconds: 0, text: 'Hallo' },
      { startSeconds: 65, text: '5 Dinge' },
      { startSeconds: 3723, text: '1 2 3' },
    ])
  })

  it.each(['hidden', 'visibility="ENGAGEMENT_PANEL_VISIBILITY_HIDDEN"'])('leaves a panel alone that is %s', (state) => {
    const left = panel('PAmodern_transcript_view', modernRow('9:59', '9 minutes 59 seconds', 'of before'), state)
    expect(read(left)).toBeUndefined()
    expect(read(left + classic)?.lines).toHaveLength(2)
  })

  it('reads rows that bear other names, by their clocks', () => {
    const rows = ['0:01', '0:09', '1:00:00'].map(
      (clock, n) => `<new-row><i>${clock}</i><p>words <em>number</em> ${n}</p></new-row>`,
    )
    const inner = `<h2>Transcript</h2><div>${rows.join('')}</div>`
    expect(read(`<section data-target-id="the-transcript-2030">${inner}</section>`)?.lines).toEqual([
      { startSeconds: 1, text: 'words number 0' },
      { startSeconds: 9, text: 'words number 1' },
      { startSeconds: 3600, text: 'words number 2' },
    ])
  })

  it('takes a row of words that are a time for words', () => {
    const rows = classicRow('0:05', '5 seconds') + classicRow('0:07', '10:30')
    expect(read(panel('transcript', rows))?.lines.map(({ text }) => text)).toEqual(['5 seconds', '10:30'])
  })

  it.each([
    ['a page', '<p>0:05 words</p><ul><li>1:00</li></ul>'],
    ['a list of chapters', panel('engagement-panel-macro-markers', '<a><i>0:00</i> Intro</a><a><i>1:00</i> End</a>')],
    ['an empty panel', panel('PAmodern_transcript_view', '')],
    ['rows without words', panel('transcript', classicRow('0:05', ' ') + classicRow('12:99', 'no time'))],
  ])('finds none in %s', (_, body) => {
    expect(read(body)).toBeUndefined()
  })

  it('takes markup for words', () => {
    const hostile = classicRow('0:01', '&lt;img src=x onerror=alert(1)&gt; ![[a]] {{ b }}')
    expect(read(panel('transcript', hostile))?.lines[0]?.text).toBe('<img src=x onerror=alert(1)> ![[a]] {{ b }}')
  })
})
