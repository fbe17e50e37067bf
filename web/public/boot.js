// Runs before the first paint: theme and language as they were chosen, and the texts on their way.
(() => {
  const { documentElement: root, currentScript: script } = document;
  const stored = (name) => localStorage.getItem(`vestnik.${name}`);

  const theme = stored('theme');
  const isDark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.bsTheme = isDark ? 'dark' : 'light';

  const languages = [stored('language'), ...navigator.languages];
  const known = languages
    .map((name) => name?.slice(0, 2))
    .filter((name) => ['ru', 'en'].includes(name));
  root.lang = known[0] ?? 'en';
  const texts = script.dataset[root.lang];
  if (texts)
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'modulepreload', href: texts }),
    );

  const isLink = /^\/l(\/|$)/.test(location.pathname);
  const isFromMail = /^\/(reset|confirm|unsubscribe)$/.test(location.pathname);
  const expectsBoard = isLink || (stored('signed-in') && !isFromMail);
  root.dataset.expects = expectsBoard ? 'board' : 'welcome';
  // These are for whoever was given the link, not for search engines.
  if (isLink || isFromMail)
    document.head.append(
      Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }),
    );

  // Errors of files don't bubble: they are heard on their way down.
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement) document.getElementById('no-app').hidden = false;
    },
    true,
  );
})();
