/**
 * Gray pixels of a camera frame or a picture. Most camera frames hold their brightness as a plane of its own. Copying
 * that plane costs a tenth of drawing the frame and reading colours back. Runs in a worker and in the page.
 */
import type { GrayPicture } from '../../shared/decode/zxing.ts'
import type { Picture } from './protocol.ts'

const WITH_BRIGHTNESS_PLANE = new Set<string | null>(['I420', 'I420A', 'I422', 'I444', 'NV12'])

let canvas: OffscreenCanvas | null = null
let planes = new Uint8Array(0)

/** The gray pixels of a picture. Closes the picture. Throws where the platform cannot give pixels. */
export async function grayOf(picture: Picture): Promise<GrayPicture> {
  try {
    if (isVideoFrame(picture)) {
      const direct = await brightnessOf(picture)
      if (direct !== null) return direct
      return drawn(picture, picture.displayWidth, picture.displayHeight)
    }
    return drawn(picture, picture.width, picture.height)
  } finally {
    picture.close()
  }
}

function isVideoFrame(picture: Picture): picture is VideoFrame {
  return 'codedWidth' in picture
}

async function brightnessOf(frame: VideoFrame): Promise<GrayPicture | null> {
  const turned = ('rotation' in frame && frame.rotation !== 0) || ('flip' in frame && frame.flip === true)
  if (turned || !WITH_BRIGHTNESS_PLANE.has(frame.format) || frame.visibleRect === null) return null
  const size = frame.allocationSize()
  if (planes.length < size) planes = new Uint8Array(size)
  const layout = (await frame.copyTo(planes.subarray(0, size)))[0]
  if (layout === undefined) return null
  const { width, height } = frame.visibleRect
  if (layout.stride === width)
    return { gray: planes.subarray(layout.offset, layout.offset + width * height), width, height }
  const gray = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = layout.offset + y * layout.stride
    gray.set(planes.subarray(row, row + width), y * width)
  }
  return { gray, width, height }
}

function drawn(picture: Picture, width: number, height: number): GrayPicture {
  if (canvas === null || canvas.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2d context to draw a picture on')
  // Transparent pixels become white like paper, not black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  return { gray: grayOfColours(context.getImageData(0, 0, width, height).data), width, height }
}

/** Brightness of pixels of four bytes (red, green, blue, alpha), with the weights of ITU-R BT.601. */
export function grayOfColours(colours: Uint8ClampedArray): Uint8Array {
  const gray = new Uint8Array(colours.length / 4)
  for (let i = 0, at = 0; i < gray.length; i++, at += 4) {
    gray[i] = (306 * (colours[at] ?? 0) + 601 * (colours[at + 1] ?? 0) + 117 * (colours[at + 2] ?? 0) + 512) >> 10
  }
  return gray
}
