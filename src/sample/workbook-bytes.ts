import ExcelJS from 'exceljs';

/** 1980-01-01, the first date a zip archive can tell. */
const FIRST_DOS_DATE = 0x0021;
const LOCAL_HEADER_DATES = 10;
const CENTRAL_HEADER_DATES = 12;
const END_BYTES = 22;

/** One sheet of text cells as an .xlsx file. Equal rows give equal bytes: the times of writing are taken out. */
export async function workbookBytes(sheet: string, rows: Iterable<readonly string[]>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = workbook.modified = new Date(0);
  const page = workbook.addWorksheet(sheet);
  for (const row of rows) page.addRow(row);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  clearZipDates(bytes);
  return bytes;
}

/** Walks the archive's list of entries and sets the date of each, there and at the entry itself. */
function clearZipDates(bytes: Buffer): void {
  const end = bytes.length - END_BYTES;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    bytes.writeUInt32LE(FIRST_DOS_DATE << 16, at + CENTRAL_HEADER_DATES);
    bytes.writeUInt32LE(FIRST_DOS_DATE << 16, bytes.readUInt32LE(at + 42) + LOCAL_HEADER_DATES);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}
