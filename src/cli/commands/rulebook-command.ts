import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadRulebooks, OWN_RULEBOOKS, rulebookFiles } from '../../load-rulebooks.ts';
import { diffEditions } from '../../rulebook/diff-editions.ts';
import type { Edition } from '../../rulebook/edition-schema.ts';
import { checkEdition } from '../../rulebook/read-edition.ts';
import { Failure } from '../../words/failure.ts';
import { configOf, outputOf } from '../context.ts';
import { table } from '../output.ts';
import { explainEdition } from '../explain-edition.ts';

export function rulebookCommand(program: Command): void {
  const rulebook = program.command('rulebook').description('the rules, as data');

  rulebook.command('check').argument('[paths...]', 'files or folders (default: all that Tiyan uses)').description('say every mistake of a rulebook')
    .action(async (paths: string[], _options: object, command: Command) => {
      const output = outputOf(command);
      const extra = configOf(command).rulebooksDir;
      const files = (await Promise.all((paths.length > 0 ? paths : [OWN_RULEBOOKS, ...(extra === '' ? [] : [extra])]).map(filesAt))).flat();
      const found = await Promise.all(files.map(async (file) => ({ file, problems: checkEdition(await readFile(file, 'utf8')).problems })));
      if (output.json) output.data(found);
      else for (const { file, problems } of found) output.line(problems.length === 0 ? `${file}: ✓` : `${file}:\n${problems.map((p) => `  ${p.path}: ${p.message}`).join('\n')}`);
      if (found.some(({ problems }) => problems.length > 0)) process.exitCode = 5;
    });

  rulebook.command('explain').argument('[edition]', 'day of the edition (default: the newest)').option('--platform <platform>', '', 'douyin').description('an edition in words: indicators, weights, what is assumed')
    .action(async (day: string | undefined, options: { platform: string }, command: Command) => {
      const output = outputOf(command);
      const edition = await findEdition(command, options.platform, day);
      if (output.json) output.data(edition);
      else output.line(explainEdition(edition, output.lang));
    });

  rulebook.command('diff').argument('<a>').argument('<b>').option('--platform <platform>', '', 'douyin').description('what two editions say differently')
    .action(async (a: string, b: string, options: { platform: string }, command: Command) => {
      const output = outputOf(command);
      const changes = diffEditions(await findEdition(command, options.platform, a), await findEdition(command, options.platform, b));
      if (output.json) output.data(changes);
      else output.line(table(changes, [
        { title: 'part', cell: (c) => c.path },
        { title: a, cell: (c) => short(c.before) },
        { title: b, cell: (c) => short(c.after) },
      ]));
    });
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

async function findEdition(command: Command, platform: string, day: string | undefined): Promise<Edition> {
  const all = (await loadRulebooks(configOf(command).rulebooksDir)).filter((e) => e.platform === platform).sort((a, b) => (a.edition < b.edition ? -1 : 1));
  const found = day === undefined ? all.at(-1) : all.find((e) => e.edition === day);
  if (found) return found;
  throw new Failure('not_found', `${platform} has no edition ${day ?? ''}`, { hint: `Editions: ${all.map((e) => e.edition).join(', ')}` });
}

async function filesAt(path: string): Promise<string[]> {
  try {
    return (await stat(path)).isDirectory() ? await rulebookFiles(path) : [path];
  } catch (error) {
    throw new Failure('not_found', `${path} cannot be read`, { place: { file: path }, cause: error });
  }
}
