import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname

/** Builds the script that other pages load: one file, nothing beside it, for browsers of the last two years. */
export default defineConfig({
  root: here,
  build: {
    outDir: resolve(here, '../../dist/widget'),
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    minify: true,
    lib: { entry: resolve(here, 'widget.ts'), formats: ['iife'], name: 'sosh', fileName: () => 'widget.js' },
  },
})
