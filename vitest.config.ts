import { defineConfig } from 'vitest/config';
import { CountReporter } from './scripts/count-reporter.ts';

export default defineConfig({
  test: {
    include: ['{src,test,web/src,scripts}/**/*.test.{ts,tsx}'],
    // The embedded warehouse binds one data folder per process and crashes in worker threads.
    pool: 'forks',
    maxWorkers: 2,
    env: { UV_THREADPOOL_SIZE: '16' },
    testTimeout: 120_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    reporters: ['default', new CountReporter()],
  },
});
