// Runs before the first picture, so that no wrong theme flashes; small and blocking on purpose.
try {
  const { theme, accent, language } = JSON.parse(localStorage.getItem('parlance.preferences') ?? '{}') as { [name: string]: string };
  const root = document.documentElement;
  const script = document.currentScript as HTMLScriptElement | null;
  // The words come with the script that shows them, not after it.
  const spoken = language ?? (navigator.languages.some((tag) => tag.startsWith('zh')) ? 'zh' : 'en');
  const words = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: script?.dataset[spoken] ?? '' });
  if (words.href) document.head.append(words);
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = isDark ? 'dark' : 'light';
  root.dataset.accent = accent ?? 'green';
  if (language === 'en') root.lang = 'en';
} catch {
  // Without storage the style sheet's own standards hold.
}

export {};
