import { useTranslation } from 'react-i18next';
import type { Sort } from './sort.ts';

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
