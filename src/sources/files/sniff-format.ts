import { Failure } from '../../words/failure.ts';
import { detectEncoding } from './decode-text.ts';
import type { TextEncoding } from './decode-text.ts';
import type { FileFormat } from './open-file.ts';
import { detectDelimiter } from './read-csv.ts';
import type { Delimiter } from './read-csv.ts';

/** How many first bytes decide. */
export const SNIFF_BYTES = 1024 ** 2;

export type Sniffed = { kind: 'zip' } | { kind: 'parquet' } | { kind: 'text'; format: FileFormat; encoding: TextEncoding; delimiter: Delimiter };

/** What a file is, from its first bytes. Throws for what no reader here understands. */
export function sniffFormat(first: Buffer, file: string): Sniffed {
  const place = { file };
  if (first.length === 0) throw new Failure('bad_file', 'The file is empty.', { place, hint: 'Export it again; the download may have failed.' });
  const magic = first.toString('latin1', 0, 8);
  if (magic.startsWith('PK\x03\x04') || magic.startsWith('PK\x05\x06')) return { kind: 'zip' };
  if (magic.startsWith('PAR1')) return { kind: 'parquet' };
  if (magic.startsWith('\xd0\xcf\x11\xe0')) throw oldOffice(first, file);
  if (/^(?:\x1f\x8b|Rar!|7z\xbc\xaf)/.test(magic)) throw new Failure('bad_file', 'This kind of archive is not read.', { place, hint: 'Unpack it and give the files inside, or a .zip.' });
  const encoding = detectEncoding(first);
  if (encoding === null) throw new Failure('bad_file', 'The file is neither text nor a known table.', { place, hint: 'Give a .csv, .xlsx, .zip, .json, .jsonl or .parquet file.' });
  const text = new TextDecoder(encoding).decode(first, { stream: true });
  return { kind: 'text', encoding, ...textFormat(text) };
}

/** Office files from before 2007 and encrypted new ones share their first bytes. */
function oldOffice(first: Buffer, file: string): Failure {
  if (first.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new Failure('needs_password', 'The workbook is protected with a password.', {
      place: { file },
      hint: 'Open it in Excel or WPS, choose 文件 → 信息 → 保护工作簿 → 用密码进行加密 and empty the password, save, and give that copy. Or export as CSV.',
    });
  }
  return new Failure('bad_file', 'This is an Excel file of the old kind (.xls).', { place: { file }, hint: 'Export it as .xlsx or CSV, or save it as .xlsx.' });
}

function textFormat(text: string): { format: FileFormat; delimiter: Delimiter } {
  const start = text.trimStart();
  if (start.startsWith('[') && /^\[\s*(?:[[{"\d\-\]tfn]|$)/.test(start)) return { format: 'json', delimiter: ',' };
  if (start.startsWith('{') && /^\{\s*(?:["}]|$)/.test(start)) return { format: isJsonLines(start) ? 'jsonl' : 'json', delimiter: ',' };
  const delimiter = detectDelimiter(text);
  return delimiter === null ? { format: 'text', delimiter: ',' } : { format: 'csv', delimiter };
}

function isJsonLines(start: string): boolean {
  const [line = '', ...others] = start.split('\n', 20);
  try {
    JSON.parse(line);
  } catch {
    return false;
  }
  return others.some((other) => other.trim().startsWith('{'));
}
