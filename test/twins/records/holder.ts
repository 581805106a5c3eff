/**
 * A process of its own that holds the records open: `holder.ts <options as JSON> [write]`. Says `ready` with what it
 * opened; with `write` it then enters audit rows and says each number once the server has acknowledged it. SIGINT
 * enters one last row, closes and says `closed`.
 */
import { systemClock } from '../../../src/clock.ts';
import { addAudit } from '../../../src/records/audit.ts';
import { openEmbeddedRecords } from '../../../src/records/open-embedded.ts';
import { Failure } from '../../../src/words/failure.ts';

const say = (line: Record<string, unknown>): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const entry = (action: string) => ({ at: 0, actor: 'holder', action, subject: 'test', details: {} });
const options = JSON.parse(process.argv[2] ?? '{}') as { dataDir: string };

try {
  const records = await openEmbeddedRecords({ ...options, clock: systemClock, log: (message) => say({ log: message }) });
  let isEnding = false;
  process.on('SIGINT', () => (isEnding = true));
  say({ ready: true, pid: process.pid, mode: records.mode, location: records.location, socket: records.pool.options.host });
  const stay = setInterval(() => undefined, 1000);
  for (let number = 1; !isEnding; number += 1) {
    if (process.argv[3] === 'write') {
      await addAudit(records, entry(String(number)));
      say({ wrote: number });
    } else await new Promise((resolve) => setTimeout(resolve, 10));
  }
  clearInterval(stay);
  await addAudit(records, entry('last'));
  await records.close();
  say({ closed: true });
} catch (error) {
  say(error instanceof Failure ? { code: error.code, message: error.message, hint: error.hint } : { bug: String(error) });
  process.exitCode = 1;
}
