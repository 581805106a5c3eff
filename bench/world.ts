import type { Warehouse } from '../src/warehouse/warehouse.ts';

/** Size of the world that the benchmarks run on. */
export interface World {
  orders: number;
  shops: number;
  /** First and last day of payments. */
  from: string;
  days: number;
}

/**
 * Facts of many shops, made in the engine: one shop has a tenth of the orders, the others the rest; a fifth of the orders
 * are reviewed days after signing, 3 % have an after-sale days after it, and every order is picked up, due and signed.
 */
export async function makeWorld(warehouse: Warehouse, world: World): Promise<void> {
  const p = { orders: world.orders, shops: world.shops, from: world.from, days: world.days };
  const shop = "concat('shop-', leftPad(toString(if(number % 10 = 0, 0, 1 + cityHash64(number) % ({shops:UInt32} - 1))), 5, '0'))";
  const paid = "toUnixTimestamp(toDateTime(concat({from:String}, ' 00:00:00'), 'UTC')) + cityHash64(number, 1) % ({days:UInt32} * 86400)";
  await warehouse.run('bench orders', `
    INSERT INTO fact_order (shop_id, order_id, main_order_id, product_id, carrier, payable_amount, paid_at, picked_up_at, delivery_due_at, signed_at, revision, batch_no, row_no)
    SELECT ${shop}, leftPad(toString(number), 12, '0') AS id, id, concat('p', toString(number % 20)), concat('c', toString(number % 3)), 1000 + number % 9000, ${paid} AS paid,
      paid + 3600 + cityHash64(number, 2) % 72000, paid + 86400 * 4, paid + 86400 + cityHash64(number, 3) % 345600, 1, 1 + toUInt32(substring(shop_id_of, 6)), number
    FROM (SELECT number, ${shop} AS shop_id_of FROM numbers({orders:UInt64}))
    SETTINGS max_insert_threads = 2`, p, { timeoutSeconds: 3600 });
  await warehouse.run('bench reviews', `
    INSERT INTO fact_review (shop_id, review_id, order_id, product_id, rating, reviewed_at, revision, batch_no, row_no)
    SELECT shop_id, concat('r', order_id), order_id, product_id, if(cityHash64(order_id, 4) % 20 = 0, 1, 5), signed_at + 86400 + cityHash64(order_id, 5) % 864000, 1, batch_no, row_no
    FROM fact_order WHERE row_no % 5 = 0`, {}, { timeoutSeconds: 3600 });
  await warehouse.run('bench after-sales', `
    INSERT INTO fact_after_sale (shop_id, after_sale_id, order_id, product_id, type, reason, applied_at, agreed_at, refunded_at, revision, batch_no, row_no)
    SELECT shop_id, concat('a', order_id), order_id, product_id, 'return_refund', if(row_no % 2 = 0, '质量问题', '不想要了'), signed_at + 3600 + cityHash64(order_id, 6) % 864000 AS applied,
      applied + 7200, applied + 172800, 1, batch_no, row_no
    FROM fact_order WHERE row_no % 33 = 0`, {}, { timeoutSeconds: 3600 });
  await warehouse.run('bench batches', `
    INSERT INTO batch (batch_no, change_no, state, shop_id, source, imported_at, changed_at, rows_accepted, counts)
    SELECT batch_no, batch_no, 'live', any(shop_id), 'bench', 1, 1, count(), map('order', toUInt64(1)) FROM fact_order GROUP BY batch_no`, {}, { timeoutSeconds: 3600 });
}
