import type { EngineReason } from '../../domain/scan/problems.ts'

/** Why the second engine reads codes: short, to be put into a sentence. */
export const engine = {
  wasm_unavailable: 'WebAssembly does not run here',
  worker_unavailable: 'background work does not run here',
  engine_died: 'the main engine stopped several times',
} satisfies Record<EngineReason, string>
