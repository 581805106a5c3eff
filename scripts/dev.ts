import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { readConfig } from '../src/config.ts';

/* npm run dev: the server, started anew on each change, and the page with hot reload, which hands /api on to it. */
const config = readConfig();
const api = { target: `http://127.0.0.1:${config.port}`, changeOrigin: true };
const server = spawn(process.execPath, ['--watch', 'src/cli/main.ts', 'serve'], { stdio: 'inherit', env: { ...process.env, UV_THREADPOOL_SIZE: '16' } });
const page = await createServer({ root: 'web', server: { host: '127.0.0.1', proxy: { '/api': api, '/health': api } } });
await page.listen();
page.printUrls();
server.on('exit', (code) => {
  process.exitCode = code ?? 0;
  void page.close();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill(signal));
