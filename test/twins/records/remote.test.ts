import { describe, expect, test } from 'vitest';
import { openRemoteRecords } from '../../../src/records/open-remote.ts';
import { Failure } from '../../../src/words/failure.ts';
import { doors, localBin, sharedServer, startLocalServer } from './servers.ts';

const skip = doors.find((door) => door.name === 'remote')?.skip ?? null;

async function failureOf(url: string): Promise<Failure> {
  const error: unknown = await openRemoteRecords({ url }).then(() => null, (caught: unknown) => caught);
  if (error instanceof Failure) return error;
  throw new Error(`expected a Failure, got ${String(error)}`);
}

describe('an address that leads nowhere', () => {
  test('fails as store_unavailable and does not tell the password', async () => {
    const failure = await failureOf('postgres://ann:s3cr3t@127.0.0.1:1/tiyan');
    expect(failure).toMatchObject({ code: 'store_unavailable', message: expect.stringContaining('ann@127.0.0.1:1/tiyan') });
    expect(`${failure.message} ${failure.hint} ${String(failure.cause)}`).not.toContain('s3cr3t');
  });

  test.each(['mysql://a:s3cr3t@b/c', 'postgres://a:s3cr3t@[b/c', 's3cr3t'])('fails as bad_config when it cannot be read: %s', async (url) => {
    const failure = await failureOf(url);
    expect(failure.code).toBe('bad_config');
    expect(`${failure.message} ${failure.hint} ${String(failure.cause)}`).not.toContain('s3cr3t');
  });
});

describe.skipIf(skip !== null)(`a server that says no${skip ? ` (skipped: ${skip})` : ''}`, () => {
  test('to the password', async () => {
    const url = new URL((await sharedServer()).url);
    url.password = 'wr0ng';
    const failure = await failureOf(url.href);
    expect(failure).toMatchObject({ code: 'store_unavailable', hint: 'The server does not accept this user and password.' });
    expect(failure.message).not.toContain('wr0ng');
  });

  test('to a database that is not there', async () => {
    const url = new URL((await sharedServer()).url);
    url.pathname = '/nowhere';
    expect(await failureOf(url.href)).toMatchObject({ code: 'store_unavailable', hint: expect.stringContaining('does not exist') });
  });

  test.skipIf(localBin === null)(`after it was stopped: a statement fails as store_unavailable, the process goes on${localBin ? '' : ' (skipped: no server here that the test may stop)'}`, async () => {
    const server = await startLocalServer();
    await using records = await openRemoteRecords({ url: server.url });
    await server.stop();
    await expect(records.query('select 1')).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});
