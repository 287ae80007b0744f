/** The bundled fonts. Their files come from the host only when one of their letters is shown. */

/** Adds the Japanese and Latin letters. Text shows in a font of the system until they are there. */
export async function addLetters(): Promise<void> {
  await import('@fontsource-variable/noto-sans-jp')
}

/** Adds what the Japanese font lacks: Greek, Roman numerals, Hangul. */
export async function addRareLetters(): Promise<void> {
  await Promise.all([import('@fontsource-variable/noto-sans'), import('@fontsource-variable/noto-sans-kr')])
}
