/** What can keep the camera from scanning, by name. Beside these there is the error `decoder_unavailable`. */
export const CAMERA_PROBLEMS = [
  'no_camera',
  'camera_refused',
  'camera_in_use',
  'camera_lost',
  'camera_failed',
  'insecure',
] as const
export type CameraProblem = (typeof CAMERA_PROBLEMS)[number]

/** The scanner engines: zxing-cpp in WebAssembly (main), and the decoder inside html5-qrcode (spare). */
export type EngineName = 'zxing' | 'html5-qrcode'

/** Why html5-qrcode replaces zxing. The messages have words for it under `engine.*`. */
export type EngineReason = 'wasm_unavailable' | 'worker_unavailable' | 'engine_died'
