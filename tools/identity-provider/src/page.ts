import { people } from './people.ts';

type Language = 'en' | 'zh';

const TEXTS = {
  en: {
    choose: 'Choose an account',
    hint: 'Development sign-in. No password needed.',
    admin: 'administrator',
    leave: 'Sign out?',
    yes: 'Sign out',
    failed: 'Something went wrong',
  },
  zh: {
    choose: '选择账户',
    hint: '仅用于开发，无需密码。',
    admin: '管理员',
    leave: '退出登录？',
    yes: '退出登录',
    failed: '出现错误',
  },
} as const;

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(22rem, 90vw); }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
p { margin: 0 0 1.25rem; color: color-mix(in srgb, CanvasText 70%, Canvas); }
button { display: block; width: 100%; margin: 0 0 .6rem; padding: .8rem 1rem; font: inherit; text-align: start;
  color: inherit; background: color-mix(in srgb, CanvasText 6%, Canvas); cursor: pointer;
  border: 1px solid color-mix(in srgb, CanvasText 50%, Canvas); border-radius: .6rem; }
button:hover { background: color-mix(in srgb, CanvasText 12%, Canvas); }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
`;

/** Chinese for who prefers it to English, else English. */
export function languageOf(header: string | undefined): Language {
  const tags = (header ?? '').toLowerCase().split(',');
  const first = tags.map((tag) => tag.trim()).find((tag) => /^(zh|en)\b/.test(tag));
  return first?.startsWith('zh') ? 'zh' : 'en';
}

/** One button per person; works without scripts. */
export function choicePage(action: string, language: Language): string {
  const { choose, hint, admin } = TEXTS[language];
  const buttons = people.map(({ login, name, role }) => {
    const label = role === 'admin' ? `${name} (${admin})` : name;
    return `<button name="login" value="${login}">${label}</button>`;
  });
  const form = `<form method="post" action="${escapeHtml(action)}">${buttons.join('')}</form>`;
  return page(language, choose, `<p>${hint}</p>${form}`);
}

/** @param form the provider's own hidden form, with its protection against forgery */
export function signOutPage(form: string, language: Language): string {
  const { leave, yes } = TEXTS[language];
  const button = `<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${yes}</button>`;
  return page(language, leave, form + button);
}

export function errorPage(code: string, language: Language): string {
  return page(language, TEXTS[language].failed, `<p>${escapeHtml(code)}</p>`);
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
