import type { Plugin } from 'vite';

/** Tells the script that runs first where the texts of each language are, by `data-ru`, `data-en`. */
export function preloadTexts(): Plugin {
  return {
    name: 'vestnik:preload-texts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const named = Object.values(bundle).flatMap((file) => {
          const source = file.type === 'chunk' ? (file.facadeModuleId ?? '') : '';
          const language = /\/(\w+)\/web\.ftl/.exec(source)?.[1];
          return language ? [`data-${language}="/${file.fileName}"`] : [];
        });
        return html.replace('src="/boot.js"', ['src="/boot.js"', ...named].join(' '));
      },
    },
  };
}
