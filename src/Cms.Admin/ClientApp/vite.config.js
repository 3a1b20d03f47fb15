import { defineConfig } from 'vite';

// GraphiQL brings fonts inside its style sheet, which the content security policy refuses: the admin's own do.
const withoutFonts = { postcssPlugin: 'without-fonts', AtRule: { 'font-face': (rule) => rule.remove() } };

// build.mjs says where to write, so that a half-written bundle is never served.
export default defineConfig({
  // Chunks and styles lie beside whoever asks for them, wherever the host serves them.
  base: './',
  esbuild: { jsx: 'automatic' },
  css: { postcss: { plugins: [withoutFonts] } },
  build: {
    outDir: process.env.CMS_CLIENT_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { admin: 'src/admin.ts', workspace: 'src/workspace/main.tsx', designer: 'src/designer/main.tsx', graphiql: 'src/graphiql/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name][extname]' },
    },
  },
});
