import { Cell } from './cell';

export type Route =
  | { page: 'chat'; session: string | null }
  | { page: 'status' }
  | { page: 'setup'; token: string }
  | { page: 'widget' };

/** The setup token stands behind the `#`, so that it reaches no server log. */
export function routeOf(path: string, hash: string): Route {
  const [first = '', second = ''] = path.split('/').filter(Boolean).map(decodeURIComponent);
  switch (first) {
    case 'status':
      return { page: 'status' };
    case 'setup':
      return { page: 'setup', token: hash.slice(1) };
    case 'widget':
      return { page: 'widget' };
    default:
      return { page: 'chat', session: first === 'chat' && second ? second : null };
  }
}

const current = () => routeOf(location.pathname, location.hash);

export class Router {
  readonly route = new Cell<Route>(current());

  constructor() {
    addEventListener('popstate', () => this.route.set(current()));
  }

  go(path: string, how: 'push' | 'replace' = 'push'): void {
    if (how === 'push') history.pushState(null, '', path);
    else history.replaceState(null, '', path);
    this.route.set(current());
  }

  toSession(id: string, how: 'push' | 'replace' = 'push'): void {
    this.go(`/chat/${encodeURIComponent(id)}`, how);
  }
}
