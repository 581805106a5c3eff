import { Button, DatePicker } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../address.ts';

/** The day whose score is looked at. Empty means the latest. */
export function AsOfPicker() {
  const { t } = useTranslation();
  const [asOf, setAsOf] = useAsOf();
  return (
    <div className="as-of">
      <DatePicker
        key={asOf ?? 'latest'}
        {...(asOf === null ? {} : { defaultValue: asOf })}
        insetLabel={t('asOf.label')}
        aria-label={t('asOf.pick')}
        placeholder={t('asOf.latest')}
        format="yyyy-MM-dd"
        weekStartsOn={1}
        showClear={false}
        onChange={(_date, text) => setAsOf(typeof text === 'string' && text !== '' ? text : null)}
      />
      {asOf !== null && (
        <Button theme="borderless" onClick={() => setAsOf(null)}>
          {t('asOf.toLatest')}
        </Button>
      )}
    </div>
  );
}
