/** One short sound for each outcome of a scan, told apart with closed eyes. Made in the page: no files, no network. */

export type Sound = 'new' | 'again' | 'kept' | 'rejected' | 'failed'

interface Tone {
  hz: number
  at: number
  ms: number
  type?: OscillatorType
}

const SOUNDS: Record<Sound, readonly Tone[]> = {
  new: [
    { hz: 880, at: 0, ms: 70 },
    { hz: 1318.5, at: 80, ms: 120 },
  ],
  again: [
    { hz: 784, at: 0, ms: 70 },
    { hz: 784, at: 120, ms: 70 },
  ],
  kept: [{ hz: 587.3, at: 0, ms: 160 }],
  rejected: [{ hz: 220, at: 0, ms: 180, type: 'triangle' }],
  failed: [
    { hz: 311, at: 0, ms: 140, type: 'square' },
    { hz: 233, at: 180, ms: 140, type: 'square' },
    { hz: 311, at: 360, ms: 220, type: 'square' },
  ],
}

let audio: AudioContext | null = null

/** Plays one. A browser that allows no sound before the first touch stays silent until then. */
export function play(sound: Sound): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
  const start = audio.currentTime + 0.01
  for (const { hz, at, ms, type = 'sine' } of SOUNDS[sound]) {
    const oscillator = audio.createOscillator()
    const volume = audio.createGain()
    const from = start + at / 1000
    const until = from + ms / 1000
    oscillator.type = type
    oscillator.frequency.value = hz
    const loud = type === 'square' ? 0.08 : 0.22
    volume.gain.setValueAtTime(0, from)
    volume.gain.linearRampToValueAtTime(loud, from + 0.008)
    volume.gain.setValueAtTime(loud, Math.max(from + 0.008, until - 0.03))
    volume.gain.linearRampToValueAtTime(0, until)
    oscillator.connect(volume).connect(audio.destination)
    oscillator.start(from)
    oscillator.stop(until + 0.02)
  }
}
