export interface Sort {
  column: string;
  order: 'ascending' | 'descending';
}

/** `-total` ↔ {column: 'total', order: 'descending'}: how a sort stands in the address. */
export function readSort(text: string | null): Sort | null {
  if (text === null || text === '' || text === '-') return null;
  return text.startsWith('-') ? { column: text.slice(1), order: 'descending' } : { column: text, order: 'ascending' };
}
