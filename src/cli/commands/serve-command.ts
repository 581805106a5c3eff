import type { Command } from 'commander';
import { configOf } from '../context.ts';

export function serveCommand(program: Command): void {
  program.command('serve').description('the server with the web page')
    .action(async (_options: object, command: Command) => {
      const [{ openSystem }, { serve }] = await Promise.all([import('../../system.ts'), import('../../http/serve.ts')]);
      const log = (message: string): void => void process.stderr.write(`${message}\n`);
      await using system = await openSystem(configOf(command), log);
      await using serving = await serve(system);
      process.stdout.write(`体验 Tiyan  ${serving.url}\n`);
      await stopped();
      log('Stopping …');
    });
}

/** Resolves on the first signal to stop; a second one ends the process at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
