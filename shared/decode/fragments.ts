/** A message that is spread over several codes (structured append, ISO/IEC 18004). One code alone has no meaning. */
import type { FoundCode } from '../domain/scan/code.ts'

/** Which fragment of which message a code holds. */
export interface Fragment {
  /** Equal for all codes of one message. */
  message: string
  index: number
  /** How many codes the message has; 0 where the code does not say. */
  size: number
}

/** A code as the engine gives it; `fragment` only where it holds a fragment of a message. */
export interface ReadCode extends FoundCode {
  fragment?: Fragment
}

/**
 * Joins the codes of a whole message into one. Fragments of a message that is not whole in the picture are left out,
 * because the next frame may hold the rest. Where no frame follows (`last`), they are kept as they are.
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
