import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
export default defineConfig({ plugins: [react()], build: { outDir: 'dist', emptyOutDir: true, rolldownOptions: { onLog(level, log, handle) { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log); } } } });
