/**
 * zxing-cpp in WebAssembly: gray pixels in, codes out. The page's worker and the command use it. The caller hands in
 * the module's bytes, because the package itself would download them and fail in silence without a network.
 */
import { encodeFormats, prepareZXingModule, type ZXingReaderModule, type ZXingReaderOptions } from 'zxing-wasm/reader'
import type { Corners } from '../domain/scan/code.ts'
import { SYMBOLOGIES, symbologyOf, ZXING_FORMATS, type Symbology } from '../domain/scan/symbologies.ts'
import type { ReadCode } from './fragments.ts'

/** A picture of one byte a pixel, row by row, without padding: 0 black, 255 white. */
export interface GrayPicture {
  gray: Uint8Array
  width: number
  height: number
}

/** One look at a picture. */
export interface LookOnce {
  /** Spend about four times the time. */
  harder: boolean
  /** Mend broken modules in a second pass. */
  denoise: boolean
  several: boolean
  /** The kinds of code to look for; empty for all that Enishi knows. */
  symbologies: readonly Symbology[]
}

/** Looks at a picture once. Throws where the module itself fails, as when memory runs out. */
export type ReadGray = (picture: GrayPicture, look: LookOnce) => ReadCode[]

/** What Emscripten adds to the module. The package's own types do not have it. */
interface Memory {
  HEAPU8: Uint8Array
  _malloc(size: number): number
  _free(place: number): void
}

type Receive = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/**
 * Side of the smallest code, a Micro QR of 11 modules, in pixels. The module throws at pictures of one or two pixels.
 */
const SMALLEST = 11

/** The module throws a number: the place of a C++ exception in its memory. */
const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(`zxing-cpp failed (${String(thrown)})`)

/** More codes than this in one picture are a sheet of labels. */
const MANY = 16

function optionsFor({ harder, denoise, several, symbologies }: LookOnce): ZXingReaderOptions {
  const wanted = symbologies.length === 0 ? SYMBOLOGIES : symbologies
  return {
    formats: encodeFormats(wanted.map((symbology) => ZXING_FORMATS[symbology])),
    tryHarder: harder,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: true,
    tryDenoise: denoise,
    downscaleThreshold: 500,
    downscaleFactor: 3,
    minLineCount: 2,
    maxNumberOfSymbols: several ? MANY : 1,
    // Indexes into the lists of zxing-cpp: local average, ignore add-ons, plain text, no character set. Only the bytes
    // of the result are used.
    binarizer: 0,
    eanAddOnSymbol: 0,
    textMode: 0,
    characterSet: 0,
    isPure: false,
    validateOptionalChecksum: false,
    returnErrors: false,
    tryCode39ExtendedMode: true,
  }
}

/**
 * Starts the module from the bytes of `zxing_reader.wasm` of the very same package version.
 * @throws where the bytes are not that module or WebAssembly is refused
 */
export async function startZxing(wasm: Uint8Array): Promise<ReadGray> {
  // Compiled here: Emscripten would turn a failed compilation into an abort and look for the file elsewhere.
  const compiled = await WebAssembly.compile(wasm as Uint8Array<ArrayBuffer>)
  const module = await new Promise<ZXingReaderModule & Memory>((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, receive: Receive): object => {
      WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled), reject)
      return {}
    }
    prepareZXingModule({ overrides: { instantiateWasm }, equalityFn: () => false, fireImmediately: true }).then(
      (started) => resolve(started as ZXingReaderModule & Memory),
      reject,
    )
  })
  return (picture, look) => {
    const size = picture.width * picture.height
    if (picture.gray.length < size)
      throw new RangeError(`a picture of ${picture.width}×${picture.height} in ${picture.gray.length} bytes`)
    if (Math.min(picture.width, picture.height) < SMALLEST) return []
    const place = module._malloc(size)
    if (place === 0) throw new RangeError(`no memory for a picture of ${size} bytes`)
    try {
      module.HEAPU8.set(picture.gray.subarray(0, size), place)
      const results = module.readBarcodesFromPixmap(place, picture.width, picture.height, optionsFor(look))
      try {
        return Array.from({ length: results.size() }, (_, i) => results.get(i)).flatMap((result): ReadCode[] => {
          const symbology = result === undefined || !result.isValid ? null : symbologyOf(result.format)
          if (result === undefined || symbology === null) return []
          const { topLeft, topRight, bottomRight, bottomLeft } = result.position
          const corners: Corners = [topLeft, topRight, bottomRight, bottomLeft]
          const code = { bytes: result.bytes.slice(), symbology, corners }
          const { sequenceId, sequenceIndex, sequenceSize } = result
          return [
            sequenceSize < 0 || sequenceSize === 1
              ? code
              : { ...code, fragment: { message: sequenceId, index: sequenceIndex, size: sequenceSize } },
          ]
        })
      } finally {
        // The list is in the module's memory. At twenty frames a second it would fill that memory within a day.
        if ('delete' in results && typeof results.delete === 'function') results.delete()
      }
    } catch (thrown) {
      throw asError(thrown)
    } finally {
      module._free(place)
    }
  }
}
