import type { App } from './app';

/** Hears the page that holds the widget: only from an origin of the allow-list, and only a login of its own. */
export async function hearHost(app: App): Promise<void> {
  const { origins } = await app.api.embedOrigins().catch(() => ({ origins: [] as readonly string[] }));
  addEventListener('message', ({ origin, source, data }) => {
    if (source !== parent || !origins.includes(origin)) return;
    if (data?.type === 'parlance.login' && typeof data.login?.access_token === 'string') app.auth.accept(data.login);
  });
  const host = hostOrigin();
  if (host === null || !origins.includes(host)) return;
  parent.postMessage({ type: 'parlance.ready' }, host);
  onSpareEscape(() => parent.postMessage({ type: 'parlance.close' }, host));
}

/** Calls `leave` for an Escape that closes nothing on this page: the page around does not hear it. */
function onSpareEscape(leave: () => void): void {
  let isUsed = false;
  const inside = 'dialog[open], [role=menu], [role=listbox]:not([hidden]), .find';
  document.addEventListener('keydown', () => (isUsed = document.querySelector(inside) !== null), true);
  document.addEventListener('keydown', ({ key, isComposing, defaultPrevented }) => {
    if (key === 'Escape' && !isComposing && !defaultPrevented && !isUsed) leave();
  });
}

/** Where the page around is from, as far as the browser tells. */
function hostOrigin(): string | null {
  const [ancestor] = location.ancestorOrigins ?? [];
  if (ancestor) return ancestor;
  return document.referrer ? new URL(document.referrer).origin : null;
}
