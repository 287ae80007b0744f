/**
 * Still pictures of badges as they come out of a hurried hand: for each kind of code and each trouble some pictures of
 * rising difficulty, as raw gray frames of 1280×720 with what is printed in them.
 */
import { barcode, qrCode, type Gray, type PrintedCode } from './optics/codes.ts'
import { photograph, random, type Shot } from './optics/scene.ts'

export const TROUBLES = ['plain', 'rotation', 'blur', 'glare', 'perspective', 'contrast', 'small', 'curved'] as const
export type Trouble = (typeof TROUBLES)[number]
export const PRINTED_KINDS = ['qr', 'data_matrix', 'pdf417', 'code128'] as const
export type PrintedKind = (typeof PRINTED_KINDS)[number]

export interface TestPicture {
  kind: PrintedKind
  trouble: Trouble
  /** The content of the code. */
  text: string
  picture: Gray
}

const TEXTS: Record<PrintedKind, (n: number) => string> = {
  qr: (n) => `MECARD:N:Takahashi,Taro;ORG:Uchu Denpa KK;TEL:03123456${10 + n};EMAIL:taro${n}@example.jp;;`,
  data_matrix: (n) => `ISIEX-2026-${4000 + n * 37}-TAKAHASHI`,
  pdf417: (n) => `A${10_000 + n * 7}^TAKAHASHI^TARO^UCHU DENPA KK^taro${n}@example.jp`,
  code128: (n) => `A${1_234_567 + n * 1013}B`,
}
/** Width of a code that is held at a comfortable distance, in pixels. */
const SIZES: Record<PrintedKind, number> = { qr: 300, data_matrix: 240, pdf417: 460, code128: 460 }
/** Width in modules to pixels at which a code is small: the smallest that a sharp picture still holds. */
const SMALL: Record<PrintedKind, number> = { qr: 2.2, data_matrix: 2.4, pdf417: 1.7, code128: 1.5 }

function print(kind: PrintedKind, text: string): Promise<PrintedCode> {
  if (kind === 'qr') return Promise.resolve(qrCode(text))
  return barcode(text, { data_matrix: 'DataMatrix', pdf417: 'PDF417', code128: 'Code128' }[kind] as 'DataMatrix')
}

/** @param hard how bad the trouble is, 0 to 1 */
function shotFor(trouble: Trouble, kind: PrintedKind, hard: number, modules: number, seed: number): Shot {
  const dice = random(seed)
  const size = SIZES[kind]
  // How much a lens may blur is counted in modules: a code of small modules stands less.
  const module = size / modules
  const linear = kind === 'code128'
  const base: Shot = {
    width: 1280,
    height: 720,
    size,
    x: 560 + dice() * 160,
    y: 330 + dice() * 80,
    turn: (dice() - 0.5) * 6,
    blur: 0.5,
    noise: 3,
    seed,
  }
  switch (trouble) {
    case 'plain':
      return base
    // Tilted lines are lost by every engine; a level code upside down or upright is not.
    case 'rotation':
      return { ...base, turn: linear ? [0, 90, 180, 270][seed % 4]! + (hard - 0.5) * 10 : dice() * 360 }
    case 'blur': {
      const move = seed % 2 === 0 ? 0 : module * (0.5 + hard * 0.8)
      return { ...base, blur: module * (0.25 + 0.35 * hard), move, moveAngle: dice() * 180 }
    }
    case 'glare':
      return { ...base, glare: 0.35 + 0.6 * hard }
    case 'perspective':
      return { ...base, yaw: (dice() < 0.5 ? -1 : 1) * (18 + 30 * hard), pitch: (dice() - 0.5) * 40 * hard }
    case 'contrast':
      return { ...base, contrast: 0.35 - 0.25 * hard, shade: 0.25 }
    case 'small':
      return { ...base, size: modules * (SMALL[kind] + (1 - hard) * 0.8), blur: 0.4, noise: 2 }
    case 'curved':
      return { ...base, curl: 40 + 70 * hard, yaw: (dice() - 0.5) * 16 }
  }
}

/** `count` pictures of one kind and trouble, from easy to hard; the same ones each time. */
export async function pictures(kind: PrintedKind, trouble: Trouble, count: number): Promise<TestPicture[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const text = TEXTS[kind](n)
      const code = await print(kind, text)
      const seed = 1 + n + 100 * TROUBLES.indexOf(trouble) + 1000 * PRINTED_KINDS.indexOf(kind)
      const shot = shotFor(trouble, kind, count === 1 ? 0 : n / (count - 1), code.width, seed)
      return { kind, trouble, text, picture: photograph(code, shot) }
    }),
  )
}
