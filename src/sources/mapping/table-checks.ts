import type { ReadContext } from '../source.ts';
import { compileCondition } from './compile-condition.ts';
import type { TimeRules } from './compile-condition.ts';
import type { MappedTable, TableRows } from './mapped-tables.ts';
import type { Mapping } from './mapping-schema.ts';

export type RunChecks = (rows: TableRows) => void;

/**
 * Runs a table's checks on the first pass over it and on no other, so that an oddity counts once a row, however many
 * facts read the row and however many rows are joined to it. Ask for one at the beginning of every pass.
 */
export function tableChecks(mapping: Mapping, context: ReadContext, rules: TimeRules): (table: MappedTable) => RunChecks {
  const begun = new Set<string>();
  return (table) => {
    if (begun.has(table.name)) return () => {};
    begun.add(table.name);
    const layout = { joined: [], slots: [table.columns] };
    const checks = (mapping.tables[table.name]?.checks ?? []).map((check) => ({ ...check, holds: compileCondition(check.when, layout, rules) }));
    return ({ firstRow, rows }) => {
      if (checks.length === 0) return;
      for (const [i, cells] of rows.entries()) {
        const row = { row: firstRow + i, cells: [cells], groups: [] };
        for (const { code, message, holds } of checks) if (holds(row)) context.remark(code, message, row.row);
      }
    };
  };
}
