import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Semi and React: about 300 kB compressed. Charts are a chunk of their own.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Semi's index reaches its markdown and animation packages; both are shaken off, their warnings are noise.
      onLog(level, log, handle) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE' && log.code !== 'EVAL') handle(level, log);
      },
    },
  },
});
