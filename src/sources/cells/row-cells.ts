import type { Instant, Zone } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import type { OpenFile } from '../files/open-file.ts';
import type { RejectedItem } from '../../facts/intake.ts';
import type { ReadContext } from '../source.ts';
import { cellText, cleanId, isBad } from './cell-text.ts';
import type { BadCell } from './cell-text.ts';
import { lostDigits, RoundedIds } from './lost-digits.ts';
import { matchColumns } from './match-columns.ts';
import type { ColumnSpecs, MatchedColumns } from './match-columns.ts';
import { looksResavedByExcel, parseInstant } from './parse-instant.ts';
import type { DateOrder } from './parse-instant.ts';
import { currencyDecimals, parseInteger, parseMoney, parseRating } from './parse-number.ts';

export interface RowRules {
  file: string;
  zone: Zone;
  currency: string;
  dateOrder: DateOrder;
}

const REPORTED_CHARS = 200;

/**
 * The cells of one row, by field. The first cell that cannot be read is kept as `rejected` and the row then gives no
 * fact. A cell that shows that the file went through a spreadsheet ends the import: what was lost is lost in every row.
 */
export class RowCells<F extends string> {
  row = 0;
  rejected: RejectedItem | null = null;
  private cells: readonly string[] = [];
  private numeric: ReadonlySet<number> | null = null;
  private readonly rounded = new RoundedIds();
  private readonly columns: MatchedColumns<F>;
  private readonly rules: RowRules;

  constructor(columns: MatchedColumns<F>, rules: RowRules) {
    this.columns = columns;
    this.rules = rules;
  }

  /** Turns to another row. */
  use(row: number, cells: readonly string[], numeric: ReadonlySet<number> | null): this {
    this.row = row;
    this.cells = cells;
    this.numeric = numeric;
    this.rejected = null;
    return this;
  }

  has(field: F): boolean {
    return this.columns.at[field] >= 0;
  }

  text(field: F): string {
    return cellText(this.raw(field));
  }

  id(field: F): string {
    const at = this.columns.at[field];
    if (at < 0) return '';
    const id = cleanId(this.cells[at] ?? '');
    if (lostDigits(id, this.numeric?.has(at) ?? false)) {
      throw this.resaved(field, `The id ${id} in row ${this.row} has lost digits`);
    }
    return id;
  }

  /** An id that the row cannot do without. */
  requiredId(field: F): string {
    const id = this.id(field);
    if (this.rounded.add(field, id)) throw this.resaved(field, `All ids up to row ${this.row}, ${id} among them, end in zeros beyond their 15th digit`);
    if (id === '') this.reject(field, { code: 'missing_value', message: 'The row must have this id.' });
    return id;
  }

  instant(field: F): Instant | null {
    if (this.columns.at[field] < 0) return null;
    const raw = cellText(this.raw(field));
    const at = parseInstant(raw, this.rules.zone, this.rules.dateOrder);
    if (raw.length < 17 && looksResavedByExcel(raw)) throw this.resaved(field, `The time ${raw} in row ${this.row} has lost its seconds`);
    return this.kept(field, at);
  }

  requiredInstant(field: F): Instant {
    const at = this.instant(field);
    if (at === null) this.reject(field, { code: 'missing_value', message: 'The row must have this time.' });
    return at ?? 0;
  }

  /** The first of several times that is given. */
  firstInstant(...fields: F[]): Instant | null {
    for (const field of fields) {
      const at = this.instant(field);
      if (at !== null) return at;
    }
    return null;
  }

  money(field: F): number | null {
    return this.kept(field, parseMoney(this.raw(field), currencyDecimals(this.rules.currency)));
  }

  integer(field: F): number | null {
    return this.kept(field, parseInteger(this.raw(field)));
  }

  rating(field: F): number | null {
    return this.kept(field, parseRating(this.raw(field)));
  }

  reject(field: F, why: BadCell): void {
    if (this.rejected !== null) return;
    const value = this.raw(field).trim().slice(0, REPORTED_CHARS);
    this.rejected = { kind: 'rejected', row: this.row, column: this.columnName(field), value, code: why.code, message: why.message };
  }

  /** The field's cell untouched; '' when the row or the file does not have it. */
  raw(field: F): string {
    return this.cells[this.columns.at[field]] ?? '';
  }

  private kept(field: F, value: number | null | BadCell): number | null {
    if (!isBad(value)) return value;
    this.reject(field, value);
    return null;
  }

  private columnName(field: F): string {
    return this.columns.header[this.columns.at[field]] ?? field;
  }

  private resaved(field: F, what: string): Failure {
    return new Failure('bad_file', `${what}: the file was opened and saved in a spreadsheet.`, {
      place: { file: this.rules.file, row: this.row, column: this.columnName(field) },
      hint: 'Export it again and import the download as it is (the .csv or .zip, not opened in Excel or WPS). To look inside, open a copy.',
    });
  }
}

/** What a source does with one row: facts, a rejection, or nothing. */
export type ReadRow<F extends string, T> = (cells: RowCells<F>) => T[];

export interface TablePlan<F extends string, T> {
  specs: ColumnSpecs<F>;
  dateOrder?: DateOrder;
  /** Judges the columns as a whole; throws a Failure when they do not suffice. */
  check?: (columns: MatchedColumns<F>) => void;
  readRow: ReadRow<F, T>;
}

/** Runs a plan over a table: matches the columns, then turns each row into items, chunk by chunk. */
export async function* readTable<F extends string, T>(file: OpenFile, context: ReadContext, plan: TablePlan<F, T>): AsyncGenerator<(T | RejectedItem)[]> {
  const columns = matchColumns((await file.head()).header, plan.specs, file.name);
  plan.check?.(columns);
  for (const name of columns.duplicates) context.remark('duplicate_column', `The column ${name} stands in the file more than once; the first one was read.`, 1);
  const cells = new RowCells(columns, { file: file.name, zone: context.zone, currency: context.currency, dateOrder: plan.dateOrder ?? 'iso' });
  for await (const chunk of file.rows()) {
    const items: (T | RejectedItem)[] = [];
    for (const [index, row] of chunk.rows.entries()) {
      const read = plan.readRow(cells.use(chunk.firstRow + index, row, chunk.numericCells?.[index] ?? null));
      if (cells.rejected !== null) items.push(cells.rejected);
      else items.push(...read);
    }
    yield items;
  }
}
