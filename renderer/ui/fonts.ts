/** The bundled fonts. Japanese and Latin come with the page; Greek, Roman numerals and Hangul follow once it stands. */
import '@fontsource-variable/noto-sans-jp'

/** Adds the letters that the Japanese font lacks. Files are fetched from the host only when such a letter is shown. */
export async function addRareLetters(): Promise<void> {
  await Promise.all([import('@fontsource-variable/noto-sans'), import('@fontsource-variable/noto-sans-kr')])
}
