import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { importBatch } from '../src/engine/import-batch.ts';
import { newShop } from '../src/engine/shop-of-import.ts';
import { openFiles } from '../src/sources/files/open-files.ts';
import { doudianOrderExport } from '../src/sources/doudian-export/doudian-order-export.ts';
import type { System } from '../src/system.ts';
import { formatInstant } from '../src/words/days.ts';
import { HEAD, measure, row } from './measure.ts';

const HEADER = '主订单编号,子订单编号,选购商品,商品ID,商品数量,订单应付金额,支付完成时间,承诺发货时间,发货时间,订单完成时间,订单状态,快递信息';

/** Import of one order export through the whole path (parse, check, land, commit) beside the engine's own load of the same file. */
export async function benchImport(system: System, rows: number): Promise<string[]> {
  const file = join(system.config.dataDir, 'bench-orders.csv');
  await writeOrders(file, rows);
  const shop = newShop('bench-import', 'douyin', {});
  const ours = await measure(1, async () => {
    const opened = await openFiles(file);
    const [first] = opened.files;
    if (!first) throw new Error('no file');
    await importBatch(system, shop, { fileName: 'bench.csv', fileHash: await first.hash(), sourceId: 'doudian-order-export', gives: ['order'], exportedAt: null, read: (c) => doudianOrderExport.read(first, c) }, { dryRun: false, isNewShop: false });
    await opened.close();
  });
  await system.warehouse.run('bench', 'CREATE TABLE IF NOT EXISTS bench_load (a String, b String, c String, d String, e UInt32, f Float64, g DateTime, h DateTime, i DateTime, j DateTime, k String, l String) ENGINE = MergeTree ORDER BY b');
  const engine = await measure(1, () => system.warehouse.run('bench', `INSERT INTO bench_load SELECT c1, c2, c3, c4, toUInt32OrZero(c5), toFloat64OrZero(c6), parseDateTimeBestEffortOrZero(c7), parseDateTimeBestEffortOrZero(c8), parseDateTimeBestEffortOrZero(c9), parseDateTimeBestEffortOrZero(c10), c11, c12
    FROM file('${file}', 'CSV', 'c1 String, c2 String, c3 String, c4 String, c5 String, c6 String, c7 String, c8 String, c9 String, c10 String, c11 String, c12 String') SETTINGS input_format_csv_skip_first_lines = 1`));
  await system.warehouse.run('bench', 'DROP TABLE bench_load');
  return [
    `### Import of ${rows.toLocaleString('en')} order rows`, '', HEAD,
    row(`our import: ${Math.round(rows / (ours.ms / 1000)).toLocaleString('en')} rows/s`, ours, `${(ours.ms / engine.ms).toFixed(1)} × the engine's load`),
    row(`the engine's own load: ${Math.round(rows / (engine.ms / 1000)).toLocaleString('en')} rows/s`, engine, '1'), '',
  ];
}

async function writeOrders(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`\uFEFF${HEADER}\n`);
  const start = 1_780_000_000;
  for (let i = 0; i < rows; i += 1) {
    const paid = start + ((i * 7919) % 7_776_000);
    const at = (s: number): string => formatInstant(s, 'Asia/Shanghai');
    const line = `"\t69${String(i).padStart(17, '0')}","\t69${String(i).padStart(17, '0')}",不锈钢保温杯 ${i % 20},"\t36051${i % 20}",1,${(10 + (i % 90)).toFixed(2)},${at(paid)},${at(paid + 172_800)},${at(paid + 36_000)},${at(paid + 600_000)},已完成,YT${String(i).padStart(12, '0')}-圆通速递\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
