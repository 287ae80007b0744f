/**
 * Typing scanners in React: while mounted and enabled, whatever a scanner types anywhere in the page comes to `onScan`,
 * once.
 */
import { useEffect, useRef } from 'react'
import { bytesToHex } from '../../shared/domain/scan/code.ts'
import type { Gate } from '../../shared/domain/scan/gate.ts'
import type { WedgeSuffix } from '../../shared/domain/wedge/burst.ts'
import type { PhysicalKey } from '../../shared/domain/wedge/keys.ts'
import { keymapOf, type Keymap } from '../../shared/domain/wedge/keys-to-text.ts'
import type { LayoutName } from '../../shared/domain/wedge/layouts.ts'
import { listenToWedge } from './wedge.ts'

export interface UseWedgeOptions {
  enabled: boolean
  /** What the scanner is set to: a layout of the settings, or the keymap of a set-up check. */
  layout: LayoutName | Keymap
  prefix: string
  suffix: WedgeSuffix
  /** Whose scan it would be; as for `useCamera`. */
  scope: string
  /** The page's one gate: drops what a scanner delivers twice. */
  gate: Gate
  onScan: (scan: { payloadHex: string; bytes: Uint8Array; text: string }) => void
  /** For the set-up check: gets every burst's keys instead, nothing is scanned. Pass them to `recogniseLayout`. */
  onKeys?: (keys: readonly PhysicalKey[]) => void
}

export function useWedge(options: UseWedgeOptions): void {
  const { enabled, layout, prefix, suffix } = options
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  // A keymap made anew in each render must not take the listener away in the middle of a burst.
  const keymap = JSON.stringify(typeof layout === 'string' ? keymapOf(layout) : layout)
  useEffect(() => {
    if (!enabled) return undefined
    return listenToWedge({
      keymap: JSON.parse(keymap) as Keymap,
      prefix,
      suffix,
      onScan({ bytes, text, keys, at }) {
        const { onKeys, onScan, gate, scope } = latest.current
        if (onKeys !== undefined) return onKeys(keys)
        const payloadHex = bytesToHex(bytes)
        if (gate.admits(scope, payloadHex, at)) onScan({ payloadHex, bytes, text })
      },
    })
  }, [enabled, keymap, prefix, suffix])
}
