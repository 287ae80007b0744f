import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeImage, MAX_MEGAPIXELS } from '../../../../main/hosts/cli/image.ts'
import { barcode, qrCode, type Gray } from '../../../support/optics/codes.ts'
import { photograph } from '../../../support/optics/scene.ts'
import { pictures, PRINTED_KINDS } from '../../../support/pictures.ts'

const asFile = (picture: Gray) =>
  sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 1 } })
const texts = (codes: { bytes: Uint8Array }[]) => codes.map((code) => new TextDecoder().decode(code.bytes))

describe('codes in picture files', () => {
  it.each(PRINTED_KINDS)('finds a %s code in PNG, JPEG and WebP, with its exact bytes', async (kind) => {
    const [shown] = await pictures(kind, 'plain', 1)
    if (shown === undefined) throw new Error('no picture')
    for (const file of [asFile(shown.picture).png(), asFile(shown.picture).jpeg(), asFile(shown.picture).webp()]) {
      const codes = await decodeImage(await file.toBuffer())
      expect(codes.map(({ symbology }) => symbology)).toEqual([kind])
      expect(texts(codes)).toEqual([shown.text])
    }
  })

  it.each([
    ['MicroQRCode', 'micro_qr', '12345'],
    ['AztecCode', 'aztec', 'AZ-1'],
    ['Code39', 'code39', 'ABC-12'],
    ['ITF', 'itf', '12345678'],
    ['EAN13', 'ean13', '4901234567894'],
    ['EAN8', 'ean8', '49012347'],
    ['Codabar', 'codabar', 'A1234567B'],
  ] as const)('finds %s', async (format, symbology, text) => {
    const size = symbology === 'micro_qr' ? 160 : 400
    const picture = photograph(await barcode(text, format), { width: 1280, height: 720, size, blur: 0.5 })
    const codes = await decodeImage(await asFile(picture).png().toBuffer())
    expect(codes.map((code) => code.symbology)).toEqual([symbology])
    expect(texts(codes)).toEqual([text])
  })

  it('gives Shift_JIS as the bytes that were printed', async () => {
    const printed = Uint8Array.from([0x4d, 0xfb, 0xfc, 0x8b, 0xb4, 0x87, 0x8a])
    const picture = photograph(qrCode(printed), { width: 1280, height: 720, size: 300 })
    expect((await decodeImage(await asFile(picture).png().toBuffer()))[0]?.bytes).toEqual(printed)
  })

  it('finds both of two codes and tells where they are, in a large photo and a turned one', async () => {
    const left = photograph(qrCode('LEFT-0001'), { width: 900, height: 1200, size: 420 })
    const right = photograph(qrCode('RIGHT-0002'), { width: 900, height: 1200, size: 420, turn: 30 })
    const both = await sharp({ create: { width: 2600, height: 1400, channels: 3, background: '#777' } })
      .composite([
        { input: await asFile(left).png().toBuffer(), left: 50, top: 100 },
        { input: await asFile(right).png().toBuffer(), left: 1600, top: 100 },
      ])
      .jpeg()
      .toBuffer()
    const codes = await decodeImage(both)
    const byText = new Map(codes.map((code) => [new TextDecoder().decode(code.bytes), code]))
    expect([...byText.keys()].toSorted()).toEqual(['LEFT-0001', 'RIGHT-0002'])
    expect(byText.get('LEFT-0001')?.corners.every(({ x }) => x > 200 && x < 800)).toBe(true)
    expect(byText.get('RIGHT-0002')?.corners.every(({ x, y }) => x > 1700 && x < 2400 && y > 300 && y < 1100)).toBe(
      true,
    )
    const turned = await sharp(both).withMetadata({ orientation: 6 }).toBuffer()
    expect((await decodeImage(turned)).length).toBe(2)
  })

  it('finds a tilted 1D code, which a camera frame would not give', async () => {
    const picture = photograph(await barcode('A1234567B', 'Code128'), { width: 1280, height: 720, size: 460, turn: 28 })
    expect(texts(await decodeImage(await asFile(picture).png().toBuffer()))).toEqual(['A1234567B'])
  })

  it('finds nothing in an empty booth', async () => {
    expect(
      await decodeImage(
        await asFile(photograph(null, { width: 640, height: 480, size: 1 }))
          .jpeg()
          .toBuffer(),
      ),
    ).toEqual([])
  })

  it('refuses what is no picture, a cut one, another kind, and one with too many pixels', async () => {
    const jpeg = await asFile(photograph(null, { width: 1280, height: 720, size: 1 }))
      .jpeg()
      .toBuffer()
    const heic = new Uint8Array([
      0,
      0,
      0,
      24,
      ...new TextEncoder().encode('ftypheic'),
      0,
      0,
      0,
      0,
      ...new TextEncoder().encode('mif1heic'),
    ])
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    const bad = [
      new Uint8Array(),
      new TextEncoder().encode('not a picture'),
      heic,
      svg,
      jpeg.subarray(0, jpeg.length / 2),
    ]
    const unreadable = { code: 'image_unreadable', params: { file: 'a.jpg' } }
    for (const bytes of bad) await expect(decodeImage(bytes, 'a.jpg')).rejects.toMatchObject(unreadable)
    const huge = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const tooLarge = { code: 'image_too_large', params: { file: 'huge.png', limit: MAX_MEGAPIXELS } }
    await expect(decodeImage(huge, 'huge.png')).rejects.toMatchObject(tooLarge)
  })
})
