/** Which reader made what the lists show: when it is another one, payloads that were recorded before are read again. */
import { sha256Hex } from '../ids.ts'
import type { ReadOptions } from './read.ts'

/** Raise it with every change that lets `readBadge` read a payload otherwise than before. */
export const READER_VERSION = 2

/** Equal for readers that read every payload alike. */
export function readerSignature({ country, templates }: ReadOptions): string {
  return sha256Hex(JSON.stringify([READER_VERSION, country, templates]))
}
