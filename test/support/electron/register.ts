// Loaded with `node --import` before a bundle of main: from then on 'electron' is the stand-in, for import and require.
import { registerHooks } from 'node:module'

const standIn = new URL('./index.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
