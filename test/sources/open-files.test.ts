import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fileLimits } from '../../src/sources/files/limits.ts';
import type { OpenFile } from '../../src/sources/files/open-file.ts';
import { openFiles } from '../../src/sources/files/open-files.ts';
import type { OpenOptions } from '../../src/sources/files/open-files.ts';
import { scratch } from './run-source.ts';

async function withFile<T>(bytes: string | Uint8Array, use: (file: OpenFile) => Promise<T>, options: OpenOptions = {}): Promise<T> {
  await using dir = await scratch();
  const opened = await openFiles(await dir.write('a', bytes), options);
  try {
    return await use(opened.files[0] as OpenFile);
  } finally {
    await opened.close();
  }
}

const table = async (file: OpenFile): Promise<{ row: number; cells: string[] }[]> => {
  const rows: { row: number; cells: string[] }[] = [];
  for await (const chunk of file.rows()) for (const [i, cells] of chunk.rows.entries()) rows.push({ row: chunk.firstRow + i, cells });
  return rows;
};

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
const documents = async (file: OpenFile): Promise<unknown[]> => (await all(file.documents())).map((one) => one.value);

/** `订单号,状态\n甲,乙\n` as GB18030. */
const GB = Buffer.from('b6a9b5a5bac52cd7b4ccac0abcd72cd2d20a', 'hex');

