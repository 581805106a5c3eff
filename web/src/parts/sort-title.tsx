import { useTranslation } from 'react-i18next';

export interface Sort {
  column: string;
  order: 'ascending' | 'descending';
}

/** `-total` ↔ {column: 'total', order: 'descending'}: how a sort stands in the address. */
export function readSort(text: string | null): Sort | null {
  if (text === null || text === '' || text === '-') return null;
  return text.startsWith('-') ? { column: text.slice(1), order: 'descending' } : { column: text, order: 'ascending' };
}

interface SortTitleProps {
  column: string;
  title: string;
  sort: Sort | null;
  onSort: (text: string | null) => void;
}

/** A column title that sorts: highest first, then lowest first, then as it was. Semi's own sorter cannot be reached by keyboard. */
export function SortTitle({ column, title, sort, onSort }: SortTitleProps) {
  const { t } = useTranslation();
  const order = sort?.column === column ? sort.order : null;
  const next = order === null ? `-${column}` : order === 'descending' ? column : null;
  const word = order === null ? '' : t(`sort.${order}`);
  return (
    <button type="button" className="sort-title" onClick={() => onSort(next)} title={t('sort.by', { title })}>
      {title}
      <span className={order === null ? 'sort-arrow sort-idle' : 'sort-arrow'} aria-hidden="true">
        {order === 'ascending' ? '▲' : '▼'}
      </span>
      {word !== '' && <span className="sr-only"> {word}</span>}
    </button>
  );
}
