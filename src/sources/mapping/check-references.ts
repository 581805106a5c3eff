import { factShapes } from '../../facts/shapes.ts';
import { isZone } from '../../words/days.ts';
import { holdsRepeats, refsOfCondition, refsOfExpression } from './expression-parts.ts';
import type { ColumnRef } from './expression-parts.ts';
import type { MappedFact, Mapping } from './mapping-schema.ts';

/** A fault of a mapping whose form is right: where it lies and what was expected. */
export interface Fault {
  path: string;
  message: string;
}

/** Names that point at nothing, columns a fact does not have, keys it lacks. */
export function faultsOf(mapping: Mapping): Fault[] {
  const zone: Fault[] = mapping.zone !== undefined && !isZone(mapping.zone) ? [{ path: 'zone', message: `Expected a time zone such as Asia/Shanghai, found ${mapping.zone}.` }] : [];
  const tables = Object.entries(mapping.tables).flatMap(([name, { checks }]) =>
    checks.flatMap(({ when }, i) =>
      refsOfCondition(when, []).flatMap((ref) => (ref.isTotal ? [{ path: `tables.${name}.checks.${i}.when`, message: 'A check sees one row; {total} has no place in it.' }] : [])),
    ),
  );
  return [...zone, ...tables, ...mapping.facts.flatMap((fact, i) => factFaults(mapping, fact, `facts.${i}`))];
}

function factFaults(mapping: Mapping, fact: MappedFact, path: string): Fault[] {
  const known = Object.keys(mapping.tables);
  const faults: Fault[] = [];
  const noTable = (table: string, at: string): void => {
    if (!known.includes(table)) faults.push({ path: at, message: `There is no table ${table}; there are ${known.join(', ')}.` });
  };
  noTable(fact.from, `${path}.from`);
  const before: string[] = [];
  for (const [i, join] of fact.join.entries()) {
    const at = `${path}.join.${i}`;
    noTable(join.table, `${at}.table`);
    if (known.includes(join.table) && mapping.tables[join.table]?.key === undefined) faults.push({ path: `tables.${join.table}.key`, message: `The table ${join.table} is joined and needs a key column.` });
    if (join.table === fact.from || before.includes(join.table)) faults.push({ path: `${at}.table`, message: `The table ${join.table} stands in this fact twice.` });
    faults.push(...refFaults(refsOfExpression(join.on, before), fact, `${at}.on`));
    before.push(join.table);
  }
  return [...faults, ...columnFaults(fact, before, path)];
}

function columnFaults(fact: MappedFact, joined: readonly string[], path: string): Fault[] {
  const shape = factShapes[fact.kind];
  const faults: Fault[] = [];
  for (const [column, expression] of Object.entries(fact.columns)) {
    const at = `${path}.columns.${column}`;
    if (!(column in shape.columns)) faults.push({ path: at, message: `The fact ${fact.kind} has no column ${column}; it has ${Object.keys(shape.columns).join(', ')}.` });
    faults.push(...refFaults(refsOfExpression(expression, joined), fact, at));
  }
  for (const key of shape.key) {
    if (!(key in fact.columns) && !mayBeEmpty(fact.kind, key)) faults.push({ path: `${path}.columns`, message: `The column ${key} is missing: it names the fact ${fact.kind}.` });
  }
  if (fact.skipWhen) {
    faults.push(...refFaults(refsOfCondition(fact.skipWhen, joined), fact, `${path}.skipWhen`));
    if (holdsRepeats(fact.skipWhen)) faults.push({ path: `${path}.skipWhen`, message: '{repeats} counts in checks only: skipping repeats would hide them.' });
  }
  return faults;
}

function refFaults(refs: readonly ColumnRef[], fact: MappedFact, path: string): Fault[] {
  return refs.flatMap((ref) => {
    const isGrouped = fact.join.some((join) => join.table === ref.table && join.pick === 'group');
    if (ref.isTotal && !isGrouped) return [{ path, message: '{total} expects table.column of a table joined with pick: group.' }];
    if (!ref.isTotal && isGrouped) return [{ path, message: `The table ${ref.table} is joined with pick: group; take {total: ${ref.table}.${ref.column}}.` }];
    return [];
  });
}

/** A parcel is known by its waybill alone where the source does not know the order. */
export const mayBeEmpty = (kind: MappedFact['kind'], key: string): boolean => kind === 'parcel' && key === 'orderId';
