import type { FileHandle } from 'node:fs/promises';
import { ERR_ENCRYPTED, ERR_INVALID_AUTHENTICATION_CODE, ERR_INVALID_COMPRESSED_DATA, ERR_INVALID_CRC32, ERR_INVALID_PASSWORD, ERR_INVALID_UNCOMPRESSED_SIZE, Reader, ZipReader } from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';
import { Failure } from '../../words/failure.ts';
import { fileLimits, overLimit } from './limits.ts';

class HandleReader extends Reader<FileHandle> {
  private readonly handle: FileHandle;
  private readonly onBytes: (count: number) => void;
  constructor(handle: FileHandle, size: number, onBytes: (count: number) => void) {
    super(handle);
    this.handle = handle;
    this.size = size;
    this.onBytes = onBytes;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - index));
    const bytes = new Uint8Array(wanted);
    const { bytesRead } = await this.handle.read(bytes, 0, wanted, index);
    this.onBytes(bytesRead);
    return bytesRead === wanted ? bytes : bytes.subarray(0, bytesRead);
  }
}

export interface ZipPart {
  /** As written in the archive: for showing, never for a path. */
  name: string;
  encrypted: boolean;
  /** What the archive claims; the true size is counted while reading. */
  claimedBytes: number;
  entry: FileEntry;
}

/** The files in a zip, folders left out. The handle stays the caller's to close. */
export async function listZip(handle: FileHandle, size: number, file: string, onBytes: (count: number) => void = () => {}): Promise<ZipPart[]> {
  const reader = new ZipReader(new HandleReader(handle, size, onBytes), { useWebWorkers: false });
  const parts: ZipPart[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      if (parts.length >= fileLimits.archiveEntries) throw overLimit('archiveEntries', 'The archive holds too many files', { file });
      parts.push({ name: entryName(entry), encrypted: entry.encrypted, claimedBytes: entry.uncompressedSize, entry });
    }
  } catch (error) {
    throw zipFailure(error, file, false);
  } finally {
    await reader.close();
  }
  if (parts.reduce((sum, part) => sum + part.claimedBytes, 0) > fileLimits.expandedBytes) {
    throw overLimit('expandedBytes', 'The archive expands too far', { file });
  }
  return parts;
}

/** Windows writes Chinese names as GBK and leaves the UTF-8 mark off; other tools write UTF-8 without the mark. */
function entryName(entry: FileEntry): string {
  if (entry.filenameUTF8) return entry.filename;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(entry.rawFilename);
  } catch {
    return new TextDecoder('gb18030').decode(entry.rawFilename);
  }
}

/** The expanded bytes of one entry, as fast as they are asked for. */
export async function* readZipPart(part: ZipPart, file: string, password?: string): AsyncGenerator<Uint8Array> {
  if (part.encrypted && !password) throw needsPassword(file, 'The archive is locked with a password.');
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const options = { useWebWorkers: false, checkCrc32: true, ...(part.encrypted && password ? { password } : {}) };
  // Null when all went well. zip.js does not always abort the pipe when it fails: each read also watches this.
  const failed = part.entry.getData(pipe.writable, options).then(() => null, (error: unknown) => error ?? new Error('unknown'));
  const reader = pipe.readable.getReader();
  let total = 0;
  let ended = false;
  try {
    for (;;) {
      const next = reader.read();
      const trouble = await Promise.race([next.then(() => null, (error: unknown) => error), failed]);
      if (trouble !== null) throw zipFailure(trouble, file, part.encrypted);
      const { done, value } = await next;
      if (done) break;
      total += value.length;
      if (total > fileLimits.expandedBytes) throw overLimit('expandedBytes', 'The archive expands too far', { file });
      yield value;
    }
    ended = true;
    const trouble = await failed;
    if (trouble !== null) throw zipFailure(trouble, file, part.encrypted);
  } catch (error) {
    throw zipFailure(error, file, part.encrypted);
  } finally {
    if (!ended) await reader.cancel().catch(() => {});
  }
}

const needsPassword = (file: string, message: string, cause?: unknown): Failure =>
  new Failure('needs_password', message, { place: { file }, hint: 'Give the password that the back office showed when the file was made (--password).', cause });

/** With ZipCrypto one wrong password in 256 passes the first check and shows only as broken data. */
const WRONG_PASSWORD = new Set<string>([ERR_INVALID_PASSWORD, ERR_INVALID_AUTHENTICATION_CODE, ERR_INVALID_CRC32, ERR_INVALID_COMPRESSED_DATA, ERR_INVALID_UNCOMPRESSED_SIZE]);

function zipFailure(error: unknown, file: string, encrypted: boolean): unknown {
  if (error instanceof Failure) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (reason === ERR_ENCRYPTED || reason === ERR_INVALID_PASSWORD) return needsPassword(file, 'The password does not open the archive.', error);
  if (encrypted && WRONG_PASSWORD.has(reason)) return needsPassword(file, 'The password does not open the archive, or the archive is damaged.', error);
  return new Failure('bad_file', `The archive cannot be read: ${reason}.`, { place: { file }, hint: 'Download it again; if it still fails, unpack it yourself and give the files inside.', cause: error });
}
