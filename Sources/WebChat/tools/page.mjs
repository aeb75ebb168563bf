// Puts the names of the built files into index.html, and lists what the service worker keeps.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const out = process.argv[2];
const assets = readdirSync(`${out}/assets`);
const { outputs } = JSON.parse(readFileSync(`${out}/meta.json`, 'utf8'));
const named = (start, end) => assets.find((name) => name.startsWith(start) && name.endsWith(end));
const main = named('main-', '.js');
const { imports } = Object.entries(outputs).find(([path]) => path.endsWith(main))[1];
const preload = imports
  .filter(({ kind }) => kind === 'import-statement')
  .map(({ path }) => `<link rel="modulepreload" href="/assets/${path.split('/').pop()}" />`)
  .join('\n    ');

const names = { zh: named('zh-', '.js'), en: named('en-', '.js'), theme: named('theme-', '.js'), style: named('main-', '.css'), main, preload };
const page = readFileSync('public/index.html', 'utf8').replace(/\{(\w+)\}/g, (_, name) => names[name]);
writeFileSync(`${out}/index.html`, page);

const shell = ['/', '/manifest.webmanifest', '/icon.svg', ...assets.map((name) => `/assets/${name}`)];
writeFileSync(`${out}/shell.json`, JSON.stringify(shell));
