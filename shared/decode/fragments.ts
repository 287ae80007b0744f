/**
 * A message that is spread over several codes (structured append, ISO/IEC 18004): one code of it says nothing by
 * itself.
 */
import type { FoundCode } from '../domain/scan/code.ts'

/** Which fragment of which message a code holds. */
export interface Fragment {
  /** Equal for the codes of one message. */
  message: string
  index: number
  /** How many codes the message has; 0 where that is not said. */
  size: number
}

/** A code as the engine gives it; `fragment` only where it holds a fragment of a message. */
export interface ReadCode extends FoundCode {
  fragment?: Fragment
}

/**
 * The codes, those of a whole message made one. Of a message that is not whole in the picture nothing is told, since
 * the rest may come in the
 * next frame; where no next one comes (`last`), its fragments are kept as they are.
 */
export function joinFragments(codes: readonly ReadCode[], last: boolean): FoundCode[] {
  const messages = Map.groupBy(
    codes.filter(({ fragment }) => fragment !== undefined),
    ({ fragment, symbology }) => `${symbology} ${fragment!.message} ${fragment!.size}`,
  )
  const joined = [...messages.values()].flatMap((codes): FoundCode[] => {
    const fragments = codes.toSorted((a, b) => a.fragment!.index - b.fragment!.index)
    const [first] = fragments
    if (
      first === undefined ||
      fragments.length !== first.fragment!.size ||
      fragments.some(({ fragment }, i) => fragment!.index !== i)
    )
      return last ? fragments.map(plain) : []
    return [
      {
        symbology: first.symbology,
        corners: first.corners,
        bytes: Uint8Array.from(fragments.flatMap(({ bytes }) => [...bytes])),
      },
    ]
  })
  return [...codes.filter(({ fragment }) => fragment === undefined), ...joined]
}

function plain({ bytes, symbology, corners }: ReadCode): FoundCode {
  return { bytes, symbology, corners }
}
