import type { Command } from 'commander';
import { atDesk, wholeNumber } from '../context.ts';
import { change, points, table } from '../output.ts';
import { stageText } from '../readings.ts';

interface SetOptions { name?: string; platform?: string; zone?: string; currency?: string; industry?: string; shopKind?: string; joinedOn?: string; products?: number; benefit?: string[] }

export function shopCommands(program: Command): void {
  const shops = program.command('shops').description('all shops with score, change and stage').option('--as-of <day>')
    .action(async (options: { asOf?: string }, command: Command) => atDesk(command, async (desk, output) => {
      const list = await desk.call('shops', { asOf: options.asOf });
      if (output.json) return output.data(list);
      const zh = output.lang === 'zh';
      if (list.shops.length === 0) return output.line(zh ? '还没有店铺。先导入一个文件：tiyan import 文件 --shop 店铺名' : 'No shop yet. Import a file first: tiyan import FILE --shop NAME');
      output.line(table(list.shops, [
        { title: zh ? '店铺' : 'shop', cell: (s) => s.shopId },
        { title: zh ? '名称' : 'name', cell: (s) => (s.isSample ? `${s.name} ${zh ? '[示例]' : '[sample]'}` : s.name) },
        { title: zh ? '平台' : 'platform', cell: (s) => s.platform },
        { title: zh ? '总分' : 'score', cell: (s) => points(s.score?.total ?? null), right: true },
        { title: zh ? '较前日' : 'change', cell: (s) => change(output, s.changeSinceYesterday), right: true },
        { title: zh ? '阶段' : 'stage', cell: (s) => stageText(s.score?.stage, output.lang) },
        { title: zh ? '数据日' : 'as of', cell: (s) => s.score?.asOf ?? '--' },
        { title: zh ? '数据到' : 'data until', cell: (s) => s.dataUntil ?? '--' },
      ]));
    }));

  shops.command('set').argument('<shop>').description('make a shop, or change what is known of it')
    .option('--name <name>').option('--platform <platform>').option('--zone <zone>').option('--currency <code>').option('--industry <name>').option('--shop-kind <kind>')
    .option('--joined-on <day>').option('--products <count>', 'products on sale', wholeNumber).option('--benefit <benefits...>', 'name:from or name:from:until, for example freight_insurance:2026-09-01')
    .action(async (shop: string, o: SetOptions, command: Command) => atDesk(command, async (desk, output) => {
      const { products, benefit, ...texts } = o;
      const benefits = benefit?.map((text) => {
        const [name = '', fromOn = '', untilOn] = text.split(':');
        return { name: name as 'freight_insurance', fromOn, untilOn: untilOn ?? null };
      });
      const result = await desk.call('shopSet', { shop, facts: { ...texts, ...(products === undefined ? {} : { productsOnSale: products }), ...(benefits ? { benefits } : {}) } });
      if (output.json) output.data(result);
      else output.line(`${result.shopId} ✓`);
    }));

  shops.command('remove').argument('<shop>').description('take a shop out with all its facts')
    .action(async (shop: string, _options: object, command: Command) => atDesk(command, async (desk, output) => {
      const result = await desk.call('shopRemove', { shop });
      if (output.json) output.data(result);
      else output.line(`${result.shopId}: ${result.batches} batches withdrawn, shop removed`);
    }));

  valueCommands(program);
}

/** A shop's own values for parts of an edition that are not published. */
function valueCommands(program: Command): void {
  const values = program.command('values').argument('<shop>').description("a shop's own values in place of assumed ones")
    .action(async (shop: string, _options: object, command: Command) => atDesk(command, async (desk, output) => {
      const list = await desk.call('values', { shop });
      if (output.json) return output.data(list);
      output.line(table(list, [
        { title: 'path', cell: (v) => v.path },
        { title: 'from', cell: (v) => v.fromOn },
        { title: 'value', cell: (v) => JSON.stringify(v.value) },
        { title: 'note', cell: (v) => v.note },
      ]));
    }));

  values.command('set').argument('<shop>').argument('<path>', 'EDITION/PATH, for example 2026-09-08/weights.dimensions.rows[0].weights').argument('<value>', 'JSON').requiredOption('--from <day>', 'first day it holds').option('--note <text>', 'where you read it', '')
    .action(async (shop: string, path: string, value: string, options: { from: string; note: string }, command: Command) => atDesk(command, async (desk, output) => {
      const result = await desk.call('valueSet', { shop, path, value: parseJson(value), fromOn: options.from, note: options.note });
      if (output.json) output.data(result);
      else output.line(`${result.path} ✓`);
    }));

  values.command('remove').argument('<shop>').argument('<path>').requiredOption('--from <day>')
    .action(async (shop: string, path: string, options: { from: string }, command: Command) => atDesk(command, async (desk, output) => {
      const result = await desk.call('valueRemove', { shop, path, fromOn: options.from });
      if (output.json) output.data(result);
      else output.line(result.removed ? `${path} ✓` : `${path}: no such value`);
    }));
}

function parseJson(text: string): never {
  try {
    return JSON.parse(text) as never;
  } catch {
    return text as never;
  }
}
