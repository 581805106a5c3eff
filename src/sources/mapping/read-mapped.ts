import type { OpenFile } from '../files/open-file.ts';
import type { ReadContext, Source, SourceItem } from '../source.ts';
import { factBuilder } from './build-fact.ts';
import { compileCondition } from './compile-condition.ts';
import type { RowLayout } from './compile-expression.ts';
import type { ConvertRules } from './convert-value.ts';
import { holdTable, joinRow, joinSteps } from './join-rows.ts';
import type { HeldTable } from './join-rows.ts';
import { openTables, tableRows } from './mapped-tables.ts';
import type { MappedTable } from './mapped-tables.ts';
import type { MappedFact, Mapping } from './mapping-schema.ts';
import { tableChecks } from './table-checks.ts';
import type { RunChecks } from './table-checks.ts';

const CHUNK_ITEMS = 2000;

/** A mapping bound to its files: joined tables are in memory, the rest is read as facts are asked for. */
export interface OpenedMapping {
  mapping: Mapping;
  tables: ReadonlyMap<string, MappedTable>;
  held: ReadonlyMap<string, HeldTable>;
  rules: ConvertRules;
  checksOf: (table: MappedTable) => RunChecks;
}

export async function openMapping(mapping: Mapping, files: readonly OpenFile[], context: ReadContext): Promise<OpenedMapping> {
  const rules: ConvertRules = {
    zone: mapping.zone ?? context.zone, currency: mapping.currency ?? context.currency, dates: mapping.dates, hashBuyer: (id) => context.hashBuyer(id),
  };
  const tables = await openTables(mapping, files);
  const checksOf = tableChecks(mapping, context, rules);
  const held = new Map<string, HeldTable>();
  for (const name of new Set(mapping.facts.flatMap((fact) => fact.join.map((join) => join.table)))) {
    const table = tables.get(name);
    if (table) held.set(name, await holdTable(table, checksOf(table)));
  }
  return { mapping, tables, held, rules, checksOf };
}

/** The facts of one entry of the mapping. A row of the table with nothing to say (`skipWhen`) gives neither fact nor rejection. */
export async function* readFacts(opened: OpenedMapping, fact: MappedFact): AsyncGenerator<SourceItem[]> {
  const from = opened.tables.get(fact.from);
  if (!from) throw new Error(`table ${fact.from} was not checked`);
  const joined = fact.join.map((join) => join.table);
  const layout: RowLayout = { joined, slots: [from, ...joined.map((name) => opened.tables.get(name))].map((table) => table?.columns ?? new Map<string, number>()) };
  const steps = joinSteps(fact.join, layout, opened.held);
  const isSkipped = fact.skipWhen ? compileCondition(fact.skipWhen, layout, opened.rules) : () => false;
  const build = factBuilder(fact, layout, opened.rules);
  const runChecks = opened.checksOf(from);
  let items: SourceItem[] = [];
  for await (const part of tableRows(from)) {
    runChecks(part);
    for (const [i, cells] of part.rows.entries()) {
      const row = part.firstRow + i;
      const { rows, missed } = joinRow(row, cells, steps);
      if (missed) items.push({ kind: 'rejected', row, column: missed.on, value: '', code: 'unknown_reference', message: `The table ${missed.table} has no row for this one.` });
      for (const one of rows) if (!isSkipped(one)) items.push(build(one));
      if (items.length < CHUNK_ITEMS) continue;
      yield items;
      items = [];
    }
  }
  if (items.length > 0) yield items;
}

/** All facts of a mapping, entry by entry. */
export async function* readMapped(mapping: Mapping, files: readonly OpenFile[], context: ReadContext): AsyncGenerator<SourceItem[]> {
  const opened = await openMapping(mapping, files, context);
  for (const fact of mapping.facts) yield* readFacts(opened, fact);
}

/** A mapping as a source of single files; one with several tables goes through `readMapped`. */
export const mappingSource = (mapping: Mapping): Source => ({
  id: `mapping:${mapping.id}`,
  title: mapping.title,
  platform: mapping.platform,
  // A mapping is chosen by name, never guessed.
  detect: () => Promise.resolve(0),
  read: (file, context) => readMapped(mapping, [file], context),
});
