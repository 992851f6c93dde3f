import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Built into dist/web, next to the server that serves it. Hashed names, no inline scripts: the policy refuses them.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    // The map's land and borders, loaded with the map only.
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4710' } },
})
