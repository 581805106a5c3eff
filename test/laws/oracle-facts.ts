import { factShapes, type Fact, type FactKind } from '../../src/facts/shapes.ts';
import type { FactRow, ShopFacts } from './shop-facts.ts';

/** The facts that stand, one a key, of the live batches. */
export function standingFacts<K extends FactKind>(shop: ShopFacts, kind: K): Fact<K>[] {
  return [...rowsByKey(shop, kind).values()].flatMap((rows) => (rows.at(-1) ? [(rows.at(-1) as FactRow<K>).fact] : []));
}

/** After-sales with the reason that the buyer gave first: that of the oldest row that gives one. */
export function standingAfterSales(shop: ShopFacts): (Fact<'after_sale'> & { reasonAtFirst: string })[] {
  return [...rowsByKey(shop, 'after_sale').values()].flatMap((rows) => {
    const last = rows.at(-1);
    const reasonAtFirst = rows.map(({ fact }) => fact.firstReason || fact.reason).find((reason) => reason !== '') ?? '';
    return last ? [{ ...last.fact, reasonAtFirst }] : [];
  });
}

/** Rows of each fact, oldest first. */
function rowsByKey<K extends FactKind>(shop: ShopFacts, kind: K): Map<string, FactRow<K>[]> {
  const found = new Map<string, FactRow<K>[]>();
  for (const row of shop.rows as FactRow<K>[]) {
    if (row.kind !== kind || !shop.live.has(row.batchNo)) continue;
    const key = factShapes[kind].key.map((column) => String((row.fact as Record<string, unknown>)[column])).join('\n');
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  for (const rows of found.values()) rows.sort((a, b) => a.revision - b.revision || a.batchNo - b.batchNo || a.row - b.row);
  return found;
}

/**
 * Some files name the main order where the sub-order is meant: then it is the sub-order of the same product, else the
 * first by product and id. Every row of a live batch tells which orders a main order has.
 */
export function subOrderFinder(shop: ShopFacts): (orderId: string, productId: string) => string {
  const items = new Map<string, { orderId: string; productId: string }[]>();
  for (const { kind, fact, batchNo } of shop.rows) {
    if (kind !== 'order' || !shop.live.has(batchNo)) continue;
    const { orderId, mainOrderId, productId } = fact as Fact<'order'>;
    if (mainOrderId !== '' && mainOrderId !== orderId) items.set(mainOrderId, [...(items.get(mainOrderId) ?? []), { orderId, productId }]);
  }
  const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  for (const list of items.values()) list.sort((a, b) => less(a.productId, b.productId) || less(a.orderId, b.orderId));
  return (orderId, productId) => {
    const list = items.get(orderId) ?? [];
    return (list.find((item) => item.productId === productId) ?? list[0])?.orderId ?? orderId;
  };
}
