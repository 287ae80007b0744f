import { expect, it } from 'vitest'
import { abilitiesOf, CameraError, problemOf } from '../../../renderer/sources/camera-stream.ts'

it('names what went wrong with a camera, and never takes another error for it', () => {
  const problemOfNamed = (name: string) => problemOf(new DOMException('', name))
  expect(problemOfNamed('NotAllowedError')).toBe('camera_refused')
  expect(problemOfNamed('SecurityError')).toBe('insecure')
  expect(problemOfNamed('NotFoundError')).toBe('no_camera')
  expect(problemOfNamed('OverconstrainedError')).toBe('no_camera')
  expect(problemOfNamed('NotReadableError')).toBe('camera_in_use')
  expect(problemOfNamed('SomethingNewError')).toBe('camera_failed')
  expect(problemOf(new CameraError('camera_in_use'))).toBe('camera_in_use')
  expect(problemOf('NotAllowedError')).toBe('camera_failed')
})

it('offers the torch and zoom that a camera has, as they are set', () => {
  const track = (can: object | null, set: object = {}) =>
    ({ ...(can === null ? {} : { getCapabilities: () => can }), getSettings: () => set }) as MediaStreamTrack
  // Firefox cannot tell what a camera can do
  expect(abilitiesOf(track(null))).toEqual({ torch: null, zoom: null })
  expect(abilitiesOf(track({ torch: false, zoom: { min: 1, max: 1 } }))).toEqual({ torch: null, zoom: null })
  expect(abilitiesOf(track({ torch: true }))).toEqual({ torch: false, zoom: null })
  expect(abilitiesOf(track({ torch: true, zoom: { min: 1, max: 8 } }, { torch: true }))).toEqual({
    torch: true,
    zoom: { min: 1, max: 8, step: 0.1, value: 1 },
  })
  expect(abilitiesOf(track({ zoom: { min: 1, max: 8, step: 0.5 } }, { zoom: 2.5 })).zoom).toEqual({
    min: 1,
    max: 8,
    step: 0.5,
    value: 2.5,
  })
})
