import { z } from 'zod';
import { editionSchema } from '../../src/rulebook/edition-schema.ts';

/** JSON Schema of an edition, by which editors complete and check rulebook.yaml. */
export function rulebookSchema(): string {
  const schema = z.toJSONSchema(editionSchema, { io: 'input', unrepresentable: 'any', reused: 'ref' });
  return `${JSON.stringify({ ...schema, title: 'Tiyan rulebook edition' }, null, 2)}\n`;
}
