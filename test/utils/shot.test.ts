import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictures } from '@/test/pictures'
import { fromBase64, toBase64 } from '@/utils/base64'
import { isShotName, namesForShot, packShot, shotEmbed, shotNamesIn, splitAtShots, unpackShot } from '@/utils/shot'

const name = '0123456789abcdef.webp'

describe('a shot’s name', () => {
  it('is made from the content', async () => {
    const [short = '', long = ''] = await namesForShot(pictures.png, 'image/png')
    expect(short).toMatch(/^[\da-f]{16}\.png$/)
    expect(long.startsWith(short.slice(0, 16))).toBe(true)
    expect(await namesForShot(pictures.png.slice(), 'image/png')).toEqual([short, long])
    expect([short, long].every(isShotName)).toBe(true)
    expect((await namesForShot(pictures.widePng, 'image/png'))[0]).not.toBe(short)
  })

  it.each([
    '',
    'a.webp',
    '0123456789ABCDEF.webp',
    '0123456789abcdef.svg',
    '0123456789abcdef.webp.html',
    '../0123456789abcdef.webp',
    '0123456789abcdef.webp\n',
    '0123456789abcdef0.webp',
  ])('is not %j', (other) => expect(isShotName(other)).toBe(false))
})

describe('splitAtShots', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    [`- a ![[${name}]]`, ['- a ', `+![[${name}]]`]],
    [`![[${name}|300]]![[${name}]] b ![[x.exe]]`, [`+![[${name}|300]]`, `+![[${name}]]`, ' b ![[x.exe]]']],
  ])('parts %j', (text, parts) => {
    expect(splitAtShots(text).map((part) => (part.isShot ? '+' : '') + part.text)).toEqual(parts)
  })

  it('keeps all of any text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) =>
          splitAtShots(text)
            .map((part) => part.text)
            .join('') === text,
      ),
    )
  })
})

describe('shotNamesIn', () => {
  it('finds what a text embeds, each once', () => {
    const text = `- [1:02] ${shotEmbed(name)} and **${shotEmbed('fedcba9876543210.png')}**\n${shotEmbed(name)}`
    expect(shotNamesIn(text)).toEqual([name, 'fedcba9876543210.png'])
  })

  it('finds one that is shown smaller', () => expect(shotNamesIn(`![[${name}|300]]`)).toEqual([name]))

  it.each([`[[${name}]]`, `![[x/${name}]]`, `![[${name}`, '![[Pasted image 1.png]]', '![[entry:1]]'])(
    'finds none in %s',
    (text) => expect(shotNamesIn(text)).toEqual([]),
  )
})

describe('a packed shot', () => {
  it('is unpacked to the very bytes', () => {
    const packed = JSON.parse(JSON.stringify(packShot(pictures.lossyWebp, 12.5)))
    expect(packed).toMatchObject({ type: 'image/webp', widthPixels: 7, heightPixels: 5, seconds: 12.5 })
    expect(unpackShot(packed)).toEqual({
      bytes: pictures.lossyWebp,
      type: 'image/webp',
      widthPixels: 7,
      heightPixels: 5,
    })
  })

  it('is what its bytes are, whatever it says', () => {
    const lie = { ...packShot(pictures.png), type: 'image/svg+xml', widthPixels: 99_999 }
    expect(unpackShot(lie)).toMatchObject({ type: 'image/png', widthPixels: 7 })
  })

  it.each(['', 'no base64!', btoa('<svg/>')])('of %j is refused', (base64) => {
    expect(() => unpackShot({ type: 'image/png', base64, widthPixels: 1, heightPixels: 1 })).toThrow(/picture/)
  })

  it('brings back any bytes, many of them too', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    const many = Uint8Array.from({ length: 100_001 }, (_, index) => index % 251)
    expect(fromBase64(toBase64(many))).toEqual(many)
  })
})