describe('text files', () => {
  it('reads UTF-8 with and without BOM, UTF-16 and GB18030', async () => {
    const text = '订单号,状态\n甲,乙\n';
    for (const [bytes, encoding] of [[Buffer.from(text), 'utf-8'], [Buffer.from(`\ufeff${text}`), 'utf-8'], [Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'), 'utf-16le'], [GB, 'gb18030']] as const) {
      await withFile(bytes, async (file) => {
        expect([file.format, file.encoding]).toEqual(['csv', encoding]);
        expect(await file.head()).toEqual({ header: ['订单号', '状态'], rows: [['甲', '乙']] });
        expect(await table(file)).toEqual([{ row: 2, cells: ['甲', '乙'] }]);
      });
    }
  });

  it('counts rows as a person does, over blank lines and lines inside cells, and keeps ragged ones', async () => {
    await withFile('a;b\r\n1;"x\ny"\r\n\r\n;;\r\n2\r\n3;4;5\r\n', async (file) => {
      expect(await table(file)).toEqual([{ row: 2, cells: ['1', 'x\ny'] }, { row: 5, cells: ['2'] }, { row: 6, cells: ['3', '4', '5'] }]);
    });
  });

  it('knows a table by its cells, not by what is said in them', async () => {
    const said = '"很好，\n质量不错\n第三行\n第四行"';
    for (const text of [`编号;评价\n1;${said}\n2;${said}\n`, '"a,b"\tc\n"1,2"\t3\n']) await withFile(text, async (file) => expect([file.format, (await file.head()).header.length]).toEqual(['csv', 2]));
  });

  it('refuses an open quote, broken UTF-8, rows too wide, emptiness and what is no table', async () => {
    await expect(withFile('a,b\n1,2\n3,"4\n5,6\n', table)).rejects.toMatchObject({ code: 'bad_file', place: { file: 'a', row: 3 } });
    const late = Buffer.concat([Buffer.from(`a,b\n${'x,y\n'.repeat(300_000)}`), GB]);
    await expect(withFile(late, table)).rejects.toMatchObject({ code: 'bad_file', message: expect.stringContaining('utf-8') as string });
    await expect(withFile(`a,b\n${'1,'.repeat(fileLimits.columns)}\n`, table)).rejects.toMatchObject({ code: 'limit_exceeded', place: { row: 2 } });
    await expect(withFile(`a,b\n1,${'x'.repeat(fileLimits.cellChars + 1)}\n`, table)).rejects.toMatchObject({ code: 'limit_exceeded', place: { row: 2 } });
    await expect(withFile('', table)).rejects.toMatchObject({ code: 'bad_file' });
    await expect(withFile(Buffer.from([0, 1, 2, 3, 0xff]), table)).rejects.toMatchObject({ code: 'bad_file' });
    await withFile('店铺体验分 4.85 分\n商品体验 98 分', async (file) => {
      expect([file.format, await file.text()]).toEqual(['text', '店铺体验分 4.85 分\n商品体验 98 分']);
      await expect(table(file)).rejects.toMatchObject({ code: 'bad_file' });
    });
  });

  it('knows its name, time of export and hash, and tells the bytes it reads', async () => {
    let read = 0;
    await withFile('a,b\n1,2\n', async (file) => {
      expect([file.name, file.exportedAt, file.bytes]).toEqual(['1791430000_订单.csv', 1_791_430_000, 8]);
      expect(await file.hash()).toBe(createHash('sha256').update('a,b\n1,2\n').digest('hex'));
      expect(read).toBe(0);
      await table(file);
      expect(read).toBe(8);
    }, { name: '1791430000_订单.csv', onBytes: (count) => (read += count) });
  });

  it('reads JSON lists, objects and lines', async () => {
    await withFile('[{"id":6917926768823643751},\n{"id":"2"}]', async (file) => {
      expect(file.format).toBe('json');
      expect(await documents(file)).toEqual([{ id: '6917926768823643751' }, { id: '2' }]);
    });
    await withFile('{\n "a": [1,2]\n}', async (file) => expect(await documents(file)).toEqual([{ a: [1, 2] }]));
    await withFile('{"a":1}\n\n{"a":2}\n', async (file) => {
      expect(file.format).toBe('jsonl');
      expect(await all(file.documents())).toEqual([{ row: 1, value: { a: 1 } }, { row: 3, value: { a: 2 } }]);
    });
    await expect(withFile('[{"a":1},{"a":}]', documents)).rejects.toMatchObject({ code: 'bad_file', place: { row: 2 } });
    await expect(withFile('{"a":1}\n{"a":2', documents)).rejects.toMatchObject({ code: 'bad_file', place: { row: 2 } });
  });

  it('reads 60 MB in bounded memory', { timeout: 120_000 }, async () => {
    await using dir = await scratch();
    const path = join(dir.path, 'big.csv');
    const block = `${Array.from({ length: 2000 }, (_, i) => `"\t69179267688236${10_000 + i}",已完成,2026-09-22 00:54:10,28.90`).join('\n')}\n`;
    const blocks = Math.ceil((60 * 1024 ** 2) / Buffer.byteLength(block));
    await pipeline(Readable.from((function* () {
      yield '子订单编号,订单状态,订单提交时间,订单应付金额\n';
      for (let i = 0; i < blocks; i++) yield block;
    })()), createWriteStream(path));
    const { files } = await openFiles(path);
    v8.setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = used();
    let rows = 0;
    let most = 0;
    for await (const chunk of (files[0] as OpenFile).rows()) {
      rows += chunk.rows.length;
      if (rows % 100_000 === 0) most = Math.max(most, used() - before);
    }
    expect(rows).toBe(blocks * 2000);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(100 * 1024 ** 2);
  });
});

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('workbooks', () => {
  it('reads the first sheet with rows: text, numbers, dates, links, rich text', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('空');
      const sheet = book.addWorksheet('订单');
      sheet.addRow(['编号', '金额', '时间', '链接', '备注', '公式', '是']);
      sheet.addRow(['6917926768823643751', 28.9, { v: 0 }, { text: '商品', hyperlink: 'https://example.com' }, { richText: [{ text: '很' }, { text: '好', font: { bold: true } }] }, { formula: '1+1', result: 2 }, true]);
      sheet.getCell('C2').value = new Date(Date.UTC(2026, 8, 22, 0, 54, 10));
      sheet.getCell('C2').numFmt = 'yyyy-mm-dd hh:mm:ss';
      sheet.getCell('A4').value = 6_917_926_768_823_640_000;
    });
    await withFile(bytes, async (file) => {
      expect([file.format, file.encoding]).toEqual(['xlsx', 'binary']);
      expect((await file.head()).header).toEqual(['编号', '金额', '时间', '链接', '备注', '公式', '是']);
      const chunks = await all(file.rows());
      expect(chunks.map((chunk) => [chunk.firstRow, chunk.rows])).toEqual([
        [2, [['6917926768823643751', '28.9', '2026-09-22 00:54:10', '商品', '很好', '2', 'TRUE']]],
        [4, [['6917926768823640000']]],
      ]);
      expect(chunks.map((chunk) => chunk.numericCells)).toEqual([[new Set([1, 5])], [new Set([0])]]);
    });
  });

  it('keeps Chinese text whole across pieces of the file', { timeout: 60_000 }, async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('订单');
      for (let i = 0; i < 20_000; i++) sheet.addRow([`编号${i}`, `已完成的订单状态文字${i}`]);
    });
    await withFile(bytes, async (file) => {
      let row = 1;
      for (const { cells } of await table(file)) expect(cells).toEqual([`编号${row}`, `已完成的订单状态文字${row++}`]);
      expect(row).toBe(20_000);
    });
  });

  it('says how to take a password off, and refuses the old kind', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    await expect(withFile(ole, table)).rejects.toMatchObject({ code: 'bad_file', message: expect.stringContaining('.xls') as string });
    await expect(withFile(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), table)).rejects.toMatchObject({ code: 'needs_password', hint: expect.stringContaining('CSV') as string });
  });
});

async function zip(entries: Record<string, string | Uint8Array>, options: ConstructorParameters<typeof ZipWriter>[1] = {}): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(entries)) await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
  return writer.close();
}

/** What archives were unpacked to in a temporary directory of this test's own. */
const unpacked = async (dir: { path: string }): Promise<string[]> => (await readdir(dir.path)).filter((name) => name.startsWith('tiyan-unpacked-'));

afterEach(() => void vi.unstubAllEnvs());

