/**
 * Photos of badges that become scans, read one after the other. They stay when the screen closes. A photo's only code
 * becomes a scan. Of several codes, those of known badges do; staff choose the others.
 */
import { pictureFile } from '../../shared/decode/picture-file.ts'
import type { FoundCode } from '../../shared/domain/scan/code.ts'
import { bytesToHex } from '../../shared/domain/scan/code.ts'
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import { newId } from '../../shared/domain/ids.ts'
import { createPhotoDecoder, type PhotoDecoder } from '../sources/photo.ts'
import { createStore, type Readable } from '../store.ts'
import { isErased, onForget, type Reason } from './forget.ts'
import type { ScanEntry } from './recorder.ts'

/** A code in a photo. `scan` is the entry it became; null until staff choose it. */
export interface PhotoCode {
  payloadHex: string
  symbology: FoundCode['symbology']
  scan: ScanEntry | 'held' | null
}

export interface Photo {
  id: string
  name: string
  state: 'waiting' | 'reading' | 'read' | 'heic' | 'failed'
  codes: readonly PhotoCode[]
  error: unknown
}

export interface PhotoOptions {
  engine: EngineName
  /** Is this surely one of the exhibition's badges? */
  prefers: (code: FoundCode) => boolean
  /** Makes a scan of a code, or holds it until an exhibitor is chosen. */
  record: (payloadHex: string, symbology: FoundCode['symbology']) => ScanEntry | 'held'
}

/** Is it a saved scan of an erased lead? */
const isOf = (reason: Reason, scan: PhotoCode['scan']): boolean =>
  scan !== null && scan !== 'held' && scan.ack !== null && isErased(reason, scan.ack.leadId)

const photos = createStore<readonly Photo[]>([])
/** The photos that were dropped or chosen, newest last. */
export const photoStore: Readable<readonly Photo[]> = photos
onForget((reason) => {
  photos.update((all) => all.filter(({ codes }) => !codes.some(({ scan }) => isOf(reason, scan))))
})
const waiting: { id: string; file: File; options: PhotoOptions }[] = []
let decoder: { engine: EngineName; photos: PhotoDecoder } | null = null
let running = false

function update(id: string, change: Partial<Photo>) {
  photos.update((all) => all.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)))
}

/** The codes of one photo that become scans by themselves. */
export function codesToRecord(
  codes: readonly FoundCode[],
  prefers: (code: FoundCode) => boolean,
): readonly FoundCode[] {
  return codes.length === 1 ? codes : codes.filter(prefers)
}

/** Keeps each content once, because front and back may show the same code. */
function distinct(codes: readonly FoundCode[]): FoundCode[] {
  return [...new Map(codes.map((code) => [bytesToHex(code.bytes), code])).values()]
}

async function isHeic(file: File): Promise<boolean> {
  return pictureFile(new Uint8Array(await file.slice(0, 64).arrayBuffer()))?.kind === 'heic'
}

async function look(id: string, file: File, { engine, prefers, record }: PhotoOptions): Promise<void> {
  update(id, { state: 'reading' })
  if (decoder?.engine !== engine) {
    decoder?.photos.dispose()
    decoder = { engine, photos: createPhotoDecoder(engine) }
  }
  try {
    const codes = distinct((await decoder.photos.read(file)).codes)
    const scans = codesToRecord(codes, prefers)
    const read = codes.map((code): PhotoCode => {
      const payloadHex = bytesToHex(code.bytes)
      return {
        payloadHex,
        symbology: code.symbology,
        scan: scans.includes(code) ? record(payloadHex, code.symbology) : null,
      }
    })
    update(id, { state: 'read', codes: read })
  } catch (error) {
    update(id, (await isHeic(file).catch(() => false)) ? { state: 'heic' } : { state: 'failed', error })
  }
}

async function run(): Promise<void> {
  if (running) return
  running = true
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    await look(next.id, next.file, next.options)
  running = false
  // A worker with its WebAssembly is large. A later photo starts a new one.
  decoder?.photos.dispose()
  decoder = null
}

/** Adds photos, newest last. */
export function addPhotos(files: readonly File[], options: PhotoOptions): void {
  const fresh = files.map((file) => ({ id: newId(), file, options }))
  waiting.push(...fresh)
  photos.update((all) => [
    ...all,
    ...fresh.map(({ id, file }): Photo => ({ id, name: file.name, state: 'waiting', codes: [], error: null })),
  ])
  void run()
}

/** Stops after the photo that is being read. */
export function stopPhotos(): void {
  const left = new Set(waiting.splice(0).map(({ id }) => id))
  photos.update((all) => all.filter(({ id }) => !left.has(id)))
}

/** Clears the list. Recorded scans stay. */
export function clearPhotos(): void {
  stopPhotos()
  photos.update((all) => all.filter(({ state }) => state === 'reading'))
}

/** Makes a scan of a code that was left to staff. */
export function recordPhotoCode(photoId: string, payloadHex: string, record: PhotoOptions['record']): void {
  photos.update((all) =>
    all.map((photo) =>
      photo.id !== photoId
        ? photo
        : {
            ...photo,
            codes: photo.codes.map((code) =>
              code.payloadHex === payloadHex ? { ...code, scan: record(payloadHex, code.symbology) } : code,
            ),
          },
    ),
  )
}

/** Notes the answer to a scan from a photo, also after it was held. Call it for every answer. */
export function noteOutcome(entry: ScanEntry): void {
  if (entry.source !== 'photo') return
  const mine = ({ scan, payloadHex }: PhotoCode) =>
    scan === 'held' ? payloadHex === entry.payloadHex : scan?.id === entry.id
  if (!photos.get().some(({ codes }) => codes.some(mine))) return
  photos.update((all) =>
    all.map((photo) =>
      photo.codes.some(mine)
        ? { ...photo, codes: photo.codes.map((code) => (mine(code) ? { ...code, scan: entry } : code)) }
        : photo,
    ),
  )
}
