import type { App } from './app';

/** Hears the page that holds the widget: only from an origin of the allow-list, and only a login of its own. */
export async function hearHost(app: App): Promise<void> {
  const { origins } = await app.api.embedOrigins().catch(() => ({ origins: [] as readonly string[] }));
  addEventListener('message', ({ origin, source, data }) => {
    if (source !== parent || !origins.includes(origin)) return;
    if (data?.type === 'parlance.login' && typeof data.login?.access_token === 'string') app.auth.accept(data.login);
  });
  const host = hostOrigin();
  if (host !== null && origins.includes(host)) parent.postMessage({ type: 'parlance.ready' }, host);
}

/** Where the page around is from, as far as the browser tells. */
function hostOrigin(): string | null {
  const [ancestor] = location.ancestorOrigins ?? [];
  if (ancestor) return ancestor;
  return document.referrer ? new URL(document.referrer).origin : null;
}
