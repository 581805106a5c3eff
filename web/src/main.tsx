import { createRoot } from 'react-dom/client';
import { openQueries } from './api/queries.ts';
import { App } from './app.tsx';
import { startLanguage } from './i18n/language.ts';
import './styles.css';
import { startTheme } from './theme.tsx';

startLanguage(location.search);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App theme={startTheme()} queries={openQueries()} />);
