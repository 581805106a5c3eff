/**
 * An id that a spreadsheet has turned into a number: `6.91793E+18`, or, in a cell stored as a number, more than 15
 * digits of which all beyond the 15th are zero. Full digits in a numeric cell are fine: another program kept them.
 */
export function lostDigits(raw: string, isNumericCell = false): boolean {
  const text = raw.trim();
  if (/^\d(?:\.\d+)?[eE]\+?\d+$/.test(text)) return true;
  // One zero proves little (one 16-digit id in ten ends so); two or more beyond the 15th digit do.
  return isNumericCell && /^\d{17,}$/.test(text) && /^0+$/.test(text.slice(15));
}
