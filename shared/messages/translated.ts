/** The same keys as the English table, any text: what makes a missing translation fail compilation. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }
