import enUs from '@douyinfe/semi-ui-19/lib/es/locale/source/en_US.js';
import zhCn from '@douyinfe/semi-ui-19/lib/es/locale/source/zh_CN.js';

/** Semi's own words: empty tables, paging, the calendar. */
export const semiLocales = { zh: zhCn, en: enUs };
