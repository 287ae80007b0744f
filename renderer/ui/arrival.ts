/** Brings what has just appeared into view, and the keyboard with it. */

/** As `ref` of the heading of what appeared; the heading needs `tabIndex={-1}`. */
export function arrive(element: HTMLElement | null): void {
  if (element === null) return
  // A heading is no control: the ring around it would say it is.
  element.style.outline = 'none'
  element.focus({ preventScroll: true })
  const { top } = element.getBoundingClientRect()
  // What is well in view stays where it is.
  if (top < 0 || top > innerHeight * 0.6) element.scrollIntoView({ block: 'start', behavior: 'smooth' })
}
