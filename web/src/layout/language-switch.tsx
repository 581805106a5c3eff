import { Select } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import { useAddressPart } from '../address.ts';
import { setLanguage, useLang } from '../i18n/language.ts';

const languages = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const lang = useLang();
  const [inAddress, setInAddress] = useAddressPart('lang');
  const onChange = (value: unknown): void => {
    // A `lang` left in the address would win again on the next load.
    if (inAddress !== null) setInAddress(null);
    setLanguage(value === 'en' ? 'en' : 'zh');
  };
  return <Select className="language" value={lang} optionList={languages} onChange={onChange} aria-label={t('top.language')} />;
}
