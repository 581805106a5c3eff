import { createWriteStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../../words/failure.ts';
import { fileLimits, overLimit } from './limits.ts';
import type { OpenFile } from './open-file.ts';
import { OpenedFile } from './opened-file.ts';
import { SNIFF_BYTES, sniffFormat } from './sniff-format.ts';
import { listZip, readZipPart } from './zip-entries.ts';
import type { ZipPart } from './zip-entries.ts';

export interface OpenOptions {
  /** The name to show, when the path is that of an upload. */
  name?: string;
  /** Opens archives; workbooks with a password are refused. */
  password?: string;
  /** Where archives are unpacked to, in a closed folder of its own; the system's temporary folder when not given. */
  unpackTo?: string;
  /** Called with the bytes just read while rows or documents are read. */
  onBytes?: (count: number) => void;
}

export interface OpenFiles {
  files: OpenFile[];
  /** Removes what an archive was unpacked to; the files cannot be read after it. */
  close(): Promise<void>;
}

interface FoundFile {
  path: string;
  name: string;
  password: string | undefined;
  onBytes: (count: number) => void;
}

/** Opens a file for import: one file, or every file of a zip archive, each known by its bytes whatever its name says. */
export async function openFiles(path: string, options: OpenOptions = {}): Promise<OpenFiles> {
  const found: FoundFile = { path, name: cleanName(options.name ?? basename(path)), password: options.password, onBytes: options.onBytes ?? (() => {}) };
  await using handle = await openHandle(found);
  const opened = await openOne(handle, found);
  return opened instanceof OpenedFile ? { files: [opened], close: async () => {} } : await unpack(handle, opened, found, options.unpackTo ?? tmpdir());
}

async function openHandle(found: FoundFile): Promise<FileHandle> {
  try {
    return await open(found.path, 'r');
  } catch (cause) {
    throw new Failure('not_found', 'The file cannot be opened.', { place: { file: found.name }, hint: 'Check the path and that it may be read.', cause });
  }
}

/** The file, or the listing of an archive that is no workbook. */
async function openOne(handle: FileHandle, found: FoundFile): Promise<OpenedFile | ZipPart[]> {
  const { size } = await handle.stat();
  const first = Buffer.alloc(Math.min(size, SNIFF_BYTES));
  const { bytesRead } = await handle.read(first, 0, first.length, 0);
  const sniffed = sniffFormat(first.subarray(0, bytesRead), found.name);
  const base = { path: found.path, name: found.name, bytes: size, exportedAt: exportedAt(found.name), delimiter: ',' as const, onBytes: found.onBytes };
  if (sniffed.kind === 'text') return new OpenedFile({ ...base, format: sniffed.format, encoding: sniffed.encoding, delimiter: sniffed.delimiter });
  if (sniffed.kind === 'parquet') return new OpenedFile({ ...base, format: 'parquet', encoding: 'binary' });
  const parts = await listZip(handle, size, found.name);
  if (parts.some((part) => part.name === '[Content_Types].xml')) {
    if (!parts.some((part) => part.name === 'xl/workbook.xml')) {
      throw new Failure('bad_file', 'This office file is no workbook that can be read here.', { place: { file: found.name }, hint: 'Save it as .xlsx or CSV.' });
    }
    return new OpenedFile({ ...base, format: 'xlsx', encoding: 'binary' });
  }
  return parts;
}

/** Unpacks into a fresh directory under numbers of our own: a name in an archive never becomes a path. */
async function unpack(handle: FileHandle, parts: readonly ZipPart[], archive: FoundFile, folder: string): Promise<OpenFiles> {
  const directory = await mkdtemp(join(folder, 'tiyan-unpacked-'));
  const close = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const files: OpenFile[] = [];
    let total = 0;
    for (const [index, part] of parts.filter((one) => isWanted(one.name)).entries()) {
      const path = join(directory, String(index));
      await pipeline(Readable.from(counted(part, archive, (count) => (total += count))), createWriteStream(path));
      files.push(await openEntry({ ...archive, path, name: `${archive.name}/${cleanName(part.name)}` }, exportedAt(archive.name)));
    }
    if (files.length === 0) throw new Failure('bad_file', 'The archive holds no files.', { place: { file: archive.name }, hint: 'Download it again.' });
    return { files, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* counted(part: ZipPart, archive: FoundFile, add: (count: number) => number): AsyncGenerator<Uint8Array> {
  for await (const bytes of readZipPart(part, archive.name, archive.password)) {
    if (add(bytes.length) > fileLimits.expandedBytes) throw overLimit('expandedBytes', 'The archive expands too far', { file: archive.name });
    yield bytes;
  }
}

async function openEntry(found: FoundFile, archiveExportedAt: number | null): Promise<OpenFile> {
  await using handle = await open(found.path, 'r');
  const opened = await openOne(handle, found);
  if (!(opened instanceof OpenedFile)) {
    throw new Failure('bad_file', 'The archive holds another archive.', { place: { file: found.name }, hint: 'Unpack the outer one and give the inner ones.' });
  }
  return opened.exportedAt === null && archiveExportedAt !== null ? opened.with({ exportedAt: archiveExportedAt }) : opened;
}

/** Left by macOS and Windows beside what was meant. */
const isWanted = (name: string): boolean => !/(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** Names are shown in terminals and pages: no control characters, no backslashes. */
const cleanName = (name: string): string => name.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').replaceAll('\\', '/');

function exportedAt(name: string): number | null {
  const match = /^(\d{10})[_-]/.exec(name.slice(name.lastIndexOf('/') + 1));
  return match ? Number(match[1]) : null;
}
