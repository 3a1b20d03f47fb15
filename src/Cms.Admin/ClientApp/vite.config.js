import { defineConfig } from 'vite';

// build.mjs says where to write, so that a half-written bundle is never served.
export default defineConfig({
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: process.env.CMS_CLIENT_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { admin: 'src/admin.ts', workspace: 'src/workspace/main.tsx', designer: 'src/designer/main.tsx' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name][extname]' },
    },
  },
});
