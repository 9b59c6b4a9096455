import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page in front of /graphql. Everything it loads lies in dist/web: it has to work on a network without an internet. */
export default defineConfig({
  root: here('.'),
  base: './',
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The editor is one piece of some megabytes, read once and kept by the browser: nothing to warn of.
    chunkSizeWarningLimit: 6000,
    rolldownOptions: { input: [here('index.html'), here('password.html')] },
  },
  worker: { format: 'es' },
  // Two copies of graphql refuse each other's schemas, two of React each other's hooks.
  resolve: { dedupe: ['graphql', 'react', 'react-dom', 'monaco-editor'] },
});
