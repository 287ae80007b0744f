/**
 * Hand scanners in React. While mounted and enabled, every code that a scanner types anywhere in the page comes to
 * `onScan` once.
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
  /** How the scanner is set: a layout of the settings, or the keymap of a set-up check. */
  layout: LayoutName | Keymap
  prefix: string
  suffix: WedgeSuffix
  /** The exhibitor's id, as for `useCamera`. */
  scope: string
  /** The one gate of the page. It drops what a scanner sends twice. */
  gate: Gate
  onScan: (scan: { payloadHex: string; bytes: Uint8Array; text: string }) => void
  /** For the set-up check: gets the keys of every burst, and nothing is scanned. Pass them to `recogniseLayout`. */
  onKeys?: (keys: readonly PhysicalKey[]) => void
}

export function useWedge(options: UseWedgeOptions): void {
  const { enabled, layout, prefix, suffix } = options
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  // A keymap that each render makes again must not remove the listener in the middle of a burst.
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
