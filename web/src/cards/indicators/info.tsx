import { IconInfoCircle } from '@douyinfe/semi-icons';
import { Popover } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import type { IndicatorReading } from '../../api/shapes.ts';
import { say, useLang } from '../../i18n/language.ts';
import { SourceText } from '../../parts/source-text.tsx';

/** What counts, over which days, which way is good, and where it is written. */
export function IndicatorInfo({ reading }: { reading: IndicatorReading }) {
  const { t } = useTranslation();
  const name = say(reading.title, useLang());
  return (
    <Popover trigger="click" showArrow content={<Definition reading={reading} />} position="right">
      <button type="button" className="info" aria-label={t('indicators.info', { name })}>
        <IconInfoCircle size="small" />
      </button>
    </Popover>
  );
}

function Definition({ reading }: { reading: IndicatorReading }) {
  const { t } = useTranslation();
  const lang = useLang();
  return (
    <div className="definition">
      <strong>{say(reading.title, lang)}</strong>
      <dl>
        <dt>{t('indicators.definition')}</dt>
        <dd>{say(reading.definition, lang)}</dd>
        <dt>{t('indicators.window')}</dt>
        <dd>{t('indicators.windowDays', { days: reading.windowDays })}</dd>
        <dt>{t('indicators.better')}</dt>
        <dd>{t(`indicators.${reading.better}`)}</dd>
        {reading.floor && (
          <>
            <dt>{t('indicators.floor')}</dt>
            <dd>{say(reading.floor, lang)}</dd>
          </>
        )}
        <dt>{t('source.label')}</dt>
        <dd>
          <SourceText source={reading.source} />
        </dd>
      </dl>
    </div>
  );
}
