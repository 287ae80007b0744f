/** The first bytes of every bundle: `ENISHI`, a byte that no text holds, and the version of the format. */
export const BUNDLE_MARK: readonly number[] = [0x45, 0x4e, 0x49, 0x53, 0x48, 0x49, 0x1a, 0x01]
