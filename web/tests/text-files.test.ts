import { expect, it } from 'vitest';
import { language, loadTexts, speak, text } from '../src/texts/texts';

it('a language that comes late does not take the place of one that was chosen since', async () => {
  // English is here already, Russian is not.
  await Promise.all([speak('ru'), speak('en')]);

  expect(language.value).toBe('en');
  expect(document.documentElement.lang).toBe('en');
});

it('a file of texts is there once it is loaded, and follows the language', async () => {
  expect(text('telegram-link')).toBe('telegram-link');

  await loadTexts('links');
  expect(text('telegram-link')).toBe('Link Telegram');
  await speak('ru');

  expect(text('telegram-link')).toBe('Привязать Telegram');
  expect(text('task-add')).toBe('Добавить');
});

it('texts that come while the language changes are in the new one', async () => {
  await Promise.all([loadTexts('task'), speak('ru')]);

  expect(text('task-title')).toBe('Название');
  expect(language.value).toBe('ru');
});
