import '@douyinfe/semi-ui-19/dist/css/semi.min.css';
import { createRoot } from 'react-dom/client';
import { Table, SideSheet, Tooltip, Popover, Popconfirm, Banner, Tag, Button, Select, DatePicker, Skeleton, Empty, ConfigProvider, LocaleProvider, Toast, Card, Input } from '@douyinfe/semi-ui-19';
import zh from '@douyinfe/semi-ui-19/lib/es/locale/source/zh_CN.js';
import { IconMoon } from '@douyinfe/semi-icons';
const all = [Table, SideSheet, Tooltip, Popover, Popconfirm, Banner, Tag, Button, Select, DatePicker, Skeleton, Empty, ConfigProvider, LocaleProvider, Card, Input];
Toast.info(String(all));
createRoot(document.getElementById('root')!).render(<LocaleProvider locale={zh}><Table /><IconMoon /></LocaleProvider>);
