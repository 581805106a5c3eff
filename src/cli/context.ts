import type { Command } from 'commander';
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

/** Opens the desk for one command and closes it whatever happens. */
export async function atDesk(command: Command, work: (desk: Desk, output: Output) => Promise<void>): Promise<void> {
  await using desk = await openDesk(configOf(command));
  await work(desk, outputOf(command));
}
