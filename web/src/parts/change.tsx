import { useTranslation } from 'react-i18next';
import { formatChange } from '../format/points.ts';
import { NoValue } from './no-value.tsx';

/** Arrow and sign say the direction, colour says good or bad, the hidden word says it to screen readers. */
export function Change({ value }: { value: number | null }) {
  const { t } = useTranslation();
  if (value === null) return <NoValue reason={t('none.change')} />;
  const { direction, arrow, text } = formatChange(value);
  if (direction === 'level') return <span className="quiet">{t('change.level')}</span>;
  return (
    <span className={direction === 'up' ? 'number good' : 'number bad'}>
      <span className="sr-only">{t(`change.${direction}`)} </span>
      <span aria-hidden="true">{arrow} </span>
      {text}
    </span>
  );
}
