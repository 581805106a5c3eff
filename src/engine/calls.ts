import { z } from 'zod';
import { addAudit } from '../records/audit.ts';
import { listShopValues, removeShopValue, setShopValue } from '../records/shop-values.ts';
import { removeShop } from '../records/shops.ts';
import type { System } from '../system.ts';
import { findBatch, listBatches, readRejected, readRemarks } from '../warehouse/batches.ts';
import { Failure } from '../words/failure.ts';
import { doctor } from './doctor.ts';
import { editionsOfShop } from './editions-of-shop.ts';
import { historyOfShop } from './history-of-shop.ts';
import { importFiles, importRequest, type Progress } from './import-files.ts';
import { keepDeltas } from './keep-deltas.ts';
import { listOfShops } from './list-of-shops.ts';
import { rowsOfIndicator } from './rows-of-indicator.ts';
import { loadSample, removeSample } from './sample.ts';
import { scoreOfShop } from './score-of-shop.ts';
import { newShop, requireShop, saveShop, shopFacts } from './shop-of-import.ts';
import { withdrawBatches } from './withdraw.ts';

/** One thing the system does on request: its arguments as a schema, and what it does. Results are plain JSON. */
interface Call<A extends z.ZodType, R> {
  args: A;
  /** Changes something: waits for its turn. */
  changes: boolean;
  run(system: System, args: z.output<A>, progress: Progress): Promise<R>;
}

const call = <A extends z.ZodType, R>(args: A, run: Call<A, R>['run']): Call<A, R> => ({ args, run, changes: false });
const change = <A extends z.ZodType, R>(args: A, run: Call<A, R>['run']): Call<A, R> => ({ args, run, changes: true });
const day = z.string().optional();
const shop = z.string().min(1);

/**
 * Everything the faces ask for. The command line runs a call here, or in the server that has the data open: the same
 * names, arguments and results.
 */
export const calls = {
  import: change(importRequest, importFiles),
  score: call(z.object({ shop, asOf: day, edition: z.string().optional() }), scoreOfShop),
  rows: call(z.object({ shop, indicator: z.string(), asOf: day, edition: z.string().optional(), offset: z.int().min(0).optional(), limit: z.int().min(1).max(1000).optional() }), rowsOfIndicator),
  history: call(z.object({ shop, from: day, to: day, edition: z.string().optional() }), historyOfShop),
  shops: call(z.object({ asOf: day }), listOfShops),
  batches: call(z.object({ shop: z.string().optional() }), async (system, args) => listBatches(system.warehouse, args.shop === undefined ? {} : { shopId: (await requireShop(system, args.shop)).shopId })),
  batch: call(z.object({ batchNo: z.int().min(1) }), async (system, { batchNo }) => ({ batch: await requireBatch(system, batchNo), rejected: await readRejected(system.warehouse, batchNo), remarks: await readRemarks(system.warehouse, batchNo) })),
  withdraw: change(z.object({ batchNo: z.int().min(1) }), withdraw),
  shopSet: change(z.object({ shop, facts: shopFacts }), shopSet),
  shopRemove: change(z.object({ shop }), shopRemove),
  values: call(z.object({ shop }), async (system, args) => {
    const found = await requireShop(system, args.shop);
    return listShopValues(system.records, found.shopId, found.platform);
  }),
  valueSet: change(z.object({ shop, path: z.string().regex(/^\d{4}-\d{2}-\d{2}\/.+/, 'expected EDITION/PATH, for example 2026-09-08/weights.dimensions.rows'), value: z.json(), fromOn: z.iso.date(), note: z.string().max(500).default('') }), valueSet),
  valueRemove: change(z.object({ shop, path: z.string(), fromOn: z.iso.date() }), valueRemove),
  sampleLoad: change(z.object({}), (system) => loadSample(system)),
  sampleRemove: change(z.object({}), (system) => removeSample(system)),
  doctor: call(z.object({}), (system) => doctor(system)),
} as const;

export type CallName = keyof typeof calls;
export type ArgsOf<N extends CallName> = z.input<(typeof calls)[N]['args']>;
export type ResultOf<N extends CallName> = Awaited<ReturnType<(typeof calls)[N]['run']>>;

