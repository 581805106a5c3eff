import { useTranslation } from 'react-i18next';
import type { FactRow } from '../../api/shapes.ts';
import { say, useLang } from '../../i18n/language.ts';

/** What a row was judged by, on its own line under the row: up to a dozen short pairs would not fit a column. */
export function Details({ details }: { details: FactRow['details'] }) {
  const { t } = useTranslation();
  const lang = useLang();
  return (
    <dl className="details" aria-label={t('rows.details')}>
      {details.map(({ label, value }) => (
        <div key={say(label, lang)}>
          <dt>{say(label, lang)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
