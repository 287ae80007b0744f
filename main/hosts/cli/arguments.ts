/** Checks arguments. An invalid one is a usage error. */
import { InvalidArgumentError } from 'commander'

const wholeNumberTo =
  (limit: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^[0-9]+$/.test(text) || value > limit)
      throw new InvalidArgumentError(`Expected a whole number up to ${limit}.`)
    return value
  }

/** A whole number from 0, in digits. */
export const wholeNumber = wholeNumberTo(Number.MAX_SAFE_INTEGER)

/** A TCP port. */
export const portNumber = wholeNumberTo(65_535)
