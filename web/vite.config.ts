/**
 * Builds the map application into dist/web. The map library and the layers drawn on it are their own chunks, so that
 * the lists and documents open before the map code has come.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { observeShell } from './observe-shell.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative: the application may be served from any path.
  base: './',
  plugins: [react(), observeShell()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The map library alone is larger than the default limit of 500 kB.
    chunkSizeWarningLimit: 1_300,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Else it lands among the layers, and every view waits for all of them.
            { name: 'preload', test: /vite[\\/]preload-helper/, priority: 1 },
            { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre|@mapbox)[\\/]/ },
            {
              name: 'deck',
              test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl|mjolnir\.js)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 4182,
    proxy: Object.fromEntries(
      ['/api', '/ledger'].map((path) => [
        path,
        { target: process.env.TRUCELINE_API ?? 'http://127.0.0.1:4180', changeOrigin: true },
      ]),
    ),
  },
});
