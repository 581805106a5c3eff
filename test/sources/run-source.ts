import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RejectedItem } from '../../src/facts/intake.ts';
import type { Fact, FactKind } from '../../src/facts/shapes.ts';
import type { FactItem, ReadContext, Source } from '../../src/sources/source.ts';
import { openFiles } from '../../src/sources/files/open-files.ts';

export interface Run {
  items: FactItem[];
  rejected: RejectedItem[];
  remarks: { code: string; row: number }[];
  share: number;
}

interface RunOptions {
  name?: string;
  password?: string;
  zone?: string;
  currency?: string;
}

/** A directory that is gone when the test ends. */
export async function scratch(): Promise<AsyncDisposable & { path: string; write(name: string, bytes: string | Uint8Array): Promise<string> }> {
  const path = await mkdtemp(join(tmpdir(), 'tiyan-test-'));
  return {
    path,
    async write(name, bytes) {
      await writeFile(join(path, name), bytes);
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** Opens the bytes as a file and lets the source read all of it. */
export async function runSource(source: Source, bytes: string | Uint8Array, options: RunOptions = {}): Promise<Run> {
  await using dir = await scratch();
  const path = await dir.write(options.name ?? 'export.csv', bytes);
  const opened = await openFiles(path, options.password === undefined ? {} : { password: options.password });
  const run: Run = { items: [], rejected: [], remarks: [], share: 0 };
  const context: ReadContext = {
    zone: options.zone ?? 'Asia/Shanghai',
    currency: options.currency ?? 'CNY',
    hashBuyer: (id) => (id === '' ? '' : createHmac('sha256', 'test').update(id).digest('hex').slice(0, 16)),
    remark: (code, _message, row) => run.remarks.push({ code, row }),
  };
  try {
    for (const file of opened.files) {
      run.share = await source.detect(file);
      for await (const chunk of source.read(file, context)) {
        for (const item of chunk) {
          if (item.kind === 'rejected') run.rejected.push(item);
          else run.items.push(item);
        }
      }
    }
  } finally {
    await opened.close();
  }
  return run;
}

export function factsOf<K extends FactKind>(run: Run, kind: K): Fact<K>[] {
  return run.items.filter((item) => item.kind === kind).map((item) => item.fact as Fact<K>);
}
