import pg from 'pg';
import type { Pool } from 'pg';
import { z } from 'zod';
import { Failure } from '../words/failure.ts';
import { migrate } from './migrate.ts';
import { once } from './once.ts';
import { isConnectionLoss, openPool, orUnavailable } from './pool.ts';
import type { Log, Records } from './records.ts';

const VERSION_MIN = 15;
const serverRow = z.object({ number: z.coerce.number(), version: z.string(), encoding: z.string() });

/** Opens the records on any PostgreSQL from 15 on and brings them to this program's schema. */
export async function openRemoteRecords(options: { url: string; log?: Log }): Promise<Records> {
  const address = readAddress(options.url);
  const pool = openPool({ connectionString: options.url }, options.log ?? (() => undefined));
  try {
    const version = await checkServer(pool, address.location);
    await migrate({ pool, location: address.location });
    const close = once(() => pool.end());
    return {
      kind: 'remote',
      pool,
      version,
      mode: 'remote',
      location: address.location,
      query: (text, values) => orUnavailable(address.location, () => pool.query(text, values)),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await pool.end();
    throw asFailure(error, address);
  }
}

interface Address {
  /** `user@host:port/database`: what may be shown. */
  location: string;
  secrets: string[];
}

/** Never hands on what the parser says, for it quotes the address and so the password. */
function readAddress(url: string): Address {
  const bad = new Failure('bad_config', 'The address of the PostgreSQL server cannot be read.', {
    hint: 'Write it as postgres://user:password@host:5432/database; special characters in the password as %XX.',
  });
  if (!/^postgres(ql)?:\/\//.test(url)) throw bad;
  try {
    const { user, password, host, port, database } = new pg.Client({ connectionString: url });
    const location = `${user ?? ''}@${host}:${port}/${database ?? ''}`;
    return { location, secrets: typeof password === 'string' && password ? [password, encodeURIComponent(password)] : [] };
  } catch {
    throw bad;
  }
}

async function checkServer(pool: Pool, location: string): Promise<string> {
  const { rows } = await pool.query(
    `select current_setting('server_version_num') as number, split_part(current_setting('server_version'), ' ', 1) as version,
       current_setting('server_encoding') as encoding`,
  );
  const server = serverRow.parse(rows[0]);
  if (server.number < VERSION_MIN * 10_000) {
    throw new Failure('bad_config', `The server at ${location} is PostgreSQL ${server.version}; Tiyan needs ${VERSION_MIN} or later.`, {
      hint: `Upgrade the server, or name another one with PostgreSQL ${VERSION_MIN} or later.`,
    });
  }
  if (server.encoding !== 'UTF8') {
    throw new Failure('bad_config', `The database at ${location} is encoded as ${server.encoding}; Tiyan needs UTF8.`, {
      hint: "Make one with: create database tiyan encoding 'UTF8' template template0",
    });
  }
  return server.version;
}

const HINTS: Record<string, string> = {
  '28P01': 'The server does not accept this user and password.',
  '28000': 'The server does not let this user in from here: see its pg_hba.conf.',
  '3D000': 'The database does not exist yet: make it with create database.',
  '42501': 'The user may not make tables there: grant create on the schema, or make it the owner of the database.',
};

function asFailure(error: unknown, address: Address): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
  if (!(code in HINTS) && !isConnectionLoss(error)) return error;
  // ECONNREFUSED on several addresses comes as an AggregateError without a message.
  const said = error.message || (error as NodeJS.ErrnoException).code || error.name;
  const message = address.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), said);
  return new Failure('store_unavailable', `The records at ${address.location} cannot be opened: ${message}`, {
    hint: HINTS[code] ?? 'See whether the PostgreSQL server runs and can be reached from here.',
  });
}
