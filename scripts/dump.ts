import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { dumpFiles } from './dumps/dump-files.ts';
import { openTemporarySystem } from './dumps/temporary-system.ts';

/* npm run schema:dump, npm run openapi:dump */
const wanted = process.argv[2];
await using system = await openTemporarySystem();
for (const file of dumpFiles.filter(({ script }) => script === wanted)) {
  const path = resolve(import.meta.dirname, '..', file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await file.make(system));
  process.stdout.write(`${file.path}\n`);
}
