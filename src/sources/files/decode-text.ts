import { createReadStream } from 'node:fs';
import { Failure } from '../../words/failure.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'gb18030';

export interface TextFile {
  path: string;
  /** Shown to people. */
  name: string;
  encoding: TextEncoding;
  onBytes: (count: number) => void;
}

/**
 * The encoding of a text by its first bytes; null when they are no text at all. Chinese Excel and older back offices
 * write GB18030 without saying so: whatever is not UTF-8 is tried as that.
 */
export function detectEncoding(first: Uint8Array): TextEncoding | null {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first.includes(0)) return null;
  if (decodes(first, 'utf-8')) return 'utf-8';
  return decodes(first, 'gb18030') ? 'gb18030' : null;
}

function decodes(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    // `stream` leaves a character cut at the end alone.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The file's text in pieces, without a BOM. Bytes that do not decode end the import: half a text is worse than none. */
export async function* decodeText(file: TextFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding, { fatal: true });
  let done = 0;
  for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const text = decodeChunk(decoder, chunk, done, file);
    done += chunk.length;
    file.onBytes(chunk.length);
    if (text !== '') yield text;
  }
  const rest = decodeChunk(decoder, null, done, file);
  if (rest !== '') yield rest;
}

function decodeChunk(decoder: TextDecoder, chunk: Buffer | null, done: number, file: TextFile): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    const where = `between byte ${done} and ${done + (chunk?.length ?? 0)}`;
    throw new Failure('bad_file', `The file begins as ${file.encoding} and stops being it ${where}.`, {
      place: { file: file.name },
      hint: 'It was cut off, or parts in different encodings were joined. Export it again as one UTF-8 file.',
      cause,
    });
  }
}