/** @throws Failure bad_request when the arguments do not fit. */
export async function runCall<N extends CallName>(system: System, name: N, args: unknown, progress: Progress): Promise<ResultOf<N>> {
  const chosen = calls[name] as unknown as Call<z.ZodType, ResultOf<N>>;
  const parsed = chosen.args.safeParse(args);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Failure('bad_request', `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`, { place: { path: issue?.path.map(String).join('.') ?? '' } });
  }
  const run = (): Promise<ResultOf<N>> => chosen.run(system, parsed.data, progress);
  return chosen.changes ? system.turns.take(run) : run();
}

async function requireBatch(system: System, batchNo: number): Promise<NonNullable<Awaited<ReturnType<typeof findBatch>>>> {
  const found = await findBatch(system.warehouse, batchNo);
  if (!found) throw new Failure('not_found', `There is no batch ${batchNo}`, { hint: 'See `tiyan batches`' });
  return found;
}

/** Takes a batch's facts out again; what stood before it counts again. */
async function withdraw(system: System, { batchNo }: { batchNo: number }): Promise<{ batchNo: number; shopId: string }> {
  const batch = await requireBatch(system, batchNo);
  if (batch.state === 'withdrawn') throw new Failure('conflict', `Batch ${batchNo} is already withdrawn`);
  await withdrawBatches(system, [batch]);
  await addAudit(system.records, { at: system.clock.now(), actor: 'local', action: 'batch.withdraw', subject: batch.shopId, details: { batchNo } });
  return { batchNo, shopId: batch.shopId };
}

async function shopSet(system: System, args: { shop: string; facts: z.output<typeof shopFacts> }): Promise<{ shopId: string }> {
  const known = await requireShop(system, args.shop).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'not_found') return null;
    throw error;
  });
  const given = Object.fromEntries(Object.entries(args.facts).filter(([, value]) => value !== undefined));
  const next = known ? { ...known, ...given } : newShop(args.shop, args.facts.platform ?? '', args.facts);
  await saveShop(system, next, known ? 'shop.change' : 'shop.create');
  await keepDeltas(system, [next.shopId]);
  return { shopId: next.shopId };
}

/** Removes a shop with its facts: its batches are withdrawn, so that nothing of it counts or is shown. */
async function shopRemove(system: System, args: { shop: string }): Promise<{ shopId: string; batches: number }> {
  const found = await requireShop(system, args.shop);
  const live = (await listBatches(system.warehouse, { shopId: found.shopId })).filter((b) => b.state === 'live');
  await withdrawBatches(system, live);
  await removeShop(system.records, found.shopId, system.clock.now());
  await addAudit(system.records, { at: system.clock.now(), actor: 'local', action: 'shop.remove', subject: found.shopId, details: { batches: live.length } });
  return { shopId: found.shopId, batches: live.length };
}

async function valueSet(system: System, args: { shop: string; path: string; value: z.core.util.JSONType; fromOn: string; note: string }): Promise<{ path: string }> {
  const found = await requireShop(system, args.shop);
  const key = { shopId: found.shopId, platform: found.platform, path: args.path, fromOn: args.fromOn };
  const before = (await listShopValues(system.records, found.shopId, found.platform)).find((v) => v.path === args.path && v.fromOn === args.fromOn);
  await setShopValue(system.records, { ...key, value: args.value, note: args.note, enteredAt: system.clock.now() });
  try {
    // Makes the editions with the new value; one that does not fit is refused here.
    await editionsOfShop(system, found, true);
  } catch (error) {
    if (before) await setShopValue(system.records, before);
    else await removeShopValue(system.records, key);
    throw error;
  }
  await keepDeltas(system, [found.shopId]);
  await addAudit(system.records, { at: system.clock.now(), actor: 'local', action: 'value.set', subject: found.shopId, details: { path: args.path, fromOn: args.fromOn, value: args.value } });
  return { path: args.path };
}

async function valueRemove(system: System, args: { shop: string; path: string; fromOn: string }): Promise<{ removed: boolean }> {
  const found = await requireShop(system, args.shop);
  const before = (await listShopValues(system.records, found.shopId, found.platform)).find((v) => v.path === args.path && v.fromOn === args.fromOn);
  if (!before) return { removed: false };
  await removeShopValue(system.records, { shopId: found.shopId, platform: found.platform, path: args.path, fromOn: args.fromOn });
  try {
    // Another value may stand on this one.
    await editionsOfShop(system, found, true);
  } catch (error) {
    await setShopValue(system.records, before);
    throw error;
  }
  await keepDeltas(system, [found.shopId]);
  await addAudit(system.records, { at: system.clock.now(), actor: 'local', action: 'value.remove', subject: found.shopId, details: { path: args.path, fromOn: args.fromOn } });
  return { removed: true };
}
