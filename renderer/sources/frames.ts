/** Frames of a playing video. A worker can take over each one without any work on its pixels here. */
import type { Picture } from './protocol.ts'

/** The frame on show, or null where there is none yet. */
export async function currentFrame(video: HTMLVideoElement): Promise<Picture | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null
  if (typeof VideoFrame === 'undefined') return createImageBitmap(video)
  try {
    return new VideoFrame(video)
  } catch (error) {
    // The stream ended between two frames.
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null
    throw error
  }
}

/** Calls back after each new frame, until stopped. */
export function onEachFrame(video: HTMLVideoElement, shown: () => void): () => void {
  let stopped = false
  let handle = 0
  const byFrame = 'requestVideoFrameCallback' in video
  const ask = (): void => {
    handle = byFrame ? video.requestVideoFrameCallback(each) : requestAnimationFrame(each)
  }
  const each = (): void => {
    if (stopped) return
    ask()
    shown()
  }
  ask()
  return () => {
    stopped = true
    if (byFrame) video.cancelVideoFrameCallback(handle)
    else cancelAnimationFrame(handle)
  }
}
