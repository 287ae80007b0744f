/** Brings what has just appeared into view, and the keyboard with it. */

/** As `ref` of the heading of what appeared; the heading needs `tabIndex={-1}`. */
export function arrive(element: HTMLElement | null): void {
  if (element === null) return
  // A ring would make the heading look like a control.
  element.style.outline = 'none'
  element.focus({ preventScroll: true })
  const { top } = element.getBoundingClientRect()
  // Scroll only when it is not well in view.
  if (top < 0 || top > innerHeight * 0.6) element.scrollIntoView({ block: 'start', behavior: 'smooth' })
}
