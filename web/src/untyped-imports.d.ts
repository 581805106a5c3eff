declare module '*.css';

// Semi ships ES modules whose types TypeScript reads as CommonJS: without these the default import is taken for its wrapper.
declare module '@douyinfe/semi-ui-19/lib/es/locale/source/zh_CN.js' {
  import type { Locale } from '@douyinfe/semi-ui-19/lib/es/locale/interface.js';
  const locale: Locale;
  export default locale;
}
declare module '@douyinfe/semi-ui-19/lib/es/locale/source/en_US.js' {
  import type { Locale } from '@douyinfe/semi-ui-19/lib/es/locale/interface.js';
  const locale: Locale;
  export default locale;
}
