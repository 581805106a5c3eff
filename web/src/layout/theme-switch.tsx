import { IconMoon, IconSun } from '@douyinfe/semi-icons';
import { Button } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import { useTheme } from '../theme.tsx';

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { theme, setTheme } = useTheme();
  const isDark = theme === 'dark';
  const label = t(isDark ? 'top.toLight' : 'top.toDark');
  return (
    <Button
      theme="borderless"
      type="tertiary"
      icon={isDark ? <IconSun /> : <IconMoon />}
      aria-label={label}
      title={label}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    />
  );
}
