import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { emptyFact, FACT_KINDS, factShapes, type Fact, type FactKind } from '../../src/facts/shapes.ts';
import type { ShopProfile } from '../../src/facts/shop-profile.ts';
import { OWN_RULEBOOKS } from '../../src/load-rulebooks.ts';
import type { Edition } from '../../src/rulebook/edition-schema.ts';
import { withOwnValues } from '../../src/rulebook/own-values.ts';
import { readEdition } from '../../src/rulebook/read-edition.ts';
import { instantAt } from '../../src/words/days.ts';
import { clockSeconds } from '../../src/words/clock-time.ts';

/** Every case plays in this zone. */
export const ZONE = 'Asia/Shanghai';

const factRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const reading = z.strictObject({ numerator: z.number().nullable().optional(), denominator: z.number().nullable().optional(), value: z.number().nullable().optional(), nullReason: z.string().nullable().optional() });

/** A golden case: facts or sums, and what must come of them. The format is told in docs/rulebooks.md. */
const caseSchema = z.strictObject({
  title: z.string(),
  proves: z.string(),
  asOf: z.string(),
  shop: z.strictObject({ industry: z.string(), shopKind: z.string(), joinedOn: z.string().nullable(), productsOnSale: z.int().nullable(), benefits: z.array(z.strictObject({ name: z.enum(['freight_insurance', 'bulky_freight_insurance', 'home_installation']), fromOn: z.string(), untilOn: z.string().nullable() })) }).partial().default({}),
  values: z.array(z.strictObject({ path: z.string(), value: z.unknown() })).default([]),
  sums: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
  facts: z.partialRecord(z.enum(FACT_KINDS as [FactKind, ...FactKind[]]), z.array(factRow)).optional(),
  expect: z.strictObject({
    stage: z.string(), readings: z.record(z.string(), reading), points: z.record(z.string(), z.number().nullable()), dimensions: z.record(z.string(), z.number().nullable()),
    bonus: z.number(), deduction: z.number(), total: z.number().nullable(), consumer: z.string().nullable(), stars: z.number().nullable(),
  }).partial(),
});

export interface GoldenCase extends z.infer<typeof caseSchema> {
  file: string;
  edition: Edition;
  profile: ShopProfile;
}

/** All cases beside their rulebooks. A file in a cases folder that is no case fails here. */
export function goldenCases(): GoldenCase[] {
  const rulebooks = readdirSync(OWN_RULEBOOKS, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('rulebook.yaml')).sort();
  return rulebooks.flatMap((rulebook) => {
    const folder = join(OWN_RULEBOOKS, rulebook, '..', 'cases');
    const edition = readEdition(readFileSync(join(OWN_RULEBOOKS, rulebook), 'utf8'), rulebook);
    return readdirSync(folder).sort().map((name) => readCase(join(folder, name), `${edition.edition}/${name}`, edition));
  });
}

function readCase(path: string, file: string, edition: Edition): GoldenCase {
  if (!path.endsWith('.yaml')) throw new Error(`${file} stands among the cases and is none`);
  const parsed = caseSchema.parse(parse(readFileSync(path, 'utf8')));
  if ((parsed.sums === undefined) === (parsed.facts === undefined)) throw new Error(`${file}: expected either sums or facts`);
  const profile: ShopProfile = {
    shopId: file, name: file, platform: edition.platform, zone: ZONE, currency: 'CNY', industry: parsed.shop.industry ?? '', shopKind: parsed.shop.shopKind ?? 'enterprise',
    joinedOn: parsed.shop.joinedOn ?? null, productsOnSale: parsed.shop.productsOnSale ?? null, isSample: false, benefits: parsed.shop.benefits ?? [],
  };
  return { ...parsed, file, edition: withOwnValues(edition, parsed.values), profile };
}

/** A short row with its columns filled up; local texts become instants. */
export function fullFact<K extends FactKind>(kind: K, row: z.infer<typeof factRow>): Fact<K> {
  const { columns } = factShapes[kind];
  const fact: Record<string, unknown> = { ...emptyFact(kind) };
  for (const [name, value] of Object.entries(row)) {
    const type = columns[name];
    if (type === undefined) throw new Error(`a ${kind} has no column ${name}`);
    fact[name] = type === 'instant' && typeof value === 'string' ? instantOf(value) : value;
  }
  return fact as Fact<K>;
}

function instantOf(text: string): number {
  const [day = '', time = '00:00:00'] = text.split(' ');
  const at = instantAt(day, clockSeconds(time), ZONE);
  if (!Number.isInteger(at)) throw new Error(`"${text}" is no local time`);
  return at;
}
