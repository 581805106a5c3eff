import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { factShapes, snake, type Fact, type FactKind } from '../facts/shapes.ts';
import { Failure } from '../words/failure.ts';
import type { Warehouse } from './warehouse.ts';

/** Rows of one landing file. A part in the engine is made of at most so many rows, so memory stays bounded. */
const ROWS_A_FILE = 200_000;

/** Lines are gathered to pieces of about this size: one write a row would cost more than the row. */
const CHARACTERS_A_WRITE = 64_000;

/** Writes facts of one batch to files and loads each full file: the engine reads files ten times faster than rows. */
export class Landing {
  readonly #warehouse: Warehouse;
  readonly #folder: string;
  readonly #shopId: string;
  readonly #batchNo: number;
  readonly #open = new Map<FactKind, { stream: WriteStream; path: string; rows: number; lines: string }>();
  #files = 0;
  #broken: Error | undefined;

  constructor(warehouse: Warehouse, options: { folder: string; shopId: string; batchNo: number }) {
    this.#warehouse = warehouse;
    this.#folder = options.folder;
    this.#shopId = options.shopId;
    this.#batchNo = options.batchNo;
  }

  /** Adds one fact. Gives a promise only when the caller has to wait: a full file to load, or a disk that is behind. */
  add<K extends FactKind>(kind: K, fact: Fact<K>, revision: number, row: number): Promise<unknown> | undefined {
    let file = this.#open.get(kind);
    if (!file) {
      const path = join(this.#folder, `batch-${this.#batchNo}-${kind}-${this.#files++}.jsonl`);
      const stream = createWriteStream(path, { mode: 0o600 });
      // Without a listener a full disk would end the process; it ends the import instead.
      stream.on('error', (error) => (this.#broken ??= error));
      file = { stream, path, rows: 0, lines: '' };
      this.#open.set(kind, file);
    }
    if (this.#broken) throw this.#notWritten();
    const values: unknown[] = [this.#shopId];
    for (const column of columnsOf[kind]) values.push((fact as Record<string, unknown>)[column]);
    values.push(revision, this.#batchNo, row);
    file.lines += `${lineOf(values)}\n`;
    file.rows += 1;
    if (file.rows >= ROWS_A_FILE) return this.#load(kind);
    if (file.lines.length < CHARACTERS_A_WRITE) return undefined;
    const room = file.stream.write(file.lines);
    file.lines = '';
    return room ? undefined : once(file.stream, 'drain');
  }

  #notWritten(): Failure {
    return new Failure('store_unavailable', `The import cannot be written to disk: ${this.#broken?.message ?? ''}`, { hint: 'Make room on the disk of the data folder', cause: this.#broken });
  }

  /** Loads what is left. */
  async finish(): Promise<void> {
    for (const kind of [...this.#open.keys()]) await this.#load(kind);
  }

  /** Removes files that were not loaded. */
  async drop(): Promise<void> {
    for (const { stream, path } of this.#open.values()) {
      stream.destroy();
      await rm(path, { force: true });
    }
    this.#open.clear();
  }

  async #load(kind: FactKind): Promise<void> {
    const file = this.#open.get(kind);
    if (!file) return;
    this.#open.delete(kind);
    file.stream.end(file.lines);
    if (!file.stream.closed) await new Promise<void>((resolve) => file.stream.once('close', () => resolve()));
    if (this.#broken) throw this.#notWritten();
    await this.#warehouse.load(`fact_${kind}`, ['shop_id', ...columnsOf[kind].map(snake), 'revision', 'batch_no', 'row_no'], file.path);
    await rm(file.path, { force: true });
  }
}

const columnsOf = Object.fromEntries(Object.entries(factShapes).map(([kind, { columns }]) => [kind, Object.keys(columns)])) as Record<FactKind, string[]>;

/** A JSON line that the engine takes: half a character (a text cut within an emoji) would make it refuse the whole file. */
function lineOf(values: readonly unknown[]): string {
  const line = JSON.stringify(values);
  return line.includes('\\ud') ? JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toWellFormed() : value))) : line;
}
