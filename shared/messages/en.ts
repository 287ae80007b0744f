/** English names every key; the other languages must satisfy it. One file a subject under `en/`. */
import { errors } from './en/errors.ts'
import { reading } from './en/reading.ts'

export const en = { errors, reading }
