import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../src/http/schemas.ts';
import { remember, remembered } from '../remember.ts';
import { en } from './en.ts';
import type { Words } from './zh.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
    keySeparator: false;
    nsSeparator: false;
  }
}

export type Lang = 'zh' | 'en';

/** Chinese first; `?lang=` in the address wins over what was chosen before, and is remembered. */
export function startLanguage(search: string): void {
  const asked = new URLSearchParams(search).get('lang') ?? remembered('lang');
  void i18next.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: 'zh',
    fallbackLng: 'zh',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  setLanguage(asked === 'en' ? 'en' : 'zh');
}

export function setLanguage(lang: Lang): void {
  remember('lang', lang);
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(lang);
}

export function useLang(): Lang {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

export function say(text: Bilingual, lang: Lang): string {
  return text[lang] || text.zh || text.en;
}
