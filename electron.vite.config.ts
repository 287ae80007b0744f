// Three bundles: main with the command and the workers (ESM; only what holds native code or WebAssembly stays in
// node_modules, because hundreds of small files take half a second to load), the preload (one CommonJS file, because a
// sandboxed page takes no other), and the page, which every host serves from out/renderer.
import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { NONCE_PLACE } from './main/hosts/page-files.ts'

const root = import.meta.dirname
const workers = globSync('main/**/*worker.ts', { cwd: root }).map(
  (file) => [basename(file, '.ts'), resolve(root, file)] as const,
)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        // fflate declares a `require` of its own, as the bundler does
        external: ['better-sqlite3', 'sharp', /^zxing-wasm/, 'fflate'],
        input: {
          electron: resolve(root, 'main/hosts/electron/electron.ts'),
          cli: resolve(root, 'main/hosts/cli/cli.ts'),
          ...Object.fromEntries(workers),
        },
        // One flat folder: a worker is found beside whatever chunk starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    // The host that serves the page puts a fresh nonce in this place for every load.
    html: { cspNonce: NONCE_PLACE },
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: 'es2023',
      minify: true,
      cssMinify: true,
      // The content security policy allows no data: scripts or fonts, so nothing is inlined.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        input: resolve(root, 'renderer/index.html'),
        // What the first screen needs is one file; two dozen small ones take longer to ask for than to read.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
})
