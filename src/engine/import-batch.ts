import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RejectedItem } from '../facts/intake.ts';
import type { FactKind } from '../facts/shapes.ts';
import type { ShopProfile } from '../facts/shop-profile.ts';
import { readSecret } from '../records/settings.ts';
import { maskText } from '../sources/cells/mask-text.ts';
import type { ReadContext, SourceItem } from '../sources/source.ts';
import type { System } from '../system.ts';
import { sweepUncommitted, listBatches, nextNumbers, writeBatch, writeRejected, writeRemarks } from '../warehouse/batches.ts';
import { Landing } from '../warehouse/landing.ts';
import { FACT_KINDS } from '../facts/shapes.ts';
import type { ImportReport } from './import-report.ts';
import { saveShop } from './shop-of-import.ts';
import { eventsOf, Reach, readContext, REJECTED_AT_ONCE, REJECTED_SHOWN, Remarks } from './intake-items.ts';

/** What is to become one batch. */
export interface BatchInput {
  fileName: string;
  fileHash: string;
  sourceId: string;
  /** Kinds of facts this source gives, whether or not the file holds any. */
  gives: readonly FactKind[];
  /** When the platform wrote the file, unix seconds; null when nothing says so. */
  exportedAt: number | null;
  read(context: ReadContext): AsyncIterable<SourceItem[]>;
}

/**
 * Takes one file in: all its good rows or, when it turns out not to be what it claims, nothing. The row in `batch` that
 * is written last is the commit; until then no reader sees a fact of it.
 */
export async function importBatch(system: System, shop: ShopProfile, input: BatchInput, options: { dryRun: boolean; isNewShop: boolean }): Promise<ImportReport> {
  const { dryRun } = options;
  const { warehouse } = system;
  const twin = (await listBatches(warehouse, { shopId: shop.shopId, hash: input.fileHash })).find((b) => b.state === 'live');
  if (twin && !dryRun) return { ...emptyReport(shop, input, options.isNewShop), alreadyIn: twin.batchNo };
  const { batchNo, changeNo } = await nextNumbers(warehouse);
  const folder = await mkdtemp(join(await landingFolder(system), 'batch-'));
  const landing = dryRun ? null : new Landing(warehouse, { folder, shopId: shop.shopId, batchNo });
  try {
    const taken = await takeItems(system, shop, input, landing, batchNo);
    const report: ImportReport = { ...emptyReport(shop, input, options.isNewShop), batchNo: dryRun ? null : batchNo, ...taken.report };
    if (landing) {
      await landing.finish();
      await writeRemarks(warehouse, batchNo, taken.report.remarks);
      if (options.isNewShop) await saveShop(system, shop, 'shop.create');
      const now = system.clock.now();
      await writeBatch(warehouse, {
        batchNo, changeNo, state: 'live', shopId: shop.shopId, source: input.sourceId, fileName: input.fileName, fileHash: input.fileHash, exportedAt: input.exportedAt,
        importedAt: now, changedAt: now, rowsRead: report.rowsRead, rowsAccepted: report.rowsAccepted, rowsRejected: report.rowsRejected, counts: report.counts,
        dayFirst: report.dayFirst, dayLast: report.dayLast, isSample: shop.isSample,
      });
    }
    return report;
  } catch (error) {
    await landing?.drop();
    // What cannot be swept now is swept on the next opening; it never counts, and its number is not used again.
    if (landing) await sweepUncommitted(warehouse, FACT_KINDS).catch((failed: unknown) => system.log(`Rows of a failed import were not swept: ${failed instanceof Error ? failed.message : String(failed)}`));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows and unpacked archives on their way in; cleared on opening, should a process have been killed. */
export async function landingFolder(system: System): Promise<string> {
  const folder = join(system.config.dataDir, 'landing');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

type Taken = Pick<ImportReport, 'rowsRead' | 'rowsAccepted' | 'rowsRejected' | 'counts' | 'dayFirst' | 'dayLast' | 'rejected' | 'remarks'>;

async function takeItems(system: System, shop: ShopProfile, input: BatchInput, landing: Landing | null, batchNo: number): Promise<{ report: Taken }> {
  const remarks = new Remarks();
  const reach = new Reach(system.clock.now());
  const context = readContext({ zone: shop.zone, currency: shop.currency, secret: await readSecret(system.records, 'buyer_hash_key'), remarks });
  const counts: Partial<Record<FactKind, number>> = Object.fromEntries(input.gives.map((kind) => [kind, 0]));
  const shown: RejectedItem[] = [];
  let waiting: RejectedItem[] = [];
  const totals = { accepted: 0, rejected: 0, lastRow: 0 };
  const keepRejected = async (): Promise<void> => {
    if (landing) await writeRejected(system.warehouse, batchNo, input.fileName, waiting);
    waiting = [];
  };
  for await (const items of input.read(context)) {
    for (const item of items) {
      if (item.kind === 'rejected') {
        totals.rejected += 1;
        // In a row whose cells have slipped, somebody's number may stand where a price should.
        const kept = { ...item, value: maskText(item.value) };
        if (shown.length < REJECTED_SHOWN) shown.push(kept);
        waiting.push(kept);
        if (waiting.length >= REJECTED_AT_ONCE) await keepRejected();
        continue;
      }
      if (item.row !== totals.lastRow) totals.accepted += 1;
      totals.lastRow = item.row;
      const { first, latest } = eventsOf(item);
      reach.add(first);
      reach.add(latest);
      counts[item.kind] = (counts[item.kind] ?? 0) + 1;
      const wait = landing?.add(item.kind, item.fact, item.revision ?? input.exportedAt ?? latest, item.row);
      if (wait) await wait;
    }
  }
  await keepRejected();
  return {
    report: {
      rowsRead: totals.accepted + totals.rejected, rowsAccepted: totals.accepted, rowsRejected: totals.rejected, counts, ...reach.days(shop.zone),
      rejected: shown.map(({ row, column, value, code, message }) => ({ row, column, value, code, message })), remarks: remarks.list(),
    },
  };
}

const emptyReport = (shop: ShopProfile, input: BatchInput, isNewShop: boolean): ImportReport => ({
  file: input.fileName, source: input.sourceId, shopId: shop.shopId, isNewShop, batchNo: null, alreadyIn: null, rowsRead: 0, rowsAccepted: 0, rowsRejected: 0,
  counts: {}, dayFirst: '', dayLast: '', rejected: [], remarks: [],
});