it('reads workbooks of other programs: prefixes, absolute targets, texts in place, hidden sheets, 1904, no references', async () => {
  const bytes = await zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<x:workbook xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="h" state="hidden" r:id="R1"/><x:sheet name="s" r:id="R2"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="R1" Target="worksheets/one.xml"/><Relationship Target="/xl/worksheets/two.xml" Id="R2"/></Relationships>',
    'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/worksheets/one.xml': '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>hidden</t></is></c></row></sheetData></worksheet>',
    'xl/worksheets/two.xml': '<x:worksheet><x:sheetData><x:row/><x:row><x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t>&lt;乙&gt;</x:t></x:r><x:rPh><x:t>jia</x:t></x:rPh></x:is></x:c><x:c/><x:c><x:v>7</x:v></x:c></x:row><x:row><x:c s="1"><x:v>44825</x:v></x:c></x:row></x:sheetData></x:worksheet>',
  });
  await withFile(bytes, async (file) => {
    expect(await file.head()).toEqual({ header: ['甲<乙>', '', '7'], rows: [['2026-09-22 00:00:00']] });
    expect((await table(file))[0]?.row).toBe(3);
  });
});

describe('archives', () => {
  const entries = { '__MACOSX/._x.csv': 'x', '订单/1791430000_订单.csv': 'a,b\n1,2\n', '售后.csv': 'a,b\n3,4\n' };

  it('opens what is inside and removes it after', async () => {
    await using dir = await scratch();
    vi.stubEnv('TMPDIR', dir.path);
    const opened = await openFiles(await dir.write('导出.zip', await zip({ ...entries, '评价.xlsx': await workbook((book) => book.addWorksheet('x').addRows([['a'], ['5']])) })));
    expect(opened.files.map((file) => [file.name, file.format, file.exportedAt])).toEqual([
      ['导出.zip/订单/1791430000_订单.csv', 'csv', 1_791_430_000],
      ['导出.zip/售后.csv', 'csv', null],
      ['导出.zip/评价.xlsx', 'xlsx', null],
    ]);
    expect(await table(opened.files[2] as OpenFile)).toEqual([{ row: 2, cells: ['5'] }]);
    expect(await unpacked(dir)).toHaveLength(1);
    await opened.close();
    expect(await unpacked(dir)).toEqual([]);
  });

  it.each([['AES', {}], ['ZipCrypto', { zipCrypto: true }]])('opens %s only with the password', async (_, kind) => {
    await using dir = await scratch();
    vi.stubEnv('TMPDIR', dir.path);
    const bytes = await zip(entries, { password: '抖店2026', ...kind });
    await withFile(bytes, async (file) => expect(await table(file)).toEqual([{ row: 2, cells: ['1', '2'] }]), { password: '抖店2026' });
    for (const options of [{}, { password: 'wrong' }, { password: 'wrong again' }]) await expect(withFile(bytes, table, options)).rejects.toMatchObject({ code: 'needs_password' });
    expect(await unpacked(dir)).toEqual([]);
  });

  it('reads names written as GBK, and never as paths', async () => {
    const gbk = await zip({ 'DD.csv': 'a,b\n1,2\n' }, { useUnicodeFileNames: false, encodeText: () => Uint8Array.from(Buffer.from('b6a9b5a52e637376', 'hex')) });
    await withFile(gbk, async (file) => expect(file.name).toBe('a/订单.csv'));
    await expect(zip({ '../../evil.csv': 'a,b\n1,2\n' }).then((bytes) => withFile(bytes, table))).rejects.toMatchObject({ code: 'bad_file' });
  });

  it('keeps to its limits', async () => {
    const many = Object.fromEntries(Array.from({ length: fileLimits.archiveEntries + 1 }, (_, i) => [`${i}.csv`, 'a,b\n']));
    await expect(zip(many).then((bytes) => withFile(bytes, table))).rejects.toMatchObject({ code: 'limit_exceeded' });
    await expect(zip({ 'b.zip': await zip(entries) }).then((bytes) => withFile(bytes, table))).rejects.toMatchObject({ code: 'bad_file' });
    const broken = (await zip(entries)).slice(0, -30);
    await expect(withFile(broken, table)).rejects.toMatchObject({ code: 'bad_file' });
  });
});

describe('parquet', () => {
  it('reads ids, times and gaps row group by row group', async () => {
    await withFile(await readFile(new URL('three-rows.parquet', import.meta.url)), async (file) => {
      expect(file.format).toBe('parquet');
      expect((await file.head()).header).toEqual(['id', 'big', 'price', 't', 'd', 'note', 'list']);
      expect((await table(file)).map(({ row, cells }) => [row, ...cells])).toEqual([
        [2, '6917926768823643751', '6917926768823643751', '28.9', '2026-09-22T00:54:10Z', '2026-09-22', '备注', '["1","0"]'],
        [3, '6917926768823643752', '6917926768823643752', '29.9', '2026-09-22T00:54:10Z', '2026-09-22', '', '["1","1"]'],
        [4, '6917926768823643753', '6917926768823643753', '30.9', '2026-09-22T00:54:10Z', '2026-09-22', '备注', '["1","2"]'],
      ]);
    });
  });
});
