import { z } from 'zod';

/** What one file became. */
export const importReport = z.object({
  file: z.string(),
  source: z.string(),
  shopId: z.string(),
  /** The shop was not known before. */
  isNewShop: z.boolean(),
  /** null for a dry run. */
  batchNo: z.int().nullable(),
  /** The live batch that already holds this very file; nothing was changed. */
  alreadyIn: z.int().nullable(),
  rowsRead: z.int(),
  rowsAccepted: z.int(),
  rowsRejected: z.int(),
  counts: z.record(z.string(), z.int()),
  dayFirst: z.string(),
  dayLast: z.string(),
  /** The first rejected rows; all are kept with the batch. */
  rejected: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), code: z.string(), message: z.string() })),
  remarks: z.array(z.object({ code: z.string(), message: z.string(), count: z.int(), rows: z.array(z.int()) })),
});
export type ImportReport = z.infer<typeof importReport>;
