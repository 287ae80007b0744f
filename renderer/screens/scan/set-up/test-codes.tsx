/** The test codes, drawn to be scanned from the screen or from paper. */
import { useMemo } from 'react'
import QRCode from 'qrcode'
import { code128 } from '../../../../shared/domain/scan/code128.ts'

const QUIET_QR = 4
const QUIET_LINES = 10
const LINE_HEIGHT = 40

/** A QR code as one path of squares. */
export function QrPicture({ text, label, className }: { text: string; label: string; className?: string | undefined }) {
  const { path, side } = useMemo(() => {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
    const dark = Array.from(modules.data, (on, i) =>
      on ? `M${i % modules.size} ${Math.floor(i / modules.size)}h1v1h-1z` : '',
    ).join('')
    return { path: dark, side: modules.size }
  }, [text])
  const whole = side + 2 * QUIET_QR
  return (
    <svg
      viewBox={`${-QUIET_QR} ${-QUIET_QR} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET_QR} y={-QUIET_QR} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** A Code 128 with its quiet zones. */
export function LinesPicture({
  text,
  label,
  className,
}: {
  text: string
  label: string
  className?: string | undefined
}) {
  const { bars, modules } = useMemo(() => code128(text), [text])
  return (
    <svg
      viewBox={`${-QUIET_LINES} 0 ${modules + 2 * QUIET_LINES} ${LINE_HEIGHT}`}
      role="img"
      aria-label={label}
      className={className}
    >
      <rect x={-QUIET_LINES} width={modules + 2 * QUIET_LINES} height={LINE_HEIGHT} fill="#fff" />
      <path d={bars.map(({ x, width }) => `M${x} 3h${width}v${LINE_HEIGHT - 6}h${-width}z`).join('')} fill="#000" />
    </svg>
  )
}
