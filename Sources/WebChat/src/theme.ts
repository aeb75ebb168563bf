// Runs before the first picture, so that no wrong theme flashes; small and blocking on purpose.
try {
  const { theme, accent, language } = JSON.parse(localStorage.getItem('parlance.preferences') ?? '{}') as { [name: string]: string };
  const root = document.documentElement;
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = isDark ? 'dark' : 'light';
  root.dataset.accent = accent ?? 'green';
  if (language === 'en') root.lang = 'en';
} catch {
  // Without storage the style sheet's own standards hold.
}

export {};
