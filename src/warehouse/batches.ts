import type { RejectedItem, Remark } from '../facts/intake.ts';
import { FACT_KINDS, type FactKind } from '../facts/shapes.ts';
import type { Warehouse } from './warehouse.ts';

/** One import as it stands. Instants are unix seconds. */
export interface Batch {
  batchNo: number;
  changeNo: number;
  state: 'live' | 'withdrawn';
  shopId: string;
  source: string;
  fileName: string;
  fileHash: string;
  exportedAt: number | null;
  importedAt: number;
  changedAt: number;
  rowsRead: number;
  rowsAccepted: number;
  rowsRejected: number;
  /** Facts by kind; a kind of 0 means that the source gives this kind and the file held none. */
  counts: Partial<Record<FactKind, number>>;
  dayFirst: string;
  dayLast: string;
  isSample: boolean;
}

const COLUMNS = [
  'batch_no', 'change_no', 'state', 'shop_id', 'source', 'file_name', 'file_hash', 'exported_at', 'imported_at', 'changed_at',
  'rows_read', 'rows_accepted', 'rows_rejected', 'counts', 'day_first', 'day_last', 'is_sample',
] as const;

interface BatchRow {
  batch_no: string | number; change_no: string | number; state: Batch['state']; shop_id: string; source: string; file_name: string; file_hash: string;
  exported_at: string | number | null; imported_at: string | number; changed_at: string | number; rows_read: string | number; rows_accepted: string | number;
  rows_rejected: string | number; counts: Record<string, string | number>; day_first: string; day_last: string; is_sample: boolean;
}

const SELECT = `SELECT batch_no, change_no, state, shop_id, source, file_name, file_hash, toUnixTimestamp(exported_at) AS exported_at, toUnixTimestamp(imported_at) AS imported_at,
  toUnixTimestamp(changed_at) AS changed_at, rows_read, rows_accepted, rows_rejected, counts, day_first, day_last, is_sample FROM batch FINAL`;

export async function listBatches(warehouse: Warehouse, filter: { shopId?: string; hash?: string } = {}): Promise<Batch[]> {
  const rows = await warehouse.rows<BatchRow>('batches', `${SELECT} WHERE ({shop:String} = '' OR shop_id = {shop:String}) AND ({hash:String} = '' OR file_hash = {hash:String}) ORDER BY batch_no DESC`, {
    shop: filter.shopId ?? '',
    hash: filter.hash ?? '',
  });
  return rows.map(toBatch);
}

export async function findBatch(warehouse: Warehouse, batchNo: number): Promise<Batch | null> {
  const rows = await warehouse.rows<BatchRow>('batch', `${SELECT} WHERE batch_no = {no:UInt64}`, { no: batchNo });
  return rows[0] ? toBatch(rows[0]) : null;
}

/**
 * Number for the next batch and the next change; one process writes at a time. No number is ever used twice, not even one
 * under which a failed import has left rows that could not be swept: they would go live with the next batch.
 */
export async function nextNumbers(warehouse: Warehouse): Promise<{ batchNo: number; changeNo: number }> {
  const tables = ['batch', 'batch_rejected', 'batch_remark', ...FACT_KINDS.map((kind) => `fact_${kind}`)];
  const newest = tables.map((table) => `(SELECT max(batch_no) FROM ${table})`).join(', ');
  const [row] = await warehouse.rows<{ batch: string | number; change: string | number }>('next batch', `SELECT greatest(${newest}) AS batch, (SELECT max(change_no) FROM batch) AS change`);
  return { batchNo: Number(row?.batch ?? 0) + 1, changeNo: Number(row?.change ?? 0) + 1 };
}

/** The commit of an import, or its withdrawal: one row, one insert. */
export async function writeBatch(warehouse: Warehouse, batch: Batch): Promise<void> {
  const value = {
    batch_no: batch.batchNo, change_no: batch.changeNo, state: batch.state, shop_id: batch.shopId, source: batch.source, file_name: batch.fileName, file_hash: batch.fileHash,
    exported_at: batch.exportedAt, imported_at: batch.importedAt, changed_at: batch.changedAt, rows_read: batch.rowsRead, rows_accepted: batch.rowsAccepted,
    rows_rejected: batch.rowsRejected, counts: batch.counts, day_first: batch.dayFirst, day_last: batch.dayLast, is_sample: batch.isSample,
  };
  await insertRow(warehouse, 'batch', COLUMNS, value);
}

