import { factShapes, snake, type FactKind } from '../facts/shapes.ts';
import { latest, LIVE_BATCHES } from './latest.ts';

/**
 * The latest facts of a kind with `order_id` brought to the sub-order. Some files name the main order instead: then the
 * sub-order of the same product is meant, else the first. Only main orders that are named are looked up, so that the
 * common case costs nothing.
 */
export function resolved(kind: Extract<FactKind, 'review' | 'after_sale' | 'message'>): string {
  const names = Object.keys(factShapes[kind].columns).map(snake);
  const columns = names.map((name) => (name === 'order_id' ? `${SUB_ORDER} AS order_id` : `x.${name} AS ${name}`)).join(', ');
  return `
    SELECT x.shop_id AS shop_id, ${columns} FROM (${latest(kind)}) AS x
    LEFT JOIN (
      SELECT shop_id, main_order_id, arraySort(groupUniqArray((product_id, order_id))) AS items FROM fact_order
      WHERE shop_id IN {shops:Array(String)} AND main_order_id != '' AND main_order_id != order_id AND batch_no IN (${LIVE_BATCHES})
        AND (shop_id, main_order_id) IN (SELECT shop_id, order_id FROM fact_${kind} WHERE shop_id IN {shops:Array(String)} AND order_id != '')
      GROUP BY shop_id, main_order_id
    ) AS k ON k.shop_id = x.shop_id AND k.main_order_id = x.order_id`;
}

const SUB_ORDER = `if(empty(k.items), x.order_id, tupleElement(if(arrayExists(i -> i.1 = x.product_id, k.items), arrayFirst(i -> i.1 = x.product_id, k.items), k.items[1]), 2))`;
