/**
 * A message that is spread over several codes (structured append, ISO/IEC 18004): one code of it says nothing by
 * itself.
 */
import type { FoundCode } from '../domain/scan/code.ts'

/** Which part of which message a code holds. */
export interface Part {
  /** Equal for the codes of one message. */
  message: string
  index: number
  /** How many codes the message has; 0 where that is not said. */
  size: number
}

/** A code as the engine gives it; `part` only where it holds a part of a message. */
export interface ReadCode extends FoundCode {
  part?: Part
}

/**
 * The codes, those of a whole message made one. Of a message that is not whole in the picture nothing is told, since
 * the rest may come in the
 * next frame; where no next one comes (`last`), its parts are kept as they are.
 */
export function joinParts(codes: readonly ReadCode[], last: boolean): FoundCode[] {
  const messages = Map.groupBy(
    codes.filter(({ part }) => part !== undefined),
    ({ part, symbology }) => `${symbology} ${part!.message} ${part!.size}`,
  )
  const joined = [...messages.values()].flatMap((codes): FoundCode[] => {
    const parts = codes.toSorted((a, b) => a.part!.index - b.part!.index)
    const [first] = parts
    if (first === undefined || parts.length !== first.part!.size || parts.some(({ part }, i) => part!.index !== i))
      return last ? parts.map(plain) : []
    return [
      {
        symbology: first.symbology,
        corners: first.corners,
        bytes: Uint8Array.from(parts.flatMap(({ bytes }) => [...bytes])),
      },
    ]
  })
  return [...codes.filter(({ part }) => part === undefined), ...joined]
}

function plain({ bytes, symbology, corners }: ReadCode): FoundCode {
  return { bytes, symbology, corners }
}