export async function writeRejected(warehouse: Warehouse, batchNo: number, fileName: string, rejected: readonly RejectedItem[]): Promise<void> {
  if (rejected.length === 0) return;
  const rows = rejected.map((r) => ({ batch_no: batchNo, row_no: r.row, file_name: fileName, column_name: r.column, value: r.value, code: r.code, message: r.message }));
  await insertMany(warehouse, 'batch_rejected', 'batch_no UInt64, row_no UInt64, file_name String, column_name String, value String, code String, message String', rows);
}

export async function writeRemarks(warehouse: Warehouse, batchNo: number, remarks: readonly Remark[]): Promise<void> {
  if (remarks.length === 0) return;
  const rows = remarks.map((r) => ({ batch_no: batchNo, code: r.code, message: r.message, row_count: r.count, example_rows: r.rows }));
  await insertMany(warehouse, 'batch_remark', 'batch_no UInt64, code String, message String, row_count UInt64, example_rows Array(UInt64)', rows);
}

export async function readRejected(warehouse: Warehouse, batchNo: number): Promise<(RejectedItem & { file: string })[]> {
  const rows = await warehouse.rows<{ row_no: string | number; file_name: string; column_name: string; value: string; code: string; message: string }>(
    'rejected rows', 'SELECT row_no, file_name, column_name, value, code, message FROM batch_rejected WHERE batch_no = {no:UInt64} ORDER BY row_no', { no: batchNo });
  return rows.map((r) => ({ kind: 'rejected', row: Number(r.row_no), file: r.file_name, column: r.column_name, value: r.value, code: r.code, message: r.message }));
}

export async function readRemarks(warehouse: Warehouse, batchNo: number): Promise<Remark[]> {
  const rows = await warehouse.rows<{ code: string; message: string; row_count: string | number; example_rows: (string | number)[] }>(
    'remarks', 'SELECT code, message, row_count, example_rows FROM batch_remark WHERE batch_no = {no:UInt64} ORDER BY code', { no: batchNo });
  return rows.map((r) => ({ code: r.code, message: r.message, count: Number(r.row_count), rows: r.example_rows.map(Number) }));
}

/** Removes rows of batches that were never committed: what an import left that was killed. */
export async function sweepUncommitted(warehouse: Warehouse, kinds: readonly FactKind[]): Promise<number> {
  let swept = 0;
  for (const table of [...kinds.map((kind) => `fact_${kind}`), 'batch_rejected', 'batch_remark']) {
    const [row] = await warehouse.rows<{ n: string | number }>('sweep', `SELECT count() AS n FROM ${table} WHERE batch_no NOT IN (SELECT batch_no FROM batch)`);
    if (Number(row?.n ?? 0) === 0) continue;
    swept += Number(row?.n);
    await warehouse.run('sweep', `DELETE FROM ${table} WHERE batch_no NOT IN (SELECT batch_no FROM batch)`);
  }
  return swept;
}

async function insertRow(warehouse: Warehouse, table: string, columns: readonly string[], value: object): Promise<void> {
  const types = await warehouse.rows<{ name: string; type: string }>('columns', 'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}', { table });
  const structure = columns.map((name) => `${name} ${types.find((t) => t.name === name)?.type ?? 'String'}`).join(', ');
  await warehouse.run(`insert ${table}`, `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM format(JSONEachRow, {structure:String}, {value:String})`, { structure, value: JSON.stringify(value) });
}

/** A few thousand rows at a time as one JSON parameter. */
async function insertMany(warehouse: Warehouse, table: string, structure: string, rows: readonly object[]): Promise<void> {
  const columns = structure.split(', ').map((part) => part.split(' ')[0]).join(', ');
  for (let from = 0; from < rows.length; from += 2000) {
    const value = rows.slice(from, from + 2000).map((row) => JSON.stringify(row)).join('\n');
    await warehouse.run(`insert ${table}`, `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM format(JSONEachRow, {structure:String}, {value:String})`, { structure, value });
  }
}

function toBatch(r: BatchRow): Batch {
  return {
    batchNo: Number(r.batch_no), changeNo: Number(r.change_no), state: r.state, shopId: r.shop_id, source: r.source, fileName: r.file_name, fileHash: r.file_hash,
    exportedAt: r.exported_at === null ? null : Number(r.exported_at), importedAt: Number(r.imported_at), changedAt: Number(r.changed_at),
    rowsRead: Number(r.rows_read), rowsAccepted: Number(r.rows_accepted), rowsRejected: Number(r.rows_rejected),
    counts: Object.fromEntries(Object.entries(r.counts).map(([kind, n]) => [kind, Number(n)])), dayFirst: r.day_first, dayLast: r.day_last, isSample: r.is_sample,
  };
}
