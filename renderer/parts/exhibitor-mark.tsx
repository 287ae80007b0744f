/** An exhibitor's small mark. Its nine colours differ for any colour vision; its nine shapes differ without colour. */
import type { ReactElement } from 'react'

const SHAPES: readonly ReactElement[] = [
  <circle key="disc" cx="8" cy="8" r="6" />,
  <path key="triangle" d="M8 1.5 15 14H1Z" />,
  <rect key="square" x="2.25" y="2.25" width="11.5" height="11.5" rx="1.5" />,
  <path key="diamond" d="M8 .75 15.25 8 8 15.25.75 8Z" />,
  <path
    key="ring"
    fillRule="evenodd"
    d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 4a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z"
  />,
  <path key="drop" d="M8 14.5 1 2h14Z" />,
  <path key="cross" d="M5.75 1.5h4.5v4.25h4.25v4.5h-4.25v4.25h-4.5v-4.25H1.5v-4.5h4.25Z" />,
  <path key="hexagon" d="M4.5 1.75h7L15 8l-3.5 6.25h-7L1 8Z" />,
  <path key="half" d="M1 11.5a7 7 0 0 1 14 0Z" />,
]

/** The colour of a place among the exhibitors, as a CSS value. */
export function markColour(position: number): string {
  return `var(--mark-${position % SHAPES.length})`
}

interface Props {
  /** The exhibitor's place from 0. */
  position: number
  size?: number
  /**
   * Spoken by screen readers and shown under a pointer. Left out beside the exhibitor's name, which says it already.
   */
  name?: string
}

export function ExhibitorMark({ position, size = 14, name }: Props) {
  const spoken = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name }
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill={markColour(position)}
      {...spoken}
      focusable="false"
      style={{ flex: 'none' }}
    >
      {name !== undefined && <title>{name}</title>}
      {SHAPES[position % SHAPES.length]}
    </svg>
  )
}
