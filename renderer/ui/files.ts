/** Files as a person meets them: how large they are, and how the page saves one. */

/** A file's size in words: "12 kB", "3.4 MB". */
export function sizeText(bytes: number, language: string): string {
  const [size, unit, digits] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), 'kB', 0] : [bytes / 1e6, 'MB', 1]
  const number = size.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${number} ${unit}`
}

/** Hands a file to the browser as a download (under Electron: its save dialog). */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
