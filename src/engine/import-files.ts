import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { ShopProfile } from '../facts/shop-profile.ts';
import { openFiles } from '../sources/files/open-files.ts';
import type { OpenFile } from '../sources/files/open-file.ts';
import type { Mapping } from '../sources/mapping/mapping-schema.ts';
import { readMapped } from '../sources/mapping/read-mapped.ts';
import { readMapping } from '../sources/mapping/read-mapping.ts';
import type { System } from '../system.ts';
import { isDay } from '../words/days.ts';
import { Failure } from '../words/failure.ts';
import { chooseSource } from './choose-source.ts';
import { importBatch, landingFolder } from './import-batch.ts';
import type { ImportReport } from './import-report.ts';
import { keepDeltas } from './keep-deltas.ts';
import { platformOf, shopFacts, shopOfImport } from './shop-of-import.ts';

export const importRequest = z.object({
  paths: z.array(z.string()).min(1).max(1000),
  shop: z.string().transform((name) => name.trim().replace(/\s+/g, ' ')).pipe(z.string().min(1).max(100)).optional(),
  source: z.string().optional(),
  mapping: z.string().optional(),
  dryRun: z.boolean().default(false),
  password: z.string().optional(),
  /** When the platform wrote the files, unix seconds: decides which of two rows is newer. */
  exportedAt: z.int().optional(),
  publishedOn: z.string().refine(isDay, 'expected a day like 2026-09-08').optional(),
  /** Said of the shop if the import makes it. */
  shopFacts: shopFacts.default({}),
});
export type ImportRequest = z.input<typeof importRequest>;

/** Bytes read so far, out of the bytes of all files; archives unpack to more than their size. */
export type Progress = (bytes: number, total: number, file: string) => void;

/**
 * Takes files in, each as one batch (with a mapping, all together as one), and rebuilds what depends on them. A file
 * that fails stops the import; files before it stay in.
 */
export async function importFiles(system: System, request: ImportRequest, progress: Progress = () => undefined): Promise<ImportReport[]> {
  const wanted = importRequest.parse(request);
  if (wanted.exportedAt !== undefined && plausible(system, wanted.exportedAt) === null) {
    throw new Failure('bad_request', `${wanted.exportedAt} is no time at which a file can have been exported`, { hint: 'Expected a time from 2015 to now' });
  }
  const touched = new Set<string>();
  try {
    return wanted.mapping === undefined ? await importEach(system, wanted, progress, touched) : [await importMapped(system, wanted, wanted.mapping, progress, touched)];
  } finally {
    if (!wanted.dryRun && touched.size > 0) await keepDeltas(system, [...touched]);
  }
}

type Wanted = z.output<typeof importRequest>;

async function importEach(system: System, wanted: Wanted, progress: Progress, touched: Set<string>): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  const paths = await withFolderFiles(wanted.paths);
  for (const [i, path] of paths.entries()) {
    try {
      reports.push(...(await importPath(system, path, wanted, progress, touched)));
    } catch (error) {
      throw error instanceof Failure ? withProgressSoFar(error, reports, paths.slice(i + 1)) : error;
    }
  }
  return reports;
}

async function importPath(system: System, path: string, wanted: Wanted, progress: Progress, touched: Set<string>): Promise<ImportReport[]> {
  await using opened = await openWithProgress(system, [path], wanted, progress);
  const reports: ImportReport[] = [];
  for (const file of opened.files) {
    const { source, gives } = await chooseSource(file, { ...wanted, platform: await platformOf(system, wanted.shop) });
    const { shop, isNew } = await shopOfImport(system, wanted.shop, source.platform === 'any' ? '' : source.platform, wanted.shopFacts);
    touched.add(shop.shopId);
    const input = { fileName: file.name, fileHash: await hashWith(file, wanted), sourceId: source.id, gives, exportedAt: wanted.exportedAt ?? plausible(system, file.exportedAt), read: source.read.bind(source, file) };
    reports.push(await importBatch(system, shop, input, { dryRun: wanted.dryRun, isNewShop: isNew }));
  }
  return reports;
}

/** The same bytes said to be of another day are another file. */
async function hashWith(file: OpenFile, wanted: Wanted): Promise<string> {
  const hash = await file.hash();
  const said = [wanted.publishedOn, wanted.exportedAt].filter((part) => part !== undefined);
  return said.length === 0 ? hash : createHash('sha256').update([hash, ...said].join(' ')).digest('hex');
}

