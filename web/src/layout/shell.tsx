import { IconLayers, IconMenu, IconShoppingBag } from '@douyinfe/semi-icons';
import { Button } from '@douyinfe/semi-ui-19';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useAsOf } from '../address.ts';
import { AsOfPicker } from '../parts/as-of-picker.tsx';
import { routes, withAsOf } from '../routes.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Top bar, left navigation, page. On narrow screens the navigation folds behind its button. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [asOf] = useAsOf();
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <header className="top-bar">
        <Button
          className="nav-toggle"
          theme="borderless"
          type="tertiary"
          icon={<IconMenu />}
          aria-label={t(isOpen ? 'nav.close' : 'nav.open')}
          aria-expanded={isOpen}
          aria-controls="nav"
          onClick={() => setOpen(!isOpen)}
        />
        <Link className="product" href={withAsOf(routes.shops, asOf)}>
          {t('product.name')}
        </Link>
        <div className="top-tools">
          {path !== routes.batches && <AsOfPicker />}
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <nav id="nav" className={isOpen ? 'nav nav-open' : 'nav'} aria-label={t('nav.label')} onClick={() => setOpen(false)}>
        <NavLink href={withAsOf(routes.shops, asOf)} isHere={path === routes.shops || path.startsWith('/shops/')} icon={<IconShoppingBag />}>
          {t('nav.shops')}
        </NavLink>
        <NavLink href={withAsOf(routes.batches, asOf)} isHere={path === routes.batches} icon={<IconLayers />}>
          {t('nav.batches')}
        </NavLink>
      </nav>
      <main id="page" className="page" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function NavLink({ href, isHere, icon, children }: { href: string; isHere: boolean; icon: ReactNode; children: ReactNode }) {
  return (
    <Link className={isHere ? 'nav-link nav-here' : 'nav-link'} href={href} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {icon}
      {children}
    </Link>
  );
}
