// How the console is bundled (控制台打包设置): hashed files, nothing inline, so that a strict Content-Security-Policy holds.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Packages that change rarely stand apart: a new build of the pages leaves them in the browser's cache. */
const groups = [
  { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
  { name: 'tanstack', test: /node_modules\/@tanstack\/(?:react-)?(?:router|query|store|history)/ },
];

export default defineConfig({
  root: `${import.meta.dirname}/src/web`,
  plugins: [react()],
  build: {
    outDir: `${import.meta.dirname}/dist/console`,
    emptyOutDir: true,
    manifest: 'manifest.json',
    // Both would put script or data: addresses into the page.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
