import { InvalidArgumentError, type Command } from 'commander';
import { readConfig, type Config } from '../config.ts';
import { openDesk, type Desk } from './desk.ts';
import { makeOutput, type Output } from './output.ts';

interface GlobalOptions {
  json?: boolean;
  lang?: string;
  data?: string;
}

export function configOf(command: Command): Config {
  const { data } = command.optsWithGlobals<GlobalOptions>();
  return readConfig(data === undefined ? process.env : { ...process.env, TIYAN_DATA: data });
}

export const outputOf = (command: Command): Output => makeOutput(command.optsWithGlobals<GlobalOptions>(), process.env, process.stdout);

/** A whole number from the command line. */
export function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
}

/** Opens the desk for one command and closes it whatever happens. */
export async function atDesk(command: Command, work: (desk: Desk, output: Output) => Promise<void>): Promise<void> {
  await using desk = await openDesk(configOf(command));
  await work(desk, outputOf(command));
}
