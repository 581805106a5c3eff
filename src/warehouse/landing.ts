import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { factShapes, snake, type Fact, type FactKind } from '../facts/shapes.ts';
import type { Warehouse } from './warehouse.ts';

/** Rows of one landing file. A part in the engine is made of at most so many rows, so memory stays bounded. */
const ROWS_A_FILE = 200_000;

/** Writes facts of one batch to files and loads each full file: the engine reads files ten times faster than rows. */
export class Landing {
  readonly #warehouse: Warehouse;
  readonly #folder: string;
  readonly #shopId: string;
  readonly #batchNo: number;
  readonly #open = new Map<FactKind, { stream: WriteStream; path: string; rows: number }>();
  readonly counts = new Map<FactKind, number>();
  #files = 0;

  constructor(warehouse: Warehouse, options: { folder: string; shopId: string; batchNo: number }) {
    this.#warehouse = warehouse;
    this.#folder = options.folder;
    this.#shopId = options.shopId;
    this.#batchNo = options.batchNo;
  }

  async add<K extends FactKind>(kind: K, fact: Fact<K>, revision: number, row: number): Promise<void> {
    let file = this.#open.get(kind);
    if (!file) {
      const path = join(this.#folder, `batch-${this.#batchNo}-${kind}-${this.#files++}.jsonl`);
      file = { stream: createWriteStream(path, { mode: 0o600 }), path, rows: 0 };
      this.#open.set(kind, file);
    }
    const values = columnsOf[kind].map((column) => (fact as Record<string, unknown>)[column]);
    const room = file.stream.write(`${JSON.stringify([this.#shopId, ...values, revision, this.#batchNo, row])}\n`);
    file.rows += 1;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (file.rows >= ROWS_A_FILE) await this.#load(kind);
    else if (!room) await once(file.stream, 'drain');
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
    file.stream.end();
    await once(file.stream, 'close');
    await this.#warehouse.load(`fact_${kind}`, ['shop_id', ...columnsOf[kind].map(snake), 'revision', 'batch_no', 'row_no'], file.path);
    await rm(file.path, { force: true });
  }
}

const columnsOf = Object.fromEntries(Object.entries(factShapes).map(([kind, { columns }]) => [kind, Object.keys(columns)])) as Record<FactKind, string[]>;
