import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { hearHost } from './app/host';
import { Root } from './ui/Root';
import { bringWords } from './words/dictionaries';
import './styles/main.css';

const app = new App();
void app.start();
void bringWords(app.preferences.get().language).then(() => {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<Root app={app} />);
});
if (app.isEmbedded) void hearHost(app);
else if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => {});
