/**
 * How hard to look at a picture. Camera frames repeat, so most get one quick look, some an aid, a different one each
 * time, and some a thorough look. A photo does not repeat: it gets every aid until something is found.
 */
import { centreOf, sameCode, type Corners, type FoundCode } from '../domain/scan/code.ts'
import { SYMBOLOGIES, isLinear, type Symbology } from '../domain/scan/symbologies.ts'
import { centre, enlarged, evenedOut, followed, halved, sharpened, turned, type Aided } from './aids.ts'
import { joinFragments } from './fragments.ts'
import { tiltOf } from './tilt.ts'
import type { GrayPicture, ReadGray } from './zxing.ts'

/**
 * `quick`: most camera frames. `aided`: as quick, on a picture improved in one way. `thorough`: four times as slow.
 * `photo`: a still picture, up to a second or two.
 */
export type Effort = 'quick' | 'aided' | 'thorough' | 'photo'

export interface LookFor {
  effort: Effort
  /** Look on after the first code. Without it, a frame with a code is finished much sooner. */
  several: boolean
  /** The kinds of code to look for; empty for all that Enishi knows. */
  symbologies: readonly Symbology[]
}

/** Looks for codes in a picture. */
export type ReadCodes = (picture: GrayPicture, lookFor: LookFor) => FoundCode[]

interface Aid {
  make: (picture: GrayPicture) => Aided
  /** Look harder. Most aided pictures have a quarter of the pixels, so this still takes no longer than a quick look. */
  harder: boolean
}

/** Lines that lean more than this, in degrees, are turned. */
const TOO_TILTED = 4

/** Halves the picture and turns it until its lines are upright. */
function levelled(picture: GrayPicture): Aided {
  const half = halved(picture)
  const tilt = tiltOf(picture)
  const off = tilt === null ? 0 : Math.abs(tilt - 90 * Math.round(tilt / 90))
  return tilt === null || off < TOO_TILTED ? half : followed(half, (small) => turned(small, -tilt))
}

/** One after the other, the most helpful first. Radii are in pixels of the halved picture. */
const FRAME_AIDS: readonly Aid[] = [
  { harder: true, make: (picture) => followed(halved(picture), (half) => sharpened(half, 3, 2)) },
  { harder: true, make: (picture) => followed(halved(picture), (half) => evenedOut(half, 16)) },
  { harder: true, make: (picture) => followed(centre(picture), (middle) => enlarged(middle, 2)) },
  { harder: true, make: levelled },
  // Modules fall on other pixels, which sometimes is enough. The picture is too large for a harder look.
  { harder: false, make: (picture) => enlarged(picture, 1.25) },
]

/** A photo with more pixels than this is halved first, again and again: a badge needs no more. */
const PLENTY = 2_500_000
/** A photo with fewer pixels than this may gain from being enlarged. */
const FEW = 1_500_000
/** Tilts in degrees at which linear codes get lost. The engine itself tries 90 and more. */
const TILTS = [15, -15, 30, -30, 45]

/** Keeps each content once, and one code a place. Of two readings of one code, the first is the surer one. */
function unique<T extends FoundCode>(codes: readonly T[]): T[] {
  return codes.filter((code, i) => codes.findIndex((other) => sameCode(code, other) || samePlace(code, other)) === i)
}

function samePlace(a: FoundCode, b: FoundCode): boolean {
  const [from, , to] = a.corners
  const [one, other] = [centreOf(a.corners), centreOf(b.corners)]
  return (
    a.symbology === b.symbology &&
    Math.hypot(one.x - other.x, one.y - other.y) < Math.hypot(from.x - to.x, from.y - to.y) / 8
  )
}

function moved(codes: FoundCode[], aid: Aided): FoundCode[] {
  return codes.map((code) => ({ ...code, corners: code.corners.map((point) => aid.back(point)) as unknown as Corners }))
}

const kindsOf = ({ symbologies }: LookFor): readonly Symbology[] =>
  symbologies.length === 0 ? SYMBOLOGIES : symbologies

function* photoAids(picture: GrayPicture, wanted: readonly Symbology[]): Generator<Aided> {
  for (const { make } of FRAME_AIDS) yield make(picture)
  yield sharpened(picture, 6, 3)
  if (wanted.some((symbology) => isLinear(symbology) || symbology === 'pdf417')) {
    for (const degrees of TILTS) yield turned(picture, degrees)
  }
  if (picture.width * picture.height < FEW) yield enlarged(picture, 2)
}

/** Makes a search that knows how hard to look from a function that looks once. */
export function createLook(read: ReadGray): ReadCodes {
  let nextAid = 0
  const once = (
    picture: GrayPicture,
    { effort, several, symbologies }: LookFor,
    harder: boolean,
    denoise = false,
  ): FoundCode[] => {
    const found = read(picture, { harder, denoise, several, symbologies })
    const whole =
      several || found.every(({ fragment }) => fragment === undefined)
        ? found
        : read(picture, { harder, denoise, several: true, symbologies })
    return joinFragments(unique(whole), effort === 'photo')
  }
  const aided = (aid: Aided, lookFor: LookFor, harder: boolean): FoundCode[] => moved(once(aid, lookFor, harder), aid)

  const photo = (picture: GrayPicture, lookFor: LookFor): FoundCode[] => {
    if (picture.width * picture.height > PLENTY) {
      const half = halved(picture)
      const found = moved(photo(half, lookFor), half)
      return found.length > 0 ? found : once(picture, lookFor, true)
    }
    const found = once(picture, lookFor, true)
    if (found.length > 0) return found
    for (const aid of photoAids(picture, kindsOf(lookFor))) {
      const withAid = aided(aid, lookFor, true)
      if (withAid.length > 0) return withAid
    }
    // The check of PDF417 is weak: mended modules could give it a wrong content. The other matrix codes are safe.
    const mendable = kindsOf(lookFor).filter((symbology) => !isLinear(symbology) && symbology !== 'pdf417')
    return mendable.length === 0 ? [] : once(picture, { ...lookFor, symbologies: mendable }, true, true)
  }

  return (picture, lookFor) => {
    if (lookFor.effort === 'photo') return photo(picture, lookFor)
    const aid = lookFor.effort === 'aided' ? FRAME_AIDS[nextAid % FRAME_AIDS.length] : undefined
    if (aid === undefined) return once(picture, lookFor, lookFor.effort === 'thorough')
    const found = aided(aid.make(picture), lookFor, aid.harder)
    // An aid is kept while it helps.
    if (found.length === 0) nextAid++
    return found
  }
}
