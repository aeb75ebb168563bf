// One script tag puts the chat into another page:
//   <script src="https://parlance.example/embed.js" data-label="CRM" async></script>
// The page's origin must be in the server's allow-list: its frame-ancestors decide, and /api/v1/embed tells the widget.
// A page that has a login of its own hands it over with window.parlance.login(answer of POST /api/v1/auth/login).
export {};

const script = document.currentScript as HTMLScriptElement | null;
const origin = new URL(script?.src ?? location.href).origin;
const label = script?.dataset.label ?? 'CRM';

const frame = document.createElement('iframe');
frame.title = label;
frame.allow = 'clipboard-write';
frame.hidden = true;
const button = document.createElement('button');
button.type = 'button';
button.textContent = label;
button.setAttribute('aria-expanded', 'false');

const common = { position: 'fixed', right: '16px', zIndex: '2147483000', border: '0' };
Object.assign(button.style, common, {
  bottom: '16px',
  minHeight: '48px',
  padding: '0 20px',
  borderRadius: '24px',
  background: '#0a7a3d',
  color: '#fff',
  font: '600 16px system-ui, sans-serif',
  cursor: 'pointer',
  boxShadow: '0 4px 16px #0004',
});
Object.assign(frame.style, common, {
  bottom: '80px',
  width: 'min(400px, calc(100vw - 32px))',
  height: 'min(640px, calc(100dvh - 112px))',
  borderRadius: '12px',
  boxShadow: '0 8px 32px #0006',
});

function show(isShown: boolean): void {
  if (isShown && !frame.src) frame.src = `${origin}/widget`;
  frame.hidden = !isShown;
  button.setAttribute('aria-expanded', String(isShown));
  if (isShown) frame.focus();
}
button.addEventListener('click', () => show(frame.hidden));
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') show(false);
});

let login: unknown = null;
let isReady = false;
const hand = () => {
  if (isReady && login) frame.contentWindow?.postMessage({ type: 'parlance.login', login }, origin);
};
addEventListener('message', (event) => {
  if (event.origin !== origin || event.source !== frame.contentWindow) return;
  if (event.data?.type === 'parlance.ready') {
    isReady = true;
    hand();
  } else if (event.data?.type === 'parlance.close') {
    show(false);
    button.focus();
  }
});
Object.assign(window, {
  parlance: {
    open: () => show(true),
    close: () => show(false),
    login(answer: unknown) {
      login = answer;
      hand();
    },
  },
});
document.body.append(frame, button);
