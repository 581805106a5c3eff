import { Command, CommanderError } from 'commander';
import { exitCodes, Failure } from '../words/failure.ts';
import { dataCommands } from './commands/data-commands.ts';
import { importCommand } from './commands/import-command.ts';
import { rulebookCommand } from './commands/rulebook-command.ts';
import { scoreCommands } from './commands/score-commands.ts';
import { serveCommand } from './commands/serve-command.ts';
import { shopCommands } from './commands/shop-commands.ts';

const program = new Command('tiyan')
  .description('体验 Tiyan: the shop experience score, computed, explained and kept')
  .option('--json', 'answer as JSON')
  .option('--lang <lang>', 'zh or en (default: by the terminal)')
  .option('--data <dir>', 'data folder (default ./data, or TIYAN_DATA)')
  .exitOverride()
  .showHelpAfterError('(tiyan --help lists the commands)')
  .configureHelp({ showGlobalOptions: true });

for (const add of [importCommand, scoreCommands, shopCommands, dataCommands, rulebookCommand, serveCommand]) add(program);

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Failure)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a bug in Tiyan.\n`);
    return 1;
  }
  if (program.opts<{ json?: boolean }>().json) {
    process.stdout.write(`${JSON.stringify({ failure: { code: error.code, message: error.message, hint: error.hint, place: error.place } }, null, 2)}\n`);
  } else {
    const { file, row, column } = error.place;
    const place = [file, row === undefined ? '' : `row ${row}`, column === undefined ? '' : `column ${column}`].filter((part) => part !== undefined && part !== '' && !error.message.includes(part)).join(', ');
    process.stderr.write(`${place === '' ? '' : `${place}: `}${error.message}\n${error.hint === '' ? '' : `→ ${error.hint}\n`}`);
  }
  return exitCodes[error.code] ?? 1;
}
