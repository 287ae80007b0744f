/** What can keep the camera from scanning, by name; `decoder_unavailable` of the errors is the last of them. */
export const CAMERA_PROBLEMS = [
  'no_camera',
  'camera_refused',
  'camera_in_use',
  'camera_lost',
  'camera_failed',
  'insecure',
] as const
export type CameraProblem = (typeof CAMERA_PROBLEMS)[number]

/** The engines that find codes: zxing-cpp in WebAssembly, and the one inside html5-qrcode. */
export type EngineName = 'zxing' | 'html5-qrcode'

/** Why html5-qrcode works in zxing's place; the words are `engine.*` in the messages. */
export type EngineReason = 'wasm_unavailable' | 'worker_unavailable' | 'engine_died'
