import type { Command } from 'commander';
import type { FactRows, History, ScoreDetail } from '../../http/schemas.ts';
import { atDesk, wholeNumber } from '../context.ts';
import type { Desk } from '../desk.ts';
import { change, paint, points, table, type Output } from '../output.ts';
import { markText, readingText } from '../readings.ts';
import { csvText } from '../../words/csv-text.ts';

interface DayOptions { shop?: string; asOf?: string; edition?: string }

export function scoreCommands(program: Command): void {
  program.command('score').description('the score of one shop, or of all')
    .option('--shop <shop>').option('--as-of <day>', 'default: yesterday, or the last day of the facts').option('--edition <day>', 'another edition than the one in force')
    .action(async (options: DayOptions, command: Command) => atDesk(command, (desk, output) => score(desk, output, options)));

  program.command('explain').argument('<shop>').argument('[indicator]').description('where the score comes from; with an indicator, the rows behind it')
    .option('--as-of <day>').option('--edition <day>').option('--rows [count]', 'how many rows (default 20)').option('--offset <count>', 'rows to skip', wholeNumber, 0)
    .action(async (shop: string, indicator: string | undefined, options: DayOptions & { rows?: string | boolean; offset: number }, command: Command) =>
      atDesk(command, (desk, output) => explain(desk, output, shop, indicator, options)));

  program.command('history').argument('<shop>').description('the score of every day, as it was known then')
    .option('--from <day>').option('--to <day>').option('--edition <day>').option('--csv', 'as CSV')
    .action(async (shop: string, options: { from?: string; to?: string; edition?: string; csv?: boolean }, command: Command) => atDesk(command, async (desk, output) => {
      const result = await desk.call('history', { shop, from: options.from, to: options.to, edition: options.edition });
      if (output.json) output.data(result);
      else if (options.csv) output.line(historyCsv(result));
      else output.line(historyTable(output, result));
    }));
}

async function score(desk: Desk, output: Output, options: DayOptions): Promise<void> {
  const shops = options.shop === undefined ? (await desk.call('shops', { asOf: options.asOf })).shops.map((s) => s.shopId) : [options.shop];
  const details: ScoreDetail[] = [];
  for (const shop of shops) details.push(await desk.call('score', { shop, asOf: options.asOf, edition: options.edition }));
  if (output.json) return output.data(options.shop === undefined ? details : details[0]);
  if (details.length === 0) output.line(output.lang === 'zh' ? '还没有店铺。先导入一个文件：tiyan import 文件 --shop 店铺名' : 'No shop yet. Import a file first: tiyan import FILE --shop NAME');
  details.forEach((detail, i) => {
    if (i > 0) output.line();
    showScore(output, detail);
  });
}

function showHead(output: Output, detail: ScoreDetail): void {
  const { shop, score: head } = detail;
  const zh = output.lang === 'zh';
  const sample = shop.isSample ? (zh ? ' [示例]' : ' [sample]') : '';
  output.line(`${paint(output, 'bold', shop.name)}${sample} (${shop.shopId})  ${head.asOf}  ${detail.editionTitle[output.lang]}`);
  const stage = { growth: { zh: '成长阶段', en: 'growth stage' }, formal: { zh: '正式阶段', en: 'formal stage' }, none: { zh: '无阶段', en: 'no stage' } }[head.stage][output.lang];
  const consumer = head.consumer === null ? '' : `  ${zh ? '消费者端' : 'shown to buyers'} ${(head.consumer / 100).toFixed(1)}`;
  const assumed = head.isAssumed ? paint(output, 'yellow', zh ? '  含假定' : '  partly assumed') : '';
  output.line(`${zh ? '总分' : 'Score'} ${paint(output, 'bold', points(head.total))}  ${stage}${consumer}${assumed}`);
  if (detail.published) output.line(`${zh ? '平台公布' : 'Published by the platform'} ${points(detail.published.total)}  (${detail.published.publishedOn})`);
  if (head.noScoreReason) output.line(`  ${head.noScoreReason[output.lang]}`);
  if (head.missing.length > 0) output.line(paint(output, 'yellow', `  ${zh ? '以下指标缺数据来源，其权重由同维度其他指标分担' : 'Not imported, their weight goes to the others'}: ${head.missing.join(', ')}`));
}

function showScore(output: Output, detail: ScoreDetail): void {
  const zh = output.lang === 'zh';
  showHead(output, detail);
  if (detail.dimensions.length > 0) output.line(detail.dimensions.map((d) => `${d.title[output.lang]} ${points(d.points)}`).join('   '));
  if (detail.indicators.length === 0) return;
  output.line(table(detail.indicators, [
    { title: zh ? '指标' : 'indicator', cell: (i) => i.title[output.lang] },
    { title: zh ? '分子' : 'numerator', cell: (i) => String(i.numerator ?? '--'), right: true },
    { title: zh ? '分母' : 'denominator', cell: (i) => String(i.denominator ?? '--'), right: true },
    { title: zh ? '指标值' : 'value', cell: (i) => readingText(i, output.lang), right: true },
    { title: zh ? '得分' : 'points', cell: (i) => points(i.points), right: true },
    { title: zh ? '依据' : 'basis', cell: (i) => (i.mark === null ? '' : markText(i.mark, output.lang)) },
    { title: 'id', cell: (i) => paint(output, 'dim', i.id) },
  ]));
}

