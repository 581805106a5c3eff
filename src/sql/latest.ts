import { factShapes, snake, type FactKind } from '../facts/shapes.ts';

/**
 * The winning row of each fact of the shops in {shops:Array(String)}: newest revision, then newest batch, then last row
 * of the file, among batches that are live. The order is the reverse of the table's sorting key, so rows stream without
 * a sort. Of an after-sale the first reason is that of the oldest row that gives one, for a reason changed later does not count.
 */
export function latest(kind: FactKind): string {
  const { key, columns } = factShapes[kind];
  const names = Object.keys(columns).map(snake);
  const descending = ['shop_id', ...key.map(snake), 'revision', 'batch_no', 'row_no'].map((c) => `${c} DESC`).join(', ');
  const by = ['shop_id', ...key.map(snake)].join(', ');
  const source = `SELECT shop_id, ${selection(kind, names)}, revision, batch_no, row_no FROM fact_${kind} WHERE shop_id IN {shops:Array(String)} AND batch_no IN (${LIVE_BATCHES})`;
  const shown = names.map((name) => (kind === 'after_sale' && name === 'first_reason' ? 'oldest_reason AS first_reason' : name));
  return `SELECT shop_id, ${shown.join(', ')} FROM (${source}) ORDER BY ${descending} LIMIT 1 BY ${by}`;
}

export const LIVE_BATCHES = `SELECT batch_no FROM batch FINAL WHERE state = 'live' AND shop_id IN {shops:Array(String)}`;

function selection(kind: FactKind, names: string[]): string {
  if (kind !== 'after_sale') return names.join(', ');
  const oldest = `ifNull(first_value(nullIf(if(first_reason != '', first_reason, reason), '')) OVER (PARTITION BY shop_id, after_sale_id ORDER BY revision, batch_no, row_no ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '')`;
  return names.map((name) => (name === 'first_reason' ? `${oldest} AS oldest_reason` : name)).join(', ');
}