const EXPORTS_SINCE = 1_420_070_400;
const DAY_SECONDS = 86_400;

/** Digits before a file's name are a time only if that time can be: `2026092112_…` is a date and no count of seconds. */
const plausible = (system: System, exportedAt: number | null): number | null =>
  exportedAt !== null && exportedAt >= EXPORTS_SINCE && exportedAt <= system.clock.now() + DAY_SECONDS ? exportedAt : null;

/** A folder stands for the files in it, by name; not for those of folders within, and not for hidden ones. */
async function withFolderFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then((s) => s.isDirectory(), () => false);
    if (!isFolder) found.push(path);
    else {
      const entries = await readdir(path, { withFileTypes: true });
      found.push(...entries.filter((e) => e.isFile() && !e.name.startsWith('.')).map((e) => join(path, e.name)).sort());
    }
  }
  if (found.length === 0) throw new Failure('not_found', 'There is no file in that folder', { hint: 'Name the files' });
  return found;
}

/** The failure of one file, with what had become of those before it and that those behind it were not tried. */
function withProgressSoFar(failure: Failure, reports: readonly ImportReport[], left: readonly string[]): Failure {
  const done = reports.filter((r) => r.batchNo !== null).map((r) => `${r.file} (batch ${r.batchNo})`);
  const hints = [failure.hint, done.length > 0 ? `Already in: ${done.join(', ')}` : '', left.length > 0 ? `Not tried: ${left.map((path) => basename(path)).join(', ')}` : ''];
  return new Failure(failure.code, failure.message, { place: failure.place, hint: hints.filter((h) => h !== '').join('. '), cause: failure });
}

async function importMapped(system: System, wanted: Wanted, mappingPath: string, progress: Progress, touched: Set<string>): Promise<ImportReport> {
  const text = await readMappingText(mappingPath);
  const mapping = readMapping(text, basename(mappingPath));
  await using opened = await openWithProgress(system, wanted.paths, wanted, progress);
  const { shop, isNew } = await shopOfImport(system, wanted.shop, mapping.platform === 'any' ? '' : mapping.platform, { ...zoneOf(mapping), ...wanted.shopFacts });
  touched.add(shop.shopId);
  const hash = createHash('sha256').update(text);
  for (const file of opened.files) hash.update(await file.hash());
  const newest = opened.files.map((f) => plausible(system, f.exportedAt)).reduce<number | null>((a, b) => (b === null ? a : Math.max(a ?? 0, b)), null);
  // Awaited: the files must stay open until the batch is in.
  return await importBatch(system, shop, {
    fileName: opened.files.map((f) => f.name).join(', '), fileHash: hash.digest('hex'), sourceId: `mapping:${basename(mappingPath)}`,
    gives: [...new Set(mapping.facts.map((fact) => fact.kind))], exportedAt: wanted.exportedAt ?? newest, read: (context) => readMapped(mapping, opened.files, context),
  }, { dryRun: wanted.dryRun, isNewShop: isNew });
}

const zoneOf = (mapping: Mapping): Partial<Pick<ShopProfile, 'zone' | 'currency'>> => ({
  ...(mapping.zone === undefined ? {} : { zone: mapping.zone }),
  ...(mapping.currency === undefined ? {} : { currency: mapping.currency }),
});

async function readMappingText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure('bad_mapping', `The mapping ${path} cannot be read`, { place: { file: path }, cause: error });
  }
}

async function openWithProgress(system: System, paths: readonly string[], wanted: Wanted, progress: Progress): Promise<{ files: OpenFile[] } & AsyncDisposable> {
  const opened: Awaited<ReturnType<typeof openFiles>>[] = [];
  let read = 0;
  let total = 0;
  const close = async (): Promise<void> => {
    for (const one of opened) await one.close();
  };
  try {
    for (const path of paths) {
      opened.push(await openFiles(path, {
        ...(wanted.password === undefined ? {} : { password: wanted.password }),
        unpackTo: await landingFolder(system),
        onBytes: (count) => progress((read += count), total, basename(path)),
      }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const files = opened.flatMap((one) => one.files);
  total = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files, [Symbol.asyncDispose]: close };
}