async function explain(desk: Desk, output: Output, shop: string, indicator: string | undefined, options: DayOptions & { rows?: string | boolean; offset: number }): Promise<void> {
  if (indicator === undefined) {
    const detail = await desk.call('score', { shop, asOf: options.asOf, edition: options.edition });
    if (output.json) return output.data(detail);
    showHead(output, detail);
    return output.line(ledgerTable(output, detail));
  }
  const limit = typeof options.rows === 'string' ? wholeNumber(options.rows) : 20;
  const rows = await desk.call('rows', { shop, indicator, asOf: options.asOf, edition: options.edition, limit, offset: options.offset });
  if (output.json) output.data(rows);
  else output.line(rowsTable(output, rows));
}

function ledgerTable(output: Output, detail: ScoreDetail): string {
  const zh = output.lang === 'zh';
  const sum = detail.ledger.reduce((total, line) => total + line.points, 0);
  const rows = [...detail.ledger.map((l) => ({ title: l.title[output.lang], points: points(l.points), lost: l.possible === null ? '' : points(l.possible - l.points), cause: l.cause[output.lang], mark: markText(l.mark, output.lang), source: l.source })),
    { title: zh ? '合计' : 'Total', points: points(sum), lost: '', cause: '', mark: '', source: '' }];
  return table(rows, [
    { title: zh ? '明细' : 'line', cell: (r) => r.title },
    { title: zh ? '得分' : 'points', cell: (r) => r.points, right: true },
    { title: zh ? '失分' : 'lost', cell: (r) => r.lost, right: true },
    { title: zh ? '原因' : 'cause', cell: (r) => r.cause },
    { title: zh ? '依据' : 'basis', cell: (r) => r.mark },
    { title: zh ? '出处' : 'source', cell: (r) => r.source },
  ]);
}

function rowsTable(output: Output, rows: FactRows): string {
  const zh = output.lang === 'zh';
  const head = zh
    ? `${rows.indicator}，${rows.asOf}：分子 ${rows.numerator}，分母 ${rows.denominator}，共 ${rows.total} 行（第 ${rows.offset + 1} 行起）`
    : `${rows.indicator} on ${rows.asOf}: numerator ${rows.numerator}, denominator ${rows.denominator}, ${rows.total} rows (from row ${rows.offset + 1})`;
  return `${head}\n${table(rows.rows, [
    { title: zh ? '编号' : 'id', cell: (r) => r.factId },
    { title: zh ? '分子' : 'num', cell: (r) => String(r.numerator), right: true },
    { title: zh ? '分母' : 'den', cell: (r) => String(r.denominator), right: true },
    { title: zh ? '基准日' : 'base day', cell: (r) => r.baseOn },
    { title: zh ? '得知日' : 'known', cell: (r) => r.knownOn },
    { title: zh ? '移出日' : 'leaves', cell: (r) => r.leavesOn },
    { title: zh ? '商品' : 'product', cell: (r) => r.productId },
    { title: zh ? '原因' : 'reason', cell: (r) => r.reason },
  ])}`;
}

function historyTable(output: Output, history: History): string {
  const zh = output.lang === 'zh';
  const dimensions = [...new Set(history.days.flatMap((d) => Object.keys(d.dimensions)))];
  const before = new Map(history.days.map((d, i) => [d.day, history.days[i - 1]?.total ?? null]));
  return table(history.days, [
    { title: zh ? '日期' : 'day', cell: (d) => d.day },
    { title: zh ? '总分' : 'score', cell: (d) => points(d.total), right: true },
    { title: zh ? '较前日' : 'change', cell: (d) => { const last = before.get(d.day) ?? null; return d.total === null || last === null ? '--' : change(output, d.total - last); }, right: true },
    ...dimensions.map((id) => ({ title: id, cell: (d: History['days'][number]) => points(d.dimensions[id] ?? null), right: true })),
    { title: zh ? '阶段' : 'stage', cell: (d) => d.stage },
    { title: zh ? '版本' : 'edition', cell: (d) => d.edition },
  ]);
}

function historyCsv(history: History): string {
  const dimensions = [...new Set(history.days.flatMap((d) => Object.keys(d.dimensions)))];
  const shown = (value: number | null | undefined): string => (value == null ? '' : (value / 100).toFixed(2));
  return csvText([['day', 'score', ...dimensions, 'stage', 'edition'], ...history.days.map((d) => [d.day, shown(d.total), ...dimensions.map((id) => shown(d.dimensions[id])), d.stage, d.edition])]);
}
