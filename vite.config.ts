import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = import.meta.dirname

// What the browser must know by itself: light-dark(), nesting, dialog, popover. Older ones would get more bytes and a paler desk.
const browsers = ['chrome123', 'edge123', 'firefox125', 'safari17.5']

/** Builds the desk: hashed files and a manifest, nothing inline, so that a strict content security policy holds. */
export default defineConfig({
  root: resolve(here, 'src/apps/desk'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: resolve(here, 'dist/desk'),
    emptyOutDir: true,
    manifest: true,
    target: browsers,
    cssTarget: browsers,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // The design system's door re-exports; only what a screen uses belongs to the screen's chunk.
        moduleSideEffects: id => !id.includes('/src/apps/ui/') || id.endsWith('.css'),
      },
    },
  },
  server: {
    port: 4101,
    strictPort: true,
    proxy: {
      // With the last stroke: the desk’s own api.ts is no question to the server.
      '/api/': {
        target: 'http://127.0.0.1:4100',
        changeOrigin: false,
        // The server takes what changes something from its own pages only; here it is Vite that shows them.
        headers: { origin: 'http://localhost:4100' },
      },
    },
  },
})
