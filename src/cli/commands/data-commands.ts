import type { Command } from 'commander';
import { formatInstant } from '../../words/days.ts';
import { atDesk, wholeNumber } from '../context.ts';
import { rejectedCsv } from '../../engine/rejected-csv.ts';
import { paint, table } from '../output.ts';

export function dataCommands(program: Command): void {
  const batches = program.command('batches').description('imports, newest first').option('--shop <shop>')
    .action(async (options: { shop?: string }, command: Command) => atDesk(command, async (desk, output) => {
      const list = await desk.call('batches', { shop: options.shop });
      if (output.json) return output.data(list);
      const zh = output.lang === 'zh';
      output.line(table(list, [
        { title: zh ? '批次' : 'batch', cell: (b) => String(b.batchNo), right: true },
        { title: zh ? '店铺' : 'shop', cell: (b) => b.shopId },
        { title: zh ? '文件' : 'file', cell: (b) => b.fileName.slice(0, 48) },
        { title: zh ? '来源' : 'source', cell: (b) => b.source },
        { title: zh ? '状态' : 'state', cell: (b) => (b.state === 'live' ? (zh ? '有效' : 'live') : zh ? '已撤回' : 'withdrawn') },
        { title: zh ? '入库' : 'accepted', cell: (b) => String(b.rowsAccepted), right: true },
        { title: zh ? '退回' : 'rejected', cell: (b) => String(b.rowsRejected), right: true },
        { title: zh ? '起' : 'from', cell: (b) => b.dayFirst },
        { title: zh ? '止' : 'to', cell: (b) => b.dayLast },
        { title: zh ? '导入时间 (UTC)' : 'imported (UTC)', cell: (b) => formatInstant(b.importedAt, 'UTC') },
      ]));
    }));

  batches.command('rejected').argument('<batch>', 'its number', wholeNumber).description('rows of a batch that gave no fact, and why').option('--csv', 'as CSV')
    .action(async (batchNo: number, options: { csv?: boolean }, command: Command) => atDesk(command, async (desk, output) => {
      const { rejected } = await desk.call('batch', { batchNo });
      if (output.json) return output.data(rejected);
      if (options.csv) return output.line(rejectedCsv(rejected));
      output.line(table(rejected, [
        { title: 'row', cell: (r) => String(r.row), right: true },
        { title: 'column', cell: (r) => r.column },
        { title: 'value', cell: (r) => r.value.slice(0, 40) },
        { title: 'code', cell: (r) => r.code },
        { title: 'reason', cell: (r) => r.message },
      ]));
    }));

  batches.command('withdraw').argument('<batch>', 'its number', wholeNumber).description('take a batch out again')
    .action(async (batchNo: number, _options: object, command: Command) => atDesk(command, async (desk, output) => {
      const result = await desk.call('withdraw', { batchNo });
      if (output.json) output.data(result);
      else output.line(output.lang === 'zh' ? `第 ${result.batchNo} 批已撤回，${result.shopId} 已重算` : `Batch ${result.batchNo} is withdrawn, ${result.shopId} is computed anew`);
    }));

  const sample = program.command('sample').description('the sample shops');
  sample.command('load').description('make the sample shops').action(async (_options: object, command: Command) => atDesk(command, async (desk, output) => {
    const result = await desk.call('sampleLoad', {});
    if (output.json) output.data(result);
    else output.line(output.lang === 'zh' ? `已生成 ${result.shops} 家示例店铺，共 ${result.facts} 行` : `${result.shops} sample shops with ${result.facts} rows are in`);
  }));
  sample.command('remove').description('take the sample shops out').action(async (_options: object, command: Command) => atDesk(command, async (desk, output) => {
    const result = await desk.call('sampleRemove', {});
    if (output.json) output.data(result);
    else output.line(output.lang === 'zh' ? `已移除 ${result.removed} 家示例店铺` : `${result.removed} sample shops removed`);
  }));

  program.command('doctor').description('stores, versions, disk, locks')
    .action(async (_options: object, command: Command) => atDesk(command, async (desk, output) => {
      const findings = [{ name: 'answered by', value: desk.place === 'server' ? 'the running server' : 'this process', state: 'ok' as const }, ...(await desk.call('doctor', {}))];
      if (output.json) output.data(findings);
      else output.line(table(findings, [
        { title: 'what', cell: (f) => f.name },
        { title: 'state', cell: (f) => paint(output, f.state === 'ok' ? 'green' : f.state === 'warn' ? 'yellow' : 'red', f.state) },
        { title: 'value', cell: (f) => f.value },
      ]));
      if (findings.some((f) => f.state === 'bad')) process.exitCode = 9;
    }));
}
