import { Failure } from '../../words/failure.ts';
import { fileLimits, overLimit } from './limits.ts';
import { attribute, XmlScanner } from './xml-scanner.ts';
import type { XmlHandler } from './xml-scanner.ts';
import { isDateFormat } from './xlsx-numbers.ts';
import { readZipPart } from './zip-entries.ts';
import type { ZipPart } from './zip-entries.ts';

/** A workbook as listed: its parts by path, `xl/…`. */
export interface Workbook {
  file: string;
  parts: ReadonlyMap<string, ZipPart>;
}

/** Scans one part to its end; after each piece `afterPiece` may hand on what has been gathered. */
export async function* scanPart<T>(book: Workbook, path: string, handler: XmlHandler, afterPiece: () => T[]): AsyncGenerator<T[]> {
  const part = book.parts.get(path);
  if (!part) return;
  const scanner = new XmlScanner(handler, 2 * fileLimits.cellChars);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of readZipPart(part, book.file)) {
    try {
      scanner.push(decoder.decode(bytes, { stream: true }));
    } catch (error) {
      if (error instanceof RangeError) throw overLimit('cellChars', 'A cell is too long', { file: book.file });
      if (error instanceof TypeError) throw new Failure('bad_file', 'The workbook holds text that is not UTF-8.', { place: { file: book.file }, hint: 'Save it again from Excel or WPS.', cause: error });
      throw error;
    }
    const gathered = afterPiece();
    if (gathered.length > 0) yield gathered;
  }
}

async function scanWhole(book: Workbook, path: string, handler: XmlHandler): Promise<void> {
  for await (const _nothing of scanPart<never>(book, path, handler, () => []));
}

const ignore = (): void => {};

/** Paths of the sheets in the order of their tabs, the visible ones first. */
export async function sheetPaths(book: Workbook): Promise<{ paths: string[]; from1904: boolean }> {
  const targets = new Map<string, string>();
  await scanWhole(book, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
    text: ignore,
    close: ignore,
  });
  const shown: string[] = [];
  const hidden: string[] = [];
  let from1904 = false;
  await scanWhole(book, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const path = targets.get(attribute(attributes, 'id') ?? '');
      if (path !== undefined) (/hidden/i.test(attribute(attributes, 'state') ?? '') ? hidden : shown).push(path);
    },
    text: ignore,
    close: ignore,
  });
  return { paths: [...shown, ...hidden].filter((path) => book.parts.has(path)), from1904 };
}

/** For each cell style, whether it shows a date. */
export async function dateStyles(book: Workbook): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await scanWhole(book, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    text: ignore,
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** The workbook's shared strings; rich text becomes its text, phonetic guides are left out. */
export async function sharedStrings(book: Workbook): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inGuide = false;
  let total = 0;
  await scanWhole(book, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = !inGuide;
      else if (name === 'rPh') inGuide = true;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inGuide = false;
      else if (name === 'si') {
        total += current.length;
        if (total > fileLimits.sharedStringChars) throw overLimit('sharedStringChars', 'The workbook holds too much text', { file: book.file });
        strings.push(current);
      }
    },
  });
  return strings;
}
