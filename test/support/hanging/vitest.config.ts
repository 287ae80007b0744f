import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { dir: import.meta.dirname, include: ['unit.ts'], pool: 'forks', testTimeout: 0 } })
