import { z } from 'zod';
import type { Db } from './records.ts';

const PAGE_MAX = 500;

const auditRow = z.object({
  /** Rising; a decimal string, for it may outgrow a double. */
  id: z.string(),
  /** Unix seconds. */
  at: z.coerce.number().int(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.json()),
});

/** Who did what to what. Rows are only ever added. */
export type AuditEntry = z.infer<typeof auditRow>;

export async function addAudit(db: Db, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  await db.query(
    'insert into audit (at, actor, action, subject, details) values (to_timestamp($1), $2, $3, $4, $5::jsonb)',
    [entry.at, entry.actor, entry.action, entry.subject, JSON.stringify(entry.details)],
  );
}

/** The newest first; of one subject when it is given, and before an id to read on. At most 500 a page. */
export async function listAudit(db: Db, page: { limit: number; subject?: string; beforeId?: string }): Promise<AuditEntry[]> {
  const { rows } = await db.query(
    `select id, extract(epoch from at)::bigint as at, actor, action, subject, details from audit
     where ($1::text is null or subject = $1) and ($2::bigint is null or id < $2)
     order by id desc limit $3`,
    [page.subject ?? null, page.beforeId ?? null, Math.min(page.limit, PAGE_MAX)],
  );
  return z.array(auditRow).parse(rows);
}
