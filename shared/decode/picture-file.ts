/** Kind and size of a picture file, from its first bytes. An image bomb is refused before anything opens it. */

export interface PictureFile {
  kind: 'png' | 'jpeg' | 'webp' | 'heic'
  /** In pixels; null where the beginning of the file does not tell. */
  width: number | null
  height: number | null
}

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

/**
 * The frame headers of JPEG that hold a size (ITU-T T.81, table B.1): all SOFn except the three numbers that mean
 * something else.
 */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/**
 * Reads the beginning of a file; 64 kB are enough, except for JPEG with large metadata. Null for any other kind of
 * file.
 */
export function pictureFile(bytes: Uint8Array): PictureFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const unknown = { width: null, height: null }
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') {
    return {
      kind: 'png',
      ...(bytes.length >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : unknown),
    }
  }
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return { kind: 'jpeg', ...jpegSize(view) }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { kind: 'webp', ...webpSize(bytes, view) }
  const isHeic = ascii(bytes, 4, 8) === 'ftyp' && /^(?:heic|heix|hevc|heim|heis|mif1|msf1)$/.test(ascii(bytes, 8, 12))
  if (isHeic) return { kind: 'heic', ...unknown }
  return null
}

function jpegSize(view: DataView): Pick<PictureFile, 'width' | 'height'> {
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) break
    const marker = view.getUint8(at + 1)
    if (isFrameHeader(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return { width: null, height: null }
}

/** RFC 9649: lossy, lossless and extended files keep the size in different places. */
function webpSize(bytes: Uint8Array, view: DataView): Pick<PictureFile, 'width' | 'height'> {
  if (bytes.length < 30) return { width: null, height: null }
  const byte24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X':
      return { width: byte24(24) + 1, height: byte24(27) + 1 }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      return { width: null, height: null }
  }
}
