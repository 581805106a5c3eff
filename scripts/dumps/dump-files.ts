import { dumpRecordsSchema } from '../../src/records/dump-schema.ts';
import type { System } from '../../src/system.ts';
import { openapi } from './openapi.ts';
import { rulebookSchema } from './rulebook-schema.ts';
import { warehouseSchema } from './warehouse-schema.ts';

export interface DumpFile {
  /** Within the repository. */
  path: string;
  /** The npm script that writes it anew. */
  script: 'schema:dump' | 'openapi:dump';
  make(system: System): Promise<string> | string;
}

/** What is kept in git though it follows from the code: a change of it is seen in review. */
export const dumpFiles: readonly DumpFile[] = [
  { path: 'docs/schema/warehouse.sql', script: 'schema:dump', make: (system) => warehouseSchema(system.warehouse) },
  { path: 'src/records/schema.sql', script: 'schema:dump', make: (system) => dumpRecordsSchema(system.records) },
  { path: 'docs/schema/rulebook.schema.json', script: 'schema:dump', make: () => rulebookSchema() },
  { path: 'docs/openapi.json', script: 'openapi:dump', make: (system) => openapi(system) },
];
