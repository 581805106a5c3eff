import { open } from 'node:fs/promises';
import { fileLimits, overLimit } from './limits.ts';
import { attribute } from './xml-scanner.ts';
import type { XmlHandler } from './xml-scanner.ts';
import { plainNumber, serialDate } from './xlsx-numbers.ts';
import { dateStyles, scanPart, sharedStrings, sheetPaths } from './xlsx-parts.ts';
import type { Workbook } from './xlsx-parts.ts';
import { listZip } from './zip-entries.ts';

export interface SheetRow {
  row: number;
  cells: string[];
  /** Columns whose cell was stored as a number that is no date. */
  numeric: Set<number>;
}

/** The rows of the first sheet that has any, blank ones left out. */
export async function* readXlsx(file: { path: string; name: string; onBytes: (count: number) => void }): AsyncGenerator<SheetRow> {
  await using handle = await open(file.path, 'r');
  const { size } = await handle.stat();
  const listed = await listZip(handle, size, file.name, file.onBytes);
  const book: Workbook = { file: file.name, parts: new Map(listed.map((part) => [part.name, part])) };
  const { paths, from1904 } = await sheetPaths(book);
  const isDate = await dateStyles(book);
  const strings = await sharedStrings(book);
  for (const path of paths) {
    const rows = new SheetRows({ file: file.name, strings, isDate, from1904 });
    let any = false;
    for await (const chunk of scanPart(book, path, rows, () => rows.take())) {
      any = true;
      yield* chunk;
    }
    if (any) return;
  }
}

interface SheetFrame {
  file: string;
  strings: readonly string[];
  isDate: readonly boolean[];
  from1904: boolean;
}

/** Gathers the cells of a sheet into rows as its XML goes by. */
class SheetRows implements XmlHandler {
  private readonly frame: SheetFrame;
  private done: SheetRow[] = [];
  private rowNumber = 0;
  private cells: string[] = [];
  private numeric = new Set<number>();
  private column = -1;
  private type = '';
  private isDate = false;
  private value = '';
  private inValue = false;
  private inGuide = false;

  constructor(frame: SheetFrame) {
    this.frame = frame;
  }

  /** The rows completed since the last call. */
  take(): SheetRow[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = !this.inGuide;
    else if (name === 'rPh') this.inGuide = true;
    else if (name === 'row') {
      this.rowNumber = Number(attribute(attributes, 'r') ?? this.rowNumber + 1);
      this.cells = [];
      this.numeric = new Set();
      this.column = -1;
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inGuide = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && this.cells.some((cell) => cell.trim() !== '')) {
      for (let i = 0; i < this.cells.length; i++) this.cells[i] ??= '';
      this.done.push({ row: this.rowNumber, cells: this.cells, numeric: this.numeric });
    }
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    this.column = reference === null ? this.column + 1 : columnOf(reference);
    this.type = attribute(attributes, 't') ?? 'n';
    this.isDate = this.frame.isDate[Number(attribute(attributes, 's') ?? 0)] ?? false;
    this.value = '';
  }

  private closeCell(): void {
    if (this.value === '') return;
    const place = { file: this.frame.file, row: this.rowNumber };
    if (this.column >= fileLimits.columns) throw overLimit('columns', `A row has ${this.column + 1} columns`, place);
    const text = this.cellText();
    if (text.length > fileLimits.cellChars) throw overLimit('cellChars', `A cell has ${text.length} characters`, place);
    this.cells[this.column] = text;
  }

  private cellText(): string {
    switch (this.type) {
      case 's':
        return this.frame.strings[Number(this.value)] ?? '';
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      case 'n': {
        const serial = Number(this.value);
        if (this.isDate && Number.isFinite(serial)) return serialDate(serial, this.frame.from1904);
        this.numeric.add(this.column);
        return plainNumber(this.value.trim());
      }
      default:
        return this.value;
    }
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}
