/**
 * How hard a picture is looked at. Camera frames come again, so most get one quick look and some a thorough one with one
 * aid, another each time; a photo does not come again, so it gets every aid until something is found.
 */
import type { Corners, FoundCode } from '../domain/scan/code.ts'
import { SYMBOLOGIES, isLinear, type Symbology } from '../domain/scan/symbologies.ts'
import { doubled, evenedOut, followed, halved, sharpened, turned, type Aided } from './aids.ts'
import type { GrayPicture, ReadGray } from './zxing.ts'

/** `quick`: most camera frames. `thorough`: some of them, about four times as slow. `photo`: a still picture, up to a second. */
export type Effort = 'quick' | 'thorough' | 'photo'

export interface LookFor {
  effort: Effort
  /** Look on after the first code. Without it a frame with a code in it is done much sooner. */
  several: boolean
  /** The kinds of code to look for; empty for all that Enishi knows. */
  symbologies: readonly Symbology[]
}

/** Looks for codes in a picture. */
export type ReadCodes = (picture: GrayPicture, lookFor: LookFor) => FoundCode[]

/** Radii in pixels of the halved picture. */
const FRAME_AIDS: readonly ((half: Aided) => Aided)[] = [
  (half) => followed(half, (picture) => sharpened(picture, 3, 2)),
  (half) => followed(half, (picture) => evenedOut(picture, 16)),
  (half) => half,
]

/** Above this many pixels a photo is first looked at halved, again and again: no camera needs more to show a badge. */
const PLENTY = 2_500_000
/** Below this many pixels a photo may gain from doubling. */
const FEW = 1_500_000
/** Tilts in degrees at which lines get lost; 90 and more are tried by the reader itself. */
const TILTS = [15, -15, 30, -30, 45]

function moved(codes: FoundCode[], aid: Aided): FoundCode[] {
  return codes.map((code) => ({ ...code, corners: code.corners.map((point) => aid.back(point)) as unknown as Corners }))
}

function* photoAids(picture: GrayPicture, symbologies: readonly Symbology[]): Generator<Aided> {
  const half = halved(picture)
  for (const aid of FRAME_AIDS) yield aid(half)
  yield sharpened(picture, 6, 3)
  const wanted = symbologies.length === 0 ? SYMBOLOGIES : symbologies
  if (wanted.some((symbology) => isLinear(symbology) || symbology === 'pdf417')) {
    for (const degrees of TILTS) yield turned(picture, degrees)
  }
  if (picture.width * picture.height < FEW) yield doubled(picture)
}

/** Makes a reader that knows how hard to look, from one that looks once. */
export function createLook(read: ReadGray): ReadCodes {
  let nextAid = 0
  const once = (picture: GrayPicture, { several, symbologies }: LookFor, harder: boolean, denoise = false): FoundCode[] =>
    read(picture, { harder, denoise, several, symbologies })
  const aided = (aid: Aided, lookFor: LookFor, harder: boolean): FoundCode[] => moved(once(aid, lookFor, harder), aid)

  const photo = (picture: GrayPicture, lookFor: LookFor): FoundCode[] => {
    if (picture.width * picture.height > PLENTY) {
      const half = halved(picture)
      const found = moved(photo(half, lookFor), half)
      return found.length > 0 ? found : once(picture, lookFor, true)
    }
    const found = once(picture, lookFor, true, true)
    if (found.length > 0) return found
    for (const aid of photoAids(picture, lookFor.symbologies)) {
      const withAid = aided(aid, lookFor, true)
      if (withAid.length > 0) return withAid
    }
    return []
  }

  return (picture, lookFor) => {
    if (lookFor.effort === 'photo') return photo(picture, lookFor)
    if (lookFor.effort === 'quick') return once(picture, lookFor, false)
    const found = once(picture, lookFor, true)
    if (found.length > 0) return found
    const aid = FRAME_AIDS[nextAid++ % FRAME_AIDS.length]
    return aid === undefined ? [] : aided(aid(halved(picture)), lookFor, false)
  }
}
