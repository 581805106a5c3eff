import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RejectedItem } from '../../src/facts/intake.ts';
import type { Fact, FactKind } from '../../src/facts/shapes.ts';
import type { OpenFile } from '../../src/sources/files/open-file.ts';
import { openFiles } from '../../src/sources/files/open-files.ts';
import type { ReadContext, Source, SourceItem } from '../../src/sources/source.ts';

/** Real data that lies beside the checkout on some machines; tests that need it are skipped elsewhere. */
export const sharedPath = (path: string): string => resolve(import.meta.dirname, '../../../shared', path);

export interface Reading {
  items: SourceItem[];
  remarks: Map<string, number>;
  rejected: RejectedItem[];
  of: <K extends FactKind>(kind: K) => Fact<K>[];
}

export function contextFor(remarks: Map<string, number>, zone = 'Asia/Shanghai'): ReadContext {
  return { zone, currency: 'CNY', hashBuyer: (id) => (id === '' ? '' : `hash-${id.length}`), remark: (code) => remarks.set(code, (remarks.get(code) ?? 0) + 1) };
}

export async function collect(chunks: AsyncIterable<SourceItem[]>, remarks: Map<string, number>): Promise<Reading> {
  const items: SourceItem[] = [];
  for await (const chunk of chunks) items.push(...chunk);
  return {
    items, remarks,
    rejected: items.filter((item): item is RejectedItem => item.kind === 'rejected'),
    of: <K extends FactKind>(kind: K) => items.flatMap((item) => (item.kind === kind ? [item.fact as unknown as Fact<K>] : [])),
  };
}

/** Writes texts to files, opens them as an import would, and hands them over. */
export async function withFiles<T>(texts: Readonly<Record<string, string>>, use: (files: OpenFile[]) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'tiyan-test-'));
  try {
    const files: OpenFile[] = [];
    for (const [name, text] of Object.entries(texts)) {
      await writeFile(join(directory, name), text);
      files.push(...(await openFiles(join(directory, name))).files);
    }
    return await use(files);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export const readSource = (source: Source, name: string, text: string): Promise<Reading & { certainty: number }> =>
  withFiles({ [name]: text }, async ([file]) => {
    if (!file) throw new Error('no file was opened');
    const remarks = new Map<string, number>();
    return { ...(await collect(source.read(file, contextFor(remarks)), remarks)), certainty: await source.detect(file) };
  });
