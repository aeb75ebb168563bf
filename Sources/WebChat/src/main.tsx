import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { hearHost } from './app/host';
import { Root } from './ui/Root';
import './styles/main.css';

const app = new App();
const root = document.getElementById('root');
if (root) createRoot(root).render(<Root app={app} />);
void app.start();
if (app.isEmbedded) void hearHost(app);
else if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => {});
