import { describe, expect, it } from 'vitest'
import { readWithHtml5Qrcode } from '../../../renderer/sources/html5-qrcode.ts'
import { barcode, qrCode, type PrintedCode } from '../../support/optics/codes.ts'
import { photograph } from '../../support/optics/scene.ts'

const look = { effort: 'thorough', several: false, symbologies: [] } as const
/**
 * What is seen at one of several distances: this engine misses some pictures for no good reason, and what counts here
 * is what it says.
 */
const seen = (code: PrintedCode | null) => {
  for (const size of [520, 400, 460, 580]) {
    const { data, width, height } = photograph(code, { width: 1280, height: 720, size, turn: 4, noise: 1 })
    const codes = readWithHtml5Qrcode({ gray: data, width, height }, look)
    if (codes.length > 0) return codes
  }
  return []
}

describe('the second engine', () => {
  it('gives every byte of a QR code back, whatever its character set', () => {
    const every = [0, 64, 128, 192].map((from) => Uint8Array.from({ length: 64 }, (_, i) => from + i))
    const words = ['㈱宇宙', 'plain'].map((text) => new TextEncoder().encode(text))
    for (const bytes of [...every, Buffer.from('fbfc8bb4878a', 'hex'), ...words]) {
      const [code] = seen(qrCode(bytes))
      expect(code?.symbology).toBe('qr')
      expect(Array.from(code?.bytes ?? [])).toEqual(Array.from(bytes))
    }
  })

  it.each([
    ['DataMatrix', 'data_matrix'],
    ['PDF417', 'pdf417'],
    ['AztecCode', 'aztec'],
    ['Code39', 'code39'],
  ] as const)('reads %s', async (format, symbology) => {
    const codes = seen(await barcode('ISIEX-2026', format))
    expect(codes.map((code) => [code.symbology, new TextDecoder().decode(code.bytes)])).toEqual([
      [symbology, 'ISIEX-2026'],
    ])
    const { x, y } = codes[0]?.corners[0] ?? { x: 0, y: 0 }
    expect(x > 250 && x < 900 && y > 0 && y < 600).toBe(true)
  })

  it('looks only for the kinds asked for, and finds nothing in nothing', () => {
    const { data, width, height } = photograph(qrCode('A'), { width: 640, height: 480, size: 300 })
    expect(readWithHtml5Qrcode({ gray: data, width, height }, { ...look, symbologies: ['code128'] })).toEqual([])
    expect(readWithHtml5Qrcode({ gray: data, width, height }, { ...look, symbologies: ['codabar'] })).toEqual([])
    expect(seen(null)).toEqual([])
  })
})
