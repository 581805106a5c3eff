import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { ImportReport } from '../../engine/import-report.ts';
import { exitCodes, Failure } from '../../words/failure.ts';
import { atDesk, wholeNumber } from '../context.ts';
import { paint, table, type Output } from '../output.ts';

interface Options {
  shop?: string; source?: string; mapping?: string; dryRun?: boolean; password?: string; exportedAt?: string; publishedOn?: string;
  platform?: string; zone?: string; currency?: string; industry?: string; shopKind?: string; joinedOn?: string; products?: number;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .argument('<files...>', 'exported files (csv, xlsx, json, jsonl, parquet, txt, zip)')
    .description('take exported files in')
    .option('--shop <shop>', 'the shop they belong to; made if it is new')
    .option('--source <id>', 'what the files are, if it is not seen by itself')
    .option('--mapping <yaml>', 'a mapping file that describes them (docs/mapping.md)')
    .option('--dry-run', 'say what would go in and change nothing')
    .option('--password <password>', 'of a zip archive')
    .option('--exported-at <time>', 'when the platform wrote the files (2026-09-22T08:00:00+08:00 or unix seconds)')
    .option('--published-on <day>', 'day of a pasted page that names none')
    .option('--platform <platform>', 'of a new shop')
    .option('--zone <zone>', 'of a new shop, for example Asia/Shanghai')
    .option('--currency <code>', 'of a new shop')
    .option('--industry <name>', 'of a new shop: 考核行业 as the back office shows it')
    .option('--shop-kind <kind>', 'of a new shop: flagship, enterprise, sole_trader, individual, …')
    .option('--joined-on <day>', 'of a new shop')
    .option('--products <count>', 'of a new shop: products on sale', wholeNumber)
    .action(async (files: string[], options: Options, command: Command) => {
      await atDesk(command, async (desk, output) => {
        const bar = output.json || !process.stderr.isTTY ? null : new SingleBar({ format: '{bar} {percentage}% {file}', clearOnComplete: true, hideCursor: true });
        let started = false;
        const reports = await desk.call('import', request(files, options), (bytes, total, file) => {
          if (!bar || total === 0) return;
          if (!started) bar.start(total, 0, { file });
          started = true;
          bar.update(Math.min(bytes, total), { file });
        }).finally(() => bar?.stop());
        if (output.json) output.data(reports);
        else for (const report of reports) showReport(output, report);
        if (reports.some((report) => report.rowsAccepted === 0 && report.rowsRejected > 0)) process.exitCode = exitCodes.bad_file;
      });
    });
}

function request(files: string[], o: Options) {
  const optional = <T>(key: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [key]: value });
  return {
    paths: files.map((file) => resolve(file)),
    dryRun: o.dryRun ?? false,
    ...optional('shop', o.shop), ...optional('source', o.source), ...optional('mapping', o.mapping && resolve(o.mapping)), ...optional('password', o.password),
    ...optional('exportedAt', o.exportedAt === undefined ? undefined : instantOf(o.exportedAt)), ...optional('publishedOn', o.publishedOn),
    shopFacts: {
      ...optional('platform', o.platform), ...optional('zone', o.zone), ...optional('currency', o.currency), ...optional('industry', o.industry),
      ...optional('shopKind', o.shopKind), ...optional('joinedOn', o.joinedOn), ...optional('productsOnSale', o.products),
    },
  };
}

function instantOf(text: string): number {
  const seconds = /^\d{9,11}$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  if (Number.isInteger(seconds)) return seconds;
  throw new Failure('bad_request', `--exported-at "${text}" is no time`, { hint: 'Expected 2026-09-22T08:00:00+08:00 or unix seconds' });
}

function showReport(output: Output, report: ImportReport): void {
  const zh = output.lang === 'zh';
  if (report.alreadyIn !== null) {
    output.line(zh ? `${report.file}：第 ${report.alreadyIn} 批已含此文件，未作更改` : `${report.file}: batch ${report.alreadyIn} already holds this very file; nothing changed`);
    return;
  }
  const facts = Object.entries(report.counts).map(([kind, n]) => `${n} ${kind}`).join(', ');
  const batch = report.batchNo === null ? (zh ? '试运行' : 'dry run') : zh ? `第 ${report.batchNo} 批` : `batch ${report.batchNo}`;
  const days = report.dayFirst === '' ? '' : `, ${report.dayFirst} … ${report.dayLast}`;
  output.line(`${paint(output, 'bold', report.file)}  ${report.source} → ${report.shopId} (${batch}${days})`);
  if (report.isNewShop) output.line(zh ? `  新建店铺 ${report.shopId}` : `  new shop ${report.shopId}`);
  if (report.rowsAccepted === 0) output.line(paint(output, 'yellow', zh ? '  没有任何一行入库' : '  no row went in'));
  output.line(zh ? `  ${report.rowsAccepted} 行入库（${facts}），${report.rowsRejected} 行退回` : `  ${report.rowsAccepted} rows in (${facts}), ${report.rowsRejected} rejected`);
  for (const remark of report.remarks) output.line(paint(output, 'yellow', `  ! ${remark.count} × ${remark.message} (${remark.code}; ${zh ? '行' : 'rows'} ${remark.rows.slice(0, 5).join(', ')}${remark.count > 5 ? ', …' : ''})`));
  if (report.rejected.length > 0) {
    output.line(table(report.rejected.slice(0, 10), [
      { title: zh ? '行' : 'row', cell: (r) => String(r.row), right: true },
      { title: zh ? '列' : 'column', cell: (r) => r.column },
      { title: zh ? '值' : 'value', cell: (r) => r.value.slice(0, 30) },
      { title: zh ? '原因' : 'reason', cell: (r) => r.message },
    ]));
    if (report.batchNo !== null) output.line(zh ? `  全部退回行：tiyan batches rejected ${report.batchNo} --csv` : `  all rejected rows: tiyan batches rejected ${report.batchNo} --csv`);
  }
}
