/**
 * What can change the state of a camera from outside: devices, the page's visibility, the permission, a person at the
 * page.
 */

interface Surroundings {
  /** A camera was plugged in or out. */
  onDevices: () => void
  onVisibility: () => void
  /** The person has now allowed the camera. */
  onPermission: () => void
  /** A key or a touch. */
  onActivity: () => void
}

/** Watches until the returned function is called. */
export function watchSurroundings({ onDevices, onVisibility, onPermission, onActivity }: Surroundings): () => void {
  const ended = new AbortController()
  const { signal } = ended
  // Firefox does not know this name. There staff press "try again".
  navigator.permissions.query({ name: 'camera' }).then(
    (status) => {
      const tell = () => {
        if (status.state === 'granted') onPermission()
      }
      if (!signal.aborted) status.addEventListener('change', tell, { signal })
    },
    () => undefined,
  )
  // Absent outside a secure context, although the types do not say so.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  devices?.addEventListener('devicechange', onDevices, { signal })
  document.addEventListener('visibilitychange', onVisibility, { signal })
  window.addEventListener('pointerdown', onActivity, { capture: true, signal })
  window.addEventListener('keydown', onActivity, { capture: true, signal })
  return () => ended.abort()
}
