// Whether the real Electron can run the shell's tests here; the runner prints the answer, so that nobody takes the
// stand-in for the real thing.
import { command } from '../../../shared/messages/en/command.ts'
import { electronBinary, whyNoWindow } from '../../../main/hosts/electron/electron-binary.ts'

/** `usable` with the binary's path, or `why` not, as a sentence. */
export function electronIsUsable(): { usable: true; path: string } | { usable: false; why: string } {
  const why = whyNoWindow()
  if (why !== null) return { usable: false, why: command.start.why[why] }
  const path = electronBinary()
  return path === null ? { usable: false, why: "Electron's binary is not installed" } : { usable: true, path }
}
