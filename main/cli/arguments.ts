/** Checks of arguments; what is not valid is wrong usage. */
import { InvalidArgumentError } from 'commander'

/** A whole number from 0. */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number.')
  return value
}
