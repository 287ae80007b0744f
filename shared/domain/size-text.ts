const UNITS = [
  [1e9, 'GB'],
  [1e6, 'MB'],
] as const

/** A file's size in words, with the language's digits: "12 kB", "3.4 MB". The units are decimal. */
export function sizeText(bytes: number, language: string): string {
  const [factor, unit] = UNITS.find(([factor]) => bytes >= factor) ?? [1e3, 'kB']
  const digits = unit === 'kB' ? 0 : 1
  const size = unit === 'kB' ? Math.max(1, Math.round(bytes / factor)) : bytes / factor
  return `${size.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`
}
