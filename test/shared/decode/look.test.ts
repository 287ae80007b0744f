import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLook, type ReadCodes } from '../../../shared/decode/look.ts'
import { startZxing } from '../../../shared/decode/zxing.ts'
import { centreOf } from '../../../shared/domain/scan/code.ts'
import { barcode, qrCode, qrPart, type Gray } from '../../support/optics/codes.ts'
import { photograph } from '../../support/optics/scene.ts'
import { pictures } from '../../support/pictures.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
let read: ReadCodes
beforeAll(async () => {
  read = createLook(await startZxing(wasm))
})
const gray = ({ data, width, height }: Gray) => ({ gray: data, width, height })
const texts = (codes: { bytes: Uint8Array }[]) => codes.map((code) => new TextDecoder().decode(code.bytes))
const all = { several: true, symbologies: [] }

describe('looking at a picture', () => {
  it('tells where a code is, by whatever aid it was found', async () => {
    const x = 480
    const y = 300
    const plain = photograph(qrCode('HERE'), { width: 1280, height: 720, size: 240, x, y })
    const shot = { width: 1280, height: 720, size: 460, x, y }
    const lines = await barcode('A1234567B', 'Code128')
    const faded = photograph(lines, { ...shot, turn: 2, blur: 0.5, contrast: 0.15, shade: 0.25 })
    const tilted = photograph(lines, { ...shot, turn: -28 })
    for (const picture of [plain, faded, tilted]) {
      const [code] = read(gray(picture), { effort: 'photo', ...all })
      const centre = centreOf(
        code?.corners ?? [
          { x: 0, y: 0 },
          { x: 0, y: 0 },
          { x: 0, y: 0 },
          { x: 0, y: 0 },
        ],
      )
      expect(Math.hypot(centre.x - x, centre.y - y)).toBeLessThan(40)
    }
  })

  it('reads by aids what neither a quick look nor a thorough one finds', async () => {
    const blurred = await pictures('qr', 'blur', 8)
    const hits = (efforts: ('quick' | 'aided' | 'thorough')[]) =>
      blurred.filter(({ picture, text }) =>
        efforts.some((effort) => texts(read(gray(picture), { effort, ...all })).includes(text)),
      ).length
    expect(hits(['aided', 'aided', 'aided', 'aided'])).toBeGreaterThan(hits(['quick', 'thorough']))
  })

  it.each([
    ['PDF417', 'pdf417', 'A12345^TAKAHASHI^TARO^UCHU DENPA KK'],
    ['Code128', 'code128', 'A1234567B'],
  ] as const)('levels %s at any angle, as a frame of the camera', async (format, symbology, text) => {
    const code = await barcode(text, format)
    for (const turn of [0, 20, 48, 71, 110, 155, 200, 293]) {
      const picture = photograph(code, {
        width: 1280,
        height: 720,
        size: 460,
        x: 600,
        y: 350,
        turn,
        blur: 0.5,
        noise: 3,
        seed: turn,
      })
      const found = (['quick', 'aided', 'aided', 'aided', 'aided', 'aided'] as const).some((effort) =>
        texts(read(gray(picture), { effort, several: false, symbologies: [symbology] })).includes(text),
      )
      expect(found, `turned by ${turn}`).toBe(true)
    }
  })

  describe('a message in two codes', () => {
    const message = new TextEncoder().encode('BEGIN:VCARD\nVERSION:3.0\nN:山田;太郎;;;\nORG:株式会社宇宙\nEND:VCARD\n')
    const parity = message.reduce((all, byte) => all ^ byte, 0)
    const [first, second] = [message.subarray(0, 50), message.subarray(50)].map((part, i) =>
      photograph(qrPart(part, i, 2, parity), { width: 640, height: 720, size: 300, x: 320, y: 360 }),
    )
    const beside = (left: Gray, right: Gray): Gray => {
      const data = new Uint8Array(1280 * 720)
      for (let y = 0; y < 720; y++) {
        data.set(left.data.subarray(y * 640, (y + 1) * 640), y * 1280)
        data.set(right.data.subarray(y * 640, (y + 1) * 640), y * 1280 + 640)
      }
      return { data, width: 1280, height: 720 }
    }

    it('is one where both are in the picture, in whatever order and however quick the look', () => {
      for (const effort of ['quick', 'thorough', 'photo'] as const) {
        const [only, ...others] = read(gray(beside(second!, first!)), {
          effort,
          several: effort === 'photo',
          symbologies: [],
        })
        expect(others).toEqual([])
        expect(only?.bytes).toEqual(message)
      }
    })

    it('is waited for by the camera, and kept in its part by a photo', () => {
      expect(read(gray(first!), { effort: 'quick', ...all })).toEqual([])
      expect(read(gray(first!), { effort: 'photo', ...all }).map(({ bytes }) => bytes)).toEqual([
        message.subarray(0, 50),
      ])
    })
  })

  it('narrows to the kinds asked for', () => {
    const picture = gray(photograph(qrCode('ONLY'), { width: 640, height: 480, size: 240 }))
    expect(read(picture, { effort: 'quick', several: false, symbologies: ['code128', 'aztec'] })).toEqual([])
    expect(texts(read(picture, { effort: 'quick', several: false, symbologies: ['qr'] }))).toEqual(['ONLY'])
  })

  it('survives pictures of any size, however small', () => {
    for (const [width, height] of [
      [1, 1],
      [2, 3],
      [1, 500],
      [7, 7],
    ] as const) {
      expect(read({ gray: new Uint8Array(width * height), width, height }, { effort: 'photo', ...all })).toEqual([])
    }
    expect(() => read({ gray: new Uint8Array(3), width: 100, height: 100 }, { effort: 'quick', ...all })).toThrow(
      RangeError,
    )
  })

  it('uses no more memory for a thousand frames than for a hundred', () => {
    const picture = gray(photograph(qrCode('AGAIN'), { width: 320, height: 240, size: 160 }))
    const look = (times: number) => {
      for (let i = 0; i < times; i++) read(picture, { effort: 'quick', several: false, symbologies: [] })
      return process.memoryUsage().arrayBuffers + process.memoryUsage().external
    }
    const before = look(100)
    expect(look(900) - before).toBeLessThan(20_000_000)
  })
})

describe('a module that is not what it should be', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['cut off', wasm.subarray(0, 400_000)],
    ['text', new TextEncoder().encode('<!doctype html>')],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(startZxing(bytes)).rejects.toThrow()
  })
})
